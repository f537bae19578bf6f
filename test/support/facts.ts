import type { FactOf, LegalStatus, NewFact } from '@waymark/domain';
import { happened } from './story';

/** Without a code the plan is blank again. */
export const plan = (
  on: string,
  code?: FactOf<'PermanencePlanSet'>['plan'],
  data: Partial<Omit<FactOf<'PermanencePlanSet'>, 'on'>> = {},
): NewFact => happened('PermanencePlanSet', on, { plan: code, ...data });
export const endorsed = (on: string): NewFact => happened('PermanencePlanEndorsed', on, {});
export const calledFor = (on: string, before?: string): NewFact => happened('ReviewCalledFor', on, { because: 'IRO', before });
export const made = (
  document: 'CarePlanPrepared' | 'PlacementPlanPrepared' | 'HealthAssessmentCompleted' | 'PepInitiated' | 'PepCompleted',
  on: string,
): NewFact => happened(document, on, {});

export const status = (on: string, legalStatus: LegalStatus): NewFact => happened('LegalStatusChanged', on, { legalStatus });
export const issued = (on: string): NewFact => happened('CareApplicationIssued', on, {});
export const order = (on: string): NewFact => happened('PlacementOrderMade', on, {});
export const adoptionDecided = (on: string): NewFact => happened('AdoptionDecisionMade', on, {});
export const match = (on: string): NewFact => happened('AdoptionMatchApproved', on, {});
export const adoptionReviewed = (on: string): NewFact => happened('ReviewHeld', on, { review: 'ADOPTION' });
export const adoptionVisit = (on: string): NewFact => happened('AdoptionVisit', on, { childSeen: true });
export const visitEvery = (days: number, on: string): NewFact => happened('AdoptionVisitIntervalDecided', on, { days });

export const approved = (on: string): NewFact => happened('FullApprovalGranted', on, {});
export const worker = (on: string, who: string): NewFact => happened('SocialWorkerAllocated', on, { worker: who });
export const raised = (on: string, concern?: string): NewFact => happened('IroConcernRaised', on, { concern });
export const resolved = (on: string, concern?: string): NewFact => happened('IroConcernResolved', on, { concern });

export const missing = (on: string, at?: string): NewFact => happened('MissingStarted', on, { at });
export const back = (on: string, at?: string): NewFact => happened('MissingEnded', on, { at });
export const interviewed = (on: string, at?: string): NewFact => happened('ReturnInterviewCompleted', on, { at });
/** Came to the country alone on 14 April 2025. */
export const alone = (...facts: NewFact[]): NewFact[] => [happened('ArrivedUnaccompanied', '2025-04-14', {}), ...facts];
export const referred = (on: string, fromHotel?: boolean): NewFact => happened('TransferReferred', on, { fromHotel });
export const settled = (on: string): NewFact => happened('TransferEnded', on, { outcome: 'TRANSFERRED' });
