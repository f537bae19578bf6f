import type { Day, Severity } from '@waymark/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The days of one severity of a signal (`n` is the signal, `i` its place there), once more as a row: to be asked for a day. */
@Entity('signal_span')
export class SignalSpanRow {
  @PrimaryColumn('text') child: string;
  @PrimaryColumn('int') n: number;
  @PrimaryColumn('int') i: number;
  @Column('date') fromOn: Day;
  @Column('date', { nullable: true }) untilOn?: Day;
  @Column('text') rule: string;
  @Column('text') severity: Severity;
}
