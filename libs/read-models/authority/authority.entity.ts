import type { Day } from '@waymark/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Setting } from './authority';

/** What the authority has said of itself: one row. */
@Entity('authority')
export class AuthorityRow {
  @PrimaryColumn('text') authority: string;
  /** The last entry that bears on the children's rows. A child told under an earlier one is stale. */
  @Column('text') ruledBy: string;
  @Column('date', { nullable: true }) recordingBegan?: Day;
  @Column('jsonb') settings: Setting[];
}
