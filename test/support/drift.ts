import type { DriftRuleId, FactOf, NewFact, Signal } from '@waymark/domain';
import { becameLookedAfter, happened, placed, signalsOf } from './story';

/** Came into care and lives with foster carers. */
export const entered = (on: string, status: FactOf<'BecameLookedAfter'>['legalStatus'] = 'C1'): NewFact[] => [
  becameLookedAfter(on, status),
  placed(on),
];
/** Without a code the plan is blank again. */
export const plan = (on: string, code?: FactOf<'PermanencePlanSet'>['plan']): NewFact => happened('PermanencePlanSet', on, { plan: code });
export const order = (on: string): NewFact => happened('PlacementOrderMade', on, {});
export const match = (on: string): NewFact => happened('AdoptionMatchApproved', on, {});

/** One occurrence a line: "amber 2025-08-16 red 2025-10-14 - 2025-12-01", the last day being the first on which it is closed. */
export const shown = (signals: readonly Signal[]): string[] =>
  signals.map(({ spans }) => {
    const { until } = spans.at(-1)!;
    return spans.map(({ severity, from }) => `${severity} ${from}`).join(' ') + (until ? ` - ${until}` : '');
  });
/** The drift under one rule that some facts tell, shown. */
export const drift = (rule: DriftRuleId, ...facts: NewFact[]): string[] => shown(signalsOf(rule, ...facts));

export const approved = (on: string): NewFact => happened('FullApprovalGranted', on, {});
export const worker = (on: string, who: string): NewFact => happened('SocialWorkerAllocated', on, { worker: who });
export const raised = (on: string, concern?: string): NewFact => happened('IroConcernRaised', on, { concern });
export const resolved = (on: string, concern?: string): NewFact => happened('IroConcernResolved', on, { concern });
export const missing = (on: string, at?: string): NewFact => happened('MissingStarted', on, { at });
export const back = (on: string, at?: string): NewFact => happened('MissingEnded', on, { at });
export const interviewed = (on: string, at?: string): NewFact => happened('ReturnInterviewCompleted', on, { at });
export const referred = (on: string, fromHotel?: boolean): NewFact => happened('TransferReferred', on, { fromHotel });
export const settled = (on: string): NewFact => happened('TransferEnded', on, { outcome: 'TRANSFERRED' });
export const made = (
  document: 'CarePlanPrepared' | 'PlacementPlanPrepared' | 'HealthAssessmentCompleted' | 'PepInitiated' | 'PepCompleted',
  on: string,
): NewFact => happened(document, on, {});
