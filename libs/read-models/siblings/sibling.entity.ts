import type { Day } from '@waymark/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The days for which a child belonged to a group of brothers and sisters. */
@Entity('sibling')
@Index(['child'])
export class SiblingRow {
  @PrimaryColumn('text') siblings: string;
  @PrimaryColumn('int') n: number;
  @Column('text') child: string;
  @Column('date') fromOn: Day;
  @Column('date', { nullable: true }) untilOn?: Day;
  @Column('text') entry: string;
}
