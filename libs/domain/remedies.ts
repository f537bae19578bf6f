import { addDays, type Day } from './calendar';
import { permanencePlans, transferOutcomes, type PermanencePlan, type TransferOutcome } from './codes/practice';
import type { EventName, FactOf, NewFact } from './events/catalogue';
import type { Story } from './story';

type Fields<N extends EventName> = Omit<FactOf<N>, 'on'>;

/** Facts that need nothing but their day. */
const plain = [
  'ReviewHeld',
  'CarePlanPrepared',
  'PlacementPlanPrepared',
  'PlacementPlanSigned',
  'DelegatedAuthorityRecorded',
  'PermanencePlanEndorsed',
  'PermanenceMeetingHeld',
  'SectionTwentyConsentRecorded',
  'PreProceedingsStarted',
  'PreProceedingsEnded',
  'CareApplicationIssued',
  'CareApplicationEnded',
  'FinalOrderMade',
  'DischargeApplied',
  'DischargeConsidered',
  'PlacementOrderApplied',
  'PlacementOrderMade',
  'PlacementOrderRevoked',
  'RevocationApplied',
  'ConsentToPlacementGiven',
  'AdoptionDecisionMade',
  'AdoptionDecisionReversed',
  'FamilyFindingStarted',
  'LinkIdentified',
  'AdoptionMatchApproved',
  'PlacedForAdoption',
  'AdoptionVisit',
  'AdoptionApplicationMade',
  'LifeStoryBookGiven',
  'LaterLifeLetterGiven',
  'ViabilityAssessmentCompleted',
  'SpecialGuardianshipNoticeReceived',
  'SpecialGuardianshipAssessmentStarted',
  'SpecialGuardianshipAssessmentFiled',
  'SpecialGuardianshipApplicationMade',
  'SpecialGuardianshipListed',
  'MatchingRequested',
  'LongTermCarerIdentified',
  'LongTermMatchConfirmed',
  'ReunificationAssessmentStarted',
  'HomeStaysStarted',
  'AreaAuthorityNotified',
  'TemporaryApprovalExtended',
  'FullApprovalGranted',
  'ApprovalVaried',
  'ParentAssessmentCompleted',
  'ParentAssessmentReviewed',
  'PlacementWithParentsDecided',
  'SecureAccommodationReviewed',
  'DeprivationOfLibertyReviewed',
  'DetentionPlacementPlanPrepared',
  'GpRegistered',
  'DentalCheck',
  'PepInitiated',
  'PepCompleted',
  'PepReviewed',
  'SchoolChanged',
  'IroConcernResolved',
  'MissingEnded',
  'AwayEnded',
  'ReturnInterviewCompleted',
  'ReturnInterviewDeclined',
  'NeedsAssessmentCompleted',
  'PathwayPlanPrepared',
  'PathwayPlanReviewed',
  'KeepingInTouch',
  'PostEighteenAccommodationDecided',
] as const satisfies readonly EventName[];

/**
 * Single facts that might clear a signal or meet a duty, as they would be recorded on a day. They are tried one by one: only what does clear it is
 * shown. Facts about other people, like who is allocated, carry a stand-in.
 */
export const remedies = (on: Day, told: Story): NewFact[] => {
  const made = <N extends EventName>(type: N, fields: Fields<N>): NewFact => ({ type, data: { on, ...fields } }) as unknown as NewFact;
  const decisions = new Set(told.of('ReviewDecisionMade').map(({ decision }) => decision));
  return [
    ...plain.map(type => ({ type, data: { on } }) as unknown as NewFact),
    made('VisitMade', { childSeen: true, seenAlone: true }),
    made('ReviewHeld', { review: 'ADOPTION' }),
    made('ReviewHeld', { sectionTwentyRight: true }),
    made('ReviewHeld', { dischargeConsidered: true }),
    made('ReviewPlanned', { plannedFor: addDays(on, 7) }),
    ...(Object.keys(permanencePlans.codes) as PermanencePlan[]).map(plan => made('PermanencePlanSet', { plan })),
    made('TimetableExtended', { newDate: addDays(on, 56) }),
    made('OutOfAreaApproved', { approver: 'DCS', consulted: true }),
    made('HealthAssessmentCompleted', { assessment: 'INITIAL', clinician: 'DOCTOR' }),
    made('HealthAssessmentCompleted', { assessment: 'REVIEW' }),
    made('ReviewRecordCirculated', { what: 'DECISIONS' }),
    made('ReviewRecordCirculated', { what: 'RECORD' }),
    made('ReviewRecordCirculated', { what: 'DISTRIBUTED' }),
    ...[...decisions].map(decision => made('ReviewActionCompleted', { decision })),
    made('SocialWorkerAllocated', { worker: 'somebody' }),
    made('IroAppointed', { iro: 'somebody' }),
    made('PersonalAdviserAppointed', { adviser: 'somebody' }),
    ...(Object.keys(transferOutcomes.codes) as TransferOutcome[]).map(outcome => made('TransferEnded', { outcome })),
    made('CeasedToBeLookedAfter', { reason: 'E4A' }),
  ];
};
