import type { Day } from '../calendar';
import { severityOn, type DriftRule, type Signal } from '../rules';
import { iroConcernUnresolved } from './iro-concern-unresolved';
import { noPermanencePlan } from './no-permanence-plan';
import { noProgress } from './no-progress';
import { placementOrderWithoutMatch } from './placement-order-without-match';
import { reviewOverdue } from './review-overdue';
import { temporaryApprovalExpiring } from './temporary-approval-expiring';
import { visitOverdue } from './visit-overdue';
import { workerChurn } from './worker-churn';

const byCode = {
  D01: noPermanencePlan,
  D03: noProgress,
  D06: reviewOverdue,
  D07: visitOverdue,
  D11: temporaryApprovalExpiring,
  D12: placementOrderWithoutMatch,
  D21: workerChurn,
  D22: iroConcernUnresolved,
} as const satisfies Readonly<Record<string, DriftRule>>;

export type DriftRuleId = keyof typeof byCode;
/** The rules of drift, by code. */
export const driftRules: readonly DriftRule[] = Object.values(byCode);

/** One or two sentences for a signal on a day on which it is open: what is so, since when, the sum and the limit. Names nobody. */
export const explainSignal = (signal: Signal, day: Day): string => {
  const rule = driftRules.find(({ id }) => id === signal.rule);
  const span = severityOn(signal, day);
  return rule && span ? rule.explain(signal, span, day) : '';
};
