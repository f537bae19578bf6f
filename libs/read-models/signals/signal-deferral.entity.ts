import type { Day } from '@waymark/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The days on which a signal is deferred (`n` is the signal, `i` the deferral), as a row: to be asked for a day. */
@Entity('signal_deferral')
export class SignalDeferralRow {
  @PrimaryColumn('text') child: string;
  @PrimaryColumn('int') n: number;
  @PrimaryColumn('int') i: number;
  @Column('date') fromOn: Day;
  @Column('date') untilOn: Day;
  /** The day on which it is to be looked at again. */
  @Column('date') reviewOn: Day;
}
