import type { Day } from '@waymark/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row for each entry of a child's stream, for lists over many children. The child's own page is folded from the log. */
@Entity('timeline')
@Index(['position'])
export class TimelineRow {
  @PrimaryColumn('text') child: string;
  @PrimaryColumn('int') revision: number;
  @Column('text') entry: string;
  @Column('text') position: string;
  @Column('text') type: string;
  /** The day it happened, as last corrected. */
  @Column('date') happenedOn: Day;
  @Column('timestamptz', { nullable: true }) recordedAt?: string;
  @Column('text') actor: string;
  @Column('boolean') imported: boolean;
  @Column('text', { array: true }) correctedBy: string[];
  @Column('text', { nullable: true }) struckBy?: string;
  /** The entry that this one corrects or strikes out. */
  @Column('text', { nullable: true }) about?: string;
}
