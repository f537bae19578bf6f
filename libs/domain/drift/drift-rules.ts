import type { Day } from '../calendar';
import { severityOn, type DriftRule, type Signal } from '../rules';
import { decisionWithoutPlacement } from './adoption-decision-without-placement';
import { careOrderAtHome } from './care-order-at-home';
import { documentsOverdue } from './documents-overdue';
import { farFromHome } from './far-from-home';
import { iroConcernUnresolved } from './iro-concern-unresolved';
import { kinshipStalled } from './kinship-stalled';
import { leavingCareDrift } from './leaving-care-drift';
import { longTermPlanUnmatched } from './long-term-plan-unmatched';
import { longTermStabilityLost } from './long-term-stability-lost';
import { missingPattern } from './missing-pattern';
import { noPermanencePlan } from './no-permanence-plan';
import { noProgress } from './no-progress';
import { placementInstability } from './placement-instability';
import { placementOrderWithoutMatch } from './placement-order-without-match';
import { proceedingsOverrun } from './proceedings-overrun';
import { reEntry } from './re-entry';
import { returnHomeOverdue } from './return-home-overdue';
import { reviewOverdue } from './review-overdue';
import { sectionTwentyDrift } from './section-twenty-drift';
import { stalePlacementOrder } from './stale-placement-order';
import { stalePlan } from './stale-plan';
import { temporaryApprovalExpiring } from './temporary-approval-expiring';
import { unlawfulSetting } from './unlawful-setting';
import { transferStalled } from './transfer-stalled';
import { visitOverdue } from './visit-overdue';
import { workerChurn } from './worker-churn';

const byCode = {
  D01: noPermanencePlan,
  D02: stalePlan,
  D03: noProgress,
  D04: sectionTwentyDrift,
  D05: proceedingsOverrun,
  D06: reviewOverdue,
  D07: visitOverdue,
  D08: placementInstability,
  D09: longTermStabilityLost,
  D10: longTermPlanUnmatched,
  D11: temporaryApprovalExpiring,
  D12: placementOrderWithoutMatch,
  D13: decisionWithoutPlacement,
  D14: stalePlacementOrder,
  D15: kinshipStalled,
  D16: returnHomeOverdue,
  D17: reEntry,
  D18: careOrderAtHome,
  D19: farFromHome,
  D20: unlawfulSetting,
  D21: workerChurn,
  D22: iroConcernUnresolved,
  D23: documentsOverdue,
  D24: missingPattern,
  D25: transferStalled,
  D26: leavingCareDrift,
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
