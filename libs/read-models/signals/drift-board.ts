import { headlineRules, type Severity, type Split } from '@waymark/domain';
import type { DataSource } from 'typeorm';
import { asked, holds, ON, WHOSE, type Whose } from '../whose';
import { signals, type ListedSignal } from './signals';

export interface DriftBoard {
  /** Open signals by rule: how many of each severity. */
  readonly rules: readonly {
    readonly rule: string;
    readonly total: number;
    /** Of them, those that are deferred. */
    readonly deferred: number;
    readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  }[];
  readonly rows: readonly ListedSignal[];
  /** Children in care without permanence achieved, and those of them that drift. The one is never shown without the other. */
  readonly drifting: Split;
  readonly of: Split;
}

const STATEMENT = `
  WITH ${WHOSE},
  waiting AS (
    SELECT c.child, EXISTS (SELECT FROM read.span u WHERE u.child = c.child AND u.kind = 'unaccompanied' AND ${holds('u', ON)}) AS alone,
      EXISTS (SELECT FROM read.signal_span p WHERE p.child = c.child AND ${holds('p', ON)} AND p.severity IN ('red', 'critical') AND p.rule = ANY ($8)) AS drifts
    FROM whose c JOIN read.span care ON care.child = c.child AND care.kind = 'care' AND ${holds('care', ON)}
    WHERE NOT (care.detail->>'shortBreaks')::boolean
      AND NOT EXISTS (SELECT FROM read.span s WHERE s.child = c.child AND s.kind = 'permanence' AND ${holds('s', ON)})
  )
  SELECT json_build_object('children', count(*) FILTER (WHERE drifts), 'unaccompanied', count(*) FILTER (WHERE drifts AND alone)) AS drifting,
    json_build_object('children', count(*), 'unaccompanied', count(*) FILTER (WHERE alone)) AS of
  FROM waiting`;

interface Counted {
  readonly rule: string;
  total: number;
  deferred: number;
  readonly bySeverity: Partial<Record<Severity, number>>;
}
const countByRule = (rows: readonly ListedSignal[]): Counted[] => {
  const byRule = new Map<string, Counted>();
  for (const { rule, severity, deferredUntil } of rows) {
    const counted = byRule.get(rule) ?? { rule, total: 0, deferred: 0, bySeverity: {} };
    byRule.set(rule, counted);
    counted.total += 1;
    if (deferredUntil) counted.deferred += 1;
    counted.bySeverity[severity] = (counted.bySeverity[severity] ?? 0) + 1;
  }
  return [...byRule.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
};

/** What drifts at the end of a day: the signals, their counts by rule, and the headline. */
export const driftBoard = async (models: DataSource, whose: Whose): Promise<DriftBoard> => {
  const rows = await signals(models, whose);
  const [headline] = await models.query<Pick<DriftBoard, 'drifting' | 'of'>[]>(STATEMENT, [...asked(whose), headlineRules]);
  return { ...headline!, rows, rules: countByRule(rows) };
};
