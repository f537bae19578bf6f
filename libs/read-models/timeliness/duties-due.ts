import type { Dimension, DutyDue, Outcome } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { asked, NAMED, ON, type Named, type Whose } from '../whose';
import { asWhich, DUE_IN, type Which } from './due-in';

export interface ListedDutyDue extends Named, DutyDue {
  readonly group: string | null;
}

export interface WhichDutiesDue extends Whose, Which {
  readonly by?: Dimension;
  readonly outcome?: Outcome;
  /** Only one group of the breakdown: null for that of which nothing is on record. */
  readonly group?: string | null;
}

const by = (day: string): string => `CASE WHEN ${day} <= ${ON} THEN ${day} END`;
const STATEMENT = `
  WITH ${DUE_IN}
  SELECT ${NAMED}, due.rule, due.version, due.anchor, due.anchor_on AS "anchorOn", due.due_on AS "dueOn", ${by('due.met_on')} AS "metOn",
    due.outcome, CASE WHEN coalesce(due.voided_on, due.frozen_on) <= ${ON} THEN due.because END AS because, due.waited, due."group",
    due.team, due.worker, due.district, due.area, due.legal_status AS "legalStatus", due.age, due.unaccompanied
  FROM due JOIN read.child c USING (child)
  WHERE ($12::text IS NULL OR due.outcome = $12) AND ($13::boolean OR due."group" IS NOT DISTINCT FROM $14)
  ORDER BY due.due_on NULLS LAST, child, due.n`;

/** The duties behind the figures, those due first at the head. */
export const listDutiesDue = (
  models: DataSource,
  { from, to, rule, by, outcome, group, ...whose }: WhichDutiesDue,
): Promise<ListedDutyDue[]> =>
  models.query<ListedDutyDue[]>(STATEMENT, [...asked(whose), ...asWhich({ from, to, rule, by }), ...[outcome, group === undefined, group]]);
