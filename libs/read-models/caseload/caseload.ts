import type { Day, ObligationStatus, Severity } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { isOpenOn, statusOn } from '../obligations/status';
import { asked, holds, NAMED, ON, WHOSE, type Named, type Whose } from '../whose';

/** A child in care, or in a series of short breaks, at the end of the day. */
export interface CaseloadRow extends Named {
  readonly careSince: Day;
  /** The record begins with the child already in care: since before that day. */
  readonly sinceBefore: boolean;
  readonly shortBreaks: boolean;
  readonly unaccompanied: boolean;
  readonly legalStatus: { readonly code: string; readonly since: Day } | null;
  readonly placement: { readonly code: string; readonly provider?: string; readonly since: Day; readonly temporary: boolean } | null;
  /** Without a code it was set to blank. */
  readonly plan: { readonly code: string | null; readonly parallel: readonly string[]; readonly since: Day } | null;
  readonly worker: string | null;
  readonly team: string | null;
  readonly iro: string | null;
  readonly missingSince: Day | null;
  /** The open duty that falls due first, or is overdue longest. */
  readonly next: { readonly rule: string; readonly dueOn: Day; readonly status: ObligationStatus; readonly anchor: string } | null;
  readonly overdue: number;
  readonly signals: Readonly<Partial<Record<Severity, number>>>;
  /** The last visit that saw the child. */
  readonly lastSeen: Day | null;
  readonly flags: number;
  /** The 31 March on which a return last named the child, where the next one does not. */
  readonly lastKnownOn: Day | null;
  /** The group of brothers and sisters the child belongs to. */
  readonly siblings: string | null;
  /** An import that wrote here did not end: run it again. */
  readonly importUnfinished: boolean;
  /** The rows say less than the log: the child could not be told. */
  readonly parked: boolean;
}

const first = (kind: string): string => `(jsonb_agg(jsonb_build_object('code', s.code, 'since', s.from_on) || coalesce(s.detail, '{}'))
      FILTER (WHERE s.kind = '${kind}'))->0`;
const since = (kind: string): string => `max(s.from_on) FILTER (WHERE s.kind = '${kind}')`;

const STATEMENT = `
  WITH ${WHOSE},
  standing AS (
    SELECT s.child, ${first('care')} AS care, ${first('status')} AS status, ${first('placement')} AS placement, ${first('plan')} AS plan,
      ${first('worker')} AS worker, ${first('iro')} AS iro, ${since('care')} AS care_since, ${since('missing')} AS missing_since,
      ${since('seen')} AS last_seen, ${since('unaccompanied')} AS unaccompanied_since, count(*) FILTER (WHERE s.kind = 'flag')::int AS flags
    FROM whose JOIN read.span s USING (child) WHERE ${holds('s', ON)} GROUP BY s.child
  ),
  duties AS (
    SELECT o.child, count(*) FILTER (WHERE ${ON} > o.due_on)::int AS overdue,
      (array_agg(jsonb_build_object('rule', o.rule, 'dueOn', o.due_on, 'status', ${statusOn('o', ON)}, 'anchor', o.anchor) ORDER BY o.due_on, o.rule))[1] AS next
    FROM whose JOIN read.obligation o USING (child) WHERE ${isOpenOn('o', ON)} GROUP BY o.child
  ),
  drift AS (
    SELECT child, jsonb_object_agg(severity, n) AS signals FROM (
      SELECT p.child, p.severity, count(*) AS n FROM whose JOIN read.signal_span p USING (child) WHERE ${holds('p', ON)} GROUP BY p.child, p.severity
    ) counted GROUP BY child
  ),
  family AS (SELECT f.child, min(f.siblings) AS siblings FROM whose JOIN read.sibling f USING (child) WHERE ${holds('f', ON)} GROUP BY f.child)
  SELECT ${NAMED}, care_since AS "careSince", (care->>'sinceBefore')::boolean AS "sinceBefore", (care->>'shortBreaks')::boolean AS "shortBreaks",
    unaccompanied_since IS NOT NULL AS unaccompanied, status AS "legalStatus", placement, plan, standing.worker->>'code' AS worker,
    standing.worker->>'team' AS team, iro->>'code' AS iro, missing_since AS "missingSince", next, coalesce(overdue, 0) AS overdue,
    coalesce(signals, '{}') AS signals, last_seen AS "lastSeen", flags, CASE WHEN c.last_known_on <= ${ON} THEN c.last_known_on END AS "lastKnownOn",
    siblings, EXISTS (SELECT FROM read.import_run r WHERE r.unfinished AND r.run = ANY (c.runs)) AS "importUnfinished",
    EXISTS (SELECT FROM read.stream p WHERE p.stream = 'child-' || c.child AND p.parked_at IS NOT NULL) AS parked
  FROM whose c JOIN standing USING (child) LEFT JOIN duties USING (child) LEFT JOIN drift USING (child) LEFT JOIN family USING (child)
  WHERE care IS NOT NULL ORDER BY child`;

/** The children in care at the end of a day, with how each stands. */
export const caseload = (models: DataSource, whose: Whose): Promise<CaseloadRow[]> => models.query<CaseloadRow[]>(STATEMENT, asked(whose));
