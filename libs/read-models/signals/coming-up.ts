import { explainSignal, type Day, type Severity, type Signal } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { isOpenOn } from '../obligations/status';
import { asked, holds, NAMED, ON, WHOSE, type Named, type Whose } from '../whose';

/** Something that will be so on a day to come if nothing happens: a duty falls due, or a signal opens or rises. */
export interface ComingUp extends Named {
  readonly on: Day;
  readonly kind: 'duty' | 'signal';
  readonly rule: string;
  readonly version: number;
  readonly anchor: string;
  /** Of a signal: what it will be from that day, what it is the day before, and its words then. */
  readonly severity: Severity | null;
  readonly before: Severity | null;
  readonly says: string | null;
}

const DUTIES = `
  WITH ${WHOSE}
  SELECT ${NAMED}, 'duty' AS kind, o.due_on AS on, o.rule, o.version, o.anchor, NULL AS severity, NULL AS before, NULL AS says
  FROM whose c JOIN read.obligation o USING (child) WHERE ${isOpenOn('o', ON)} AND o.due_on > ${ON} AND o.due_on <= ${ON} + $8::int`;
const SIGNALS = `
  WITH ${WHOSE}
  SELECT ${NAMED}, 'signal' AS kind, p.from_on AS on, s.rule, s.version, s.anchor, p.severity, s.counts_from AS "countsFrom", s.spans, s.facts, s.clears,
    (SELECT b.severity FROM read.signal_span b WHERE b.child = p.child AND b.n = p.n AND ${holds('b', 'p.from_on - 1')}) AS before
  FROM whose c JOIN read.signal_span p USING (child) JOIN read.signal s USING (child, n)
  WHERE p.from_on > ${ON} AND p.from_on <= ${ON} + $8::int`;

const severities: readonly (string | null)[] = [null, 'info', 'amber', 'red', 'critical'];
const order = (a: ComingUp, b: ComingUp): number =>
  a.on === b.on ? (a.child === b.child ? (a.rule < b.rule ? -1 : 1) : a.child < b.child ? -1 : 1) : a.on < b.on ? -1 : 1;

/**
 * What the days after `on` bring if nothing happens, up to so many days on, the first at the head. Rows hold only what is known now, so the days to
 * come in them are exactly that.
 */
export const comingUp = async (models: DataSource, { within, ...whose }: Whose & { readonly within: number }): Promise<ComingUp[]> => {
  const parameters = [...asked(whose), within];
  const duties = await models.query<ComingUp[]>(DUTIES, parameters);
  const signals = await models.query<(ComingUp & Signal)[]>(SIGNALS, parameters);
  const risen = signals
    .filter(({ severity, before }) => severities.indexOf(severity) > severities.indexOf(before))
    .map(({ countsFrom, spans, facts, clears, ...row }) => ({
      ...row,
      says: explainSignal({ ...row, countsFrom, spans, facts, clears }, row.on),
    }));
  return [...duties, ...risen].sort(order);
};
