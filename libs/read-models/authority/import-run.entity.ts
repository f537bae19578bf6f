import type { Day } from '@waymark/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One import of returns: begun, and completed or not. */
@Entity('import_run')
export class ImportRunRow {
  @PrimaryColumn('text') authority: string;
  @PrimaryColumn('int') n: number;
  @Column('text') run: string;
  @Column('int', { array: true }) years: number[];
  @Column('date') begunOn: Day;
  @Column('date', { nullable: true }) completedOn?: Day;
  /** A later run that is complete has covered its years. */
  @Column('boolean') unfinished: boolean;
  @Column('int', { nullable: true }) rows?: number;
  @Column('int', { nullable: true }) children?: number;
  @Column('int', { nullable: true }) entries?: number;
}
