import { addDays, type Day } from './calendar';
import type { ClockId } from './clocks/clocks';
import { permanencePlans, transferOutcomes, type PermanencePlan, type TransferOutcome } from './codes/practice';
import type { DriftRuleId } from './drift/drift-rules';
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
  'TimetableSet',
  'ExpertReportFiled',
  'IssuesResolutionHearingHeld',
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
  'AdoptionOrderMade',
  'LifeStoryBookGiven',
  'LaterLifeLetterGiven',
  'ViabilityAssessmentCompleted',
  'SpecialGuardianshipNoticeReceived',
  'SpecialGuardianshipAssessmentStarted',
  'SpecialGuardianshipAssessmentFiled',
  'SpecialGuardianshipApplicationMade',
  'SpecialGuardianshipListed',
  'SpecialGuardianshipSupportPlanAgreed',
  'SpecialGuardianshipOrderMade',
  'MatchingRequested',
  'LongTermCarerIdentified',
  'MatchingMeetingHeld',
  'LongTermMatchConfirmed',
  'ReunificationAssessmentStarted',
  'HomeStaysStarted',
  'ReturnSupportPlanAgreed',
  'ReturnDateSet',
  'MovePlanEndorsed',
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
  'PathwayAssessmentStarted',
  'NeedsAssessmentCompleted',
  'PathwayPlanPrepared',
  'PathwayPlanReviewed',
  'KeepingInTouch',
  'PostEighteenAccommodationDecided',
] as const satisfies readonly EventName[];

const made = <N extends EventName>(type: N, on: Day, fields: Fields<N>): NewFact =>
  ({ type, data: { on, ...fields } }) as unknown as NewFact;

/** What is asked of where the child lives: a move would be no answer to the others, even where it ends what they ask about. */
const askedOfTheHome = new Set<string>([
  ...(['D11', 'D16', 'D18', 'D19', 'D20'] satisfies DriftRuleId[]),
  ...(['PL-06', 'PL-08', 'PL-12', 'RH-01'] satisfies ClockId[]),
]);

/** Moves to each kind of home that the authority has or can find in its area. */
export const moves = (on: Day): NewFact[] => [
  made('PlacementStarted', on, { placement: 'P1', provider: 'PR0' }),
  made('PlacementStarted', on, { placement: 'U6', area: 'INSIDE' }),
  made('PlacementStarted', on, { placement: 'U3', area: 'INSIDE' }),
  made('PlacementStarted', on, { placement: 'K2', area: 'INSIDE', registered: true }),
  made('PlacementStarted', on, { placement: 'K3', area: 'INSIDE', registered: true }),
];

/**
 * Single facts that might clear a signal or meet a duty, as they would be recorded on a day. They are tried one by one: only what does clear it is
 * shown. Facts about other people, like who is allocated, carry a stand-in.
 */
export const remedies = (day: Day, told: Story): NewFact[] => {
  const decisions = new Set(told.of('ReviewDecisionMade').map(({ decision }) => decision));
  return [
    ...plain.map(type => ({ type, data: { on: day } }) as unknown as NewFact),
    made('VisitMade', day, { childSeen: true, seenAlone: true }),
    made('ReviewHeld', day, { review: 'ADOPTION' }),
    made('ReviewHeld', day, { sectionTwentyRight: true }),
    made('ReviewHeld', day, { dischargeConsidered: true }),
    made('ReviewPlanned', day, { plannedFor: addDays(day, 7) }),
    ...(Object.keys(permanencePlans.codes) as PermanencePlan[]).map(plan => made('PermanencePlanSet', day, { plan })),
    made('InterimOrderMade', day, { order: 'ICO' }),
    made('TimetableExtended', day, { newDate: addDays(day, 56) }),
    made('OutOfAreaApproved', day, { approver: 'DCS', consulted: true }),
    made('HealthAssessmentCompleted', day, { assessment: 'INITIAL', clinician: 'DOCTOR' }),
    made('HealthAssessmentCompleted', day, { assessment: 'REVIEW' }),
    made('ReviewRecordCirculated', day, { what: 'DECISIONS' }),
    made('ReviewRecordCirculated', day, { what: 'RECORD' }),
    made('ReviewRecordCirculated', day, { what: 'DISTRIBUTED' }),
    ...[...decisions].map(decision => made('ReviewActionCompleted', day, { decision })),
    made('SocialWorkerAllocated', day, { worker: 'somebody' }),
    made('IroAppointed', day, { iro: 'somebody' }),
    made('PersonalAdviserAppointed', day, { adviser: 'somebody' }),
    ...(Object.keys(transferOutcomes.codes) as TransferOutcome[]).map(outcome => made('TransferEnded', day, { outcome })),
    made('CeasedToBeLookedAfter', day, { reason: 'E4A' }),
  ];
};

/** The facts that may clear what a rule asks: a move only where it asks about the home. */
export const remediesOf = (rule: string, day: Day, told: Story): NewFact[] => [
  ...remedies(day, told),
  ...(askedOfTheHome.has(rule) ? moves(day) : []),
];
