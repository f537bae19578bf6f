import { countingOutcomes, type Day } from '@waymark/domain';
import { statusOn } from '../obligations/status';
import { holds, ON, WHOSE } from '../whose';

/** `outcomeOf` of the domain as SQL, for a duty that fell due in the period; a test holds the two together. */
export const outcomeOf = (o: string, day: string, isMissing: string): string => `CASE (${statusOn(o, day)})
    WHEN 'met-on-time' THEN 'met-on-time'
    WHEN 'met-late' THEN 'met-late'
    WHEN 'not-in-record' THEN CASE WHEN ${o}.due_on IS NULL THEN 'start-not-recorded' ELSE 'not-in-record' END
    WHEN 'voided' THEN CASE WHEN ${o}.superseded THEN 'superseded' ELSE 'voided' END
    WHEN 'overdue' THEN CASE WHEN ${o}.frozen_on <= ${day} THEN 'never-met' WHEN ${isMissing} THEN 'overdue-child-missing' ELSE 'still-open' END
    ELSE CASE WHEN ${day} < ${o}.due_on OR ${o}.not_before THEN 'not-yet-due' ELSE 'still-open' END END`;

/** Which duties: parameters 8 to 11, after those of `asked`. */
export interface Which {
  readonly from: Day;
  readonly to: Day;
  readonly rule?: string;
  readonly by?: string;
}
export const asWhich = ({ from, to, rule, by }: Which): unknown[] => [from, to, rule, by];

/** The duties that fell due in the period, with what had come of them and the group they belong to, as a common table. */
export const DUE_IN = `${WHOSE},
  due AS MATERIALIZED (
    SELECT o.*, ${outcomeOf('o', ON, 'm.child IS NOT NULL')} AS outcome,
      CASE $11::text WHEN 'team' THEN o.team WHEN 'worker' THEN o.worker WHEN 'area' THEN o.area WHEN 'district' THEN o.district WHEN 'age' THEN o.age WHEN 'legal-status' THEN o.legal_status
        WHEN 'unaccompanied' THEN CASE WHEN o.unaccompanied THEN 'yes' ELSE 'no' END END AS "group",
      CASE WHEN o.met_on <= ${ON} AND o.due_on IS NOT NULL THEN greatest(0, o.met_on - o.anchor_on) END AS waited
    FROM whose JOIN read.obligation o USING (child)
    LEFT JOIN (SELECT DISTINCT s.child FROM read.span s WHERE s.kind = 'missing' AND ${holds('s', ON)}) m USING (child)
    WHERE coalesce(o.due_on, o.starts_on) BETWEEN $8::date AND $9::date AND o.starts_on <= ${ON} AND ($10::text IS NULL OR o.rule = $10)
  )`;

export const COUNTS = `outcome IN (${countingOutcomes.map(outcome => `'${outcome}'`).join(', ')})`;
