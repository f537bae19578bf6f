import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * How far a stream has been told, and whether it could be. A stream that cannot be told is parked: its last good rows stay and say less than
 * the log, and every list says so, until it is told again.
 */
@Entity('stream')
@Index(['parkedAt'], { where: 'parked_at IS NOT NULL' })
export class StreamRow {
  @PrimaryColumn('text') stream: string;
  /** The last entry it was told from. */
  @Column('int') revision: number;
  @Column('text') position: string;
  /** The last entry of the authority that bears on children; under a later one the rows are stale. */
  @Column('text') toldUnder: string;
  @Column('timestamptz', { nullable: true }) parkedAt?: string;
  /** For an operator; never with a child's data. */
  @Column('text', { nullable: true }) message?: string;
  /** The entry from which on it cannot be told, where one can be named. */
  @Column('text', { nullable: true }) entry?: string;
}
