import {
  inOrder,
  measuredOf,
  reviewRules,
  figuresOf,
  type Counted,
  type Dimension,
  type Part,
  type TimelinessLine,
  type TimelinessTold,
} from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { asked, holds, ON, type Whose } from '../whose';
import { statusOn } from '../obligations/status';
import { asWhich, COUNTS, DUE_IN, type Which } from './due-in';

export interface WhichTimeliness extends Whose, Which {
  readonly by?: Dimension;
}

interface Line extends Pick<TimelinessLine, 'rule' | 'group'> {
  readonly counted: readonly Counted[];
  readonly quartiles: readonly [number, number, number] | null;
  readonly longest: number | null;
}

const LINES = `
  WITH ${DUE_IN},
  alike AS (SELECT rule, "group", outcome, because, count(*)::int AS count FROM due GROUP BY rule, "group", outcome, because),
  waits AS (
    SELECT rule, "group", percentile_cont('{0.25, 0.5, 0.75}'::float8[]) WITHIN GROUP (ORDER BY waited) AS quartiles, max(waited) AS longest
    FROM due WHERE waited IS NOT NULL GROUP BY rule, "group"
  )
  SELECT a.rule, a."group", jsonb_agg(to_jsonb(a)) AS counted, w.quartiles, w.longest
  FROM alike a LEFT JOIN waits w ON w.rule = a.rule AND w."group" IS NOT DISTINCT FROM a."group" GROUP BY a.rule, a."group", w.quartiles, w.longest`;

const line = ({ rule, group, counted, quartiles, longest }: Line): TimelinessLine => {
  const waits = quartiles && { lowerQuartile: quartiles[0], median: quartiles[1], upperQuartile: quartiles[2], longest: longest! };
  return { rule, group, ...figuresOf(counted, waits) };
};

const isVisit = (rule: string): string => `(${rule} LIKE 'VS-%' OR ${rule} = 'AD-07')`;

const PARTS = `
  WITH ${DUE_IN},
  reviewed AS (
    SELECT bool_or(unaccompanied) AS unaccompanied, bool_and(outcome = 'met-on-time') AS hit
    FROM due WHERE ${COUNTS} AND rule = ANY ($12) GROUP BY child
  ),
  latest AS (
    SELECT DISTINCT ON (child) child, ${statusOn('o', ON)} AS status
    FROM whose JOIN read.span care USING (child) JOIN read.obligation o USING (child)
    WHERE care.kind = 'care' AND ${holds('care', ON)} AND NOT (care.detail->>'shortBreaks')::boolean AND ${isVisit('o.rule')}
      AND o.starts_on BETWEEN care.from_on AND ${ON} AND ${statusOn('o', ON)} <> 'voided'
    ORDER BY child, o.n DESC
  ),
  parts AS (
    SELECT 'RV-08' AS measure, unaccompanied, hit FROM reviewed
    UNION ALL SELECT 'visits-on-time', unaccompanied, outcome = 'met-on-time' FROM due WHERE ${COUNTS} AND ${isVisit('rule')}
    UNION ALL SELECT 'visits-up-to-date', EXISTS (SELECT FROM read.span u WHERE u.child = latest.child AND u.kind = 'unaccompanied' AND ${holds('u', ON)}),
      status <> 'overdue' FROM latest WHERE status <> 'not-in-record'
  )
  SELECT measure, unaccompanied, count(*) FILTER (WHERE hit)::int AS count, count(*)::int AS of FROM parts GROUP BY measure, unaccompanied`;

/** The figures of the duties that fell due in a period, and the measures of timeliness, as at the end of a day. */
export const timeliness = async (models: DataSource, { from, to, rule, by, ...whose }: WhichTimeliness): Promise<TimelinessTold> => {
  const lines = await models.query<Line[]>(LINES, [...asked(whose), ...asWhich({ from, to, rule, by })]);
  const parts = await models.query<Part[]>(PARTS, [...asked(whose), ...asWhich({ from, to }), reviewRules]);
  return { lines: lines.map(line).sort(inOrder), measures: measuredOf(parts) };
};
