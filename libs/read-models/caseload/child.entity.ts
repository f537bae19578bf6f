import type { Day } from '@waymark/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SealedPart } from '../opening';

/** One row for each child: what does not change with the day asked. Names and the day of birth stay sealed. */
@Entity('child')
export class ChildRow {
  @PrimaryColumn('text') child: string;
  @Column('jsonb', { nullable: true }) givenName?: SealedPart;
  @Column('jsonb', { nullable: true }) familyName?: SealedPart;
  @Column('jsonb', { nullable: true }) dateOfBirth?: SealedPart;
  /** `YYYY-MM`: plain, so that counts survive erasure. */
  @Column('text', { nullable: true }) birthMonth?: string;
  @Column('text', { nullable: true }) sex?: string;
  /** The 31 March on which a return last named the child, where the next one does not. */
  @Column('date', { nullable: true }) lastKnownOn?: Day;
  /** The import runs that wrote here. */
  @Column('text', { array: true }) runs: string[];
}
