import type { Day } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { asked, ON, WHOSE, type Whose } from '../whose';

/** How the alerts of one rule went in a period, as it stood at its end. Days are counted from the first day of an occurrence, whatever its severity. */
export interface SignalFigures {
  readonly rule: string;
  /** Occurrences that began in the period. */
  readonly raised: number;
  /** Those that cleared in it, whenever they began, and the median of the days they had been open. */
  readonly cleared: number;
  readonly medianDaysToClear: number | null;
  /** Of those raised in it and 30 days or more before its end: how many cleared within 30 days. */
  readonly clearedIn30: number;
  readonly of30: number;
  /** Those open at the end of the period, those of them deferred then, and the median of the days they have been open. */
  readonly open: number;
  readonly deferred: number;
  readonly medianDaysOpen: number | null;
  /** Of those raised in it: how many somebody has done something about, and the median of the days until then. */
  readonly handled: number;
  readonly medianDaysToFirstHandling: number | null;
}

const median = (days: string, of: string): string => `(percentile_cont(0.5) WITHIN GROUP (ORDER BY ${days}) FILTER (WHERE ${of}))::float`;
const count = (of: string): string => `(count(*) FILTER (WHERE ${of}))::int`;

const raised = 's.since_on >= $8::date';
const cleared = `s.cleared_on BETWEEN $8::date AND ${ON}`;
const open = `(s.cleared_on IS NULL OR s.cleared_on > ${ON})`;
const judged = `${raised} AND s.since_on + 30 <= ${ON}`;
const handled = `${raised} AND s.handled_on <= ${ON}`;

const STATEMENT = `
  WITH ${WHOSE}
  SELECT s.rule, ${count(raised)} AS raised, ${count(cleared)} AS cleared, ${median('s.cleared_on - s.since_on', cleared)} AS "medianDaysToClear",
    ${count(`${judged} AND s.cleared_on <= s.since_on + 30`)} AS "clearedIn30", ${count(judged)} AS "of30",
    ${count(open)} AS open, ${count(`${open} AND f.child IS NOT NULL`)} AS deferred, ${median(`${ON} - s.since_on`, open)} AS "medianDaysOpen",
    ${count(handled)} AS handled, ${median('s.handled_on - s.since_on', handled)} AS "medianDaysToFirstHandling"
  FROM whose c JOIN read.signal s USING (child)
    LEFT JOIN read.signal_deferral f ON f.child = s.child AND f.n = s.n AND f.from_on <= ${ON} AND ${ON} < f.until_on
  WHERE s.since_on <= ${ON} AND (s.cleared_on IS NULL OR s.cleared_on >= $8::date)
  GROUP BY s.rule ORDER BY s.rule`;

/** How alerts went from a day up to the end of another (`whose.on`), rule by rule: those that were open at any time between. */
export const signalFigures = (models: DataSource, { from, ...whose }: Whose & { readonly from: Day }): Promise<SignalFigures[]> =>
  models.query<SignalFigures[]>(STATEMENT, [...asked(whose), from]);
