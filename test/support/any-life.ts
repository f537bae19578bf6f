import fc from 'fast-check';
import { addDays, asEntries, clashes, story, type Entry, type NewFact } from '@waymark/domain';
import { becameLookedAfter, bornOn, ceased, happened, placed, reviewed, visited } from './story';

/** Everything that clocks, signals and spans of the journey look at, at least once. */
const kinds: ((on: string) => NewFact)[] = [
  on => becameLookedAfter(on, 'C1'),
  on => becameLookedAfter(on, 'V4'),
  on => becameLookedAfter(on, 'V3'),
  on => happened('ShortBreakPlanAgreed', on, { visitEveryDays: 40 }),
  on => happened('KnownInCare', on, { legalStatus: 'C2' }),
  on => ceased(on),
  on => placed(on),
  on => placed(on, { placement: 'U4', carer: 'carer-1' }),
  on => placed(on, { placement: 'P1' }),
  on => placed(on, { placement: 'P1', basis: 'REG19' }),
  on => placed(on, { placement: 'U3', basis: 'REG24' }),
  on => happened('FullApprovalGranted', on, {}),
  on => happened('ParentAssessmentCompleted', on, {}),
  on => placed(on, { placement: 'A4' }),
  on => placed(on, { placement: 'T3' }),
  on => placed(on, { placement: 'K3', registered: false, area: 'DISTANT', distance: 40, because: 'CREQB' }),
  on => placed(on, { placement: 'U3', area: 'ADJOINING', distance: 999.9, because: 'ALLEG' }),
  on => happened('OutOfAreaApproved', on, { approver: 'DCS' }),
  on => happened('DischargeConsidered', on, {}),
  on => happened('DischargeApplied', on, {}),
  on => happened('DischargeApplicationEnded', on, {}),
  on => happened('PreviousPermanenceRecorded', on, { permanence: 'P2' }),
  on => happened('PlacementEnded', on, {}),
  on => reviewed(on),
  on => happened('ReviewHeld', on, { review: 'ADOPTION' }),
  on => happened('ReviewPlanned', on, { plannedFor: addDays(on, 30) }),
  on => visited(on),
  on => visited(on, { seenAlone: false }),
  on => visited(on, { concern: true }),
  on => happened('VisitRequested', on, {}),
  on => happened('HomeNoticeReceived', on, {}),
  on => happened('ReviewCalledFor', on, { before: addDays(on, 40) }),
  on => happened('ReviewAdjourned', on, {}),
  on => happened('CarePlanPrepared', on, {}),
  on => happened('PlacementPlanPrepared', on, {}),
  on => happened('PermanencePlanSet', on, { plan: 'ADOPTION' }),
  on => happened('PermanencePlanSet', on, { plan: 'LTRELFR', parallel: ['ADOPTION'] }),
  on => happened('PermanencePlanSet', on, {}),
  on => happened('PermanencePlanEndorsed', on, {}),
  on => happened('LegalStatusChanged', on, { legalStatus: 'C2' }),
  on => happened('PlacementOrderMade', on, {}),
  on => happened('PlacementOrderRevoked', on, {}),
  on => happened('AdoptionMatchApproved', on, {}),
  on => happened('AdoptionDecisionMade', on, {}),
  on => happened('PlacedForAdoption', on, {}),
  on => happened('ConsentToPlacementGiven', on, {}),
  on => happened('ConsentToPlacementWithdrawn', on, {}),
  on => happened('AdoptionVisit', on, {}),
  on => happened('AdoptionVisitIntervalDecided', on, { days: 21 }),
  on => happened('AdoptionOrderMade', on, {}),
  on => happened('LongTermMatchConfirmed', on, { childAgrees: true }),
  on => happened('CareApplicationIssued', on, {}),
  on => happened('TimetableExtended', on, { newDate: addDays(on, 60) }),
  on => happened('FinalOrderMade', on, { order: 'CO' }),
  on => happened('LegalStatusChanged', on, { legalStatus: 'V2' }),
  on => happened('SectionTwentyConsentRecorded', on, { by: 'CHILD' }),
  on => happened('SectionTwentyConsentWithdrawn', on, { by: 'PARENT' }),
  on => happened('ReviewHeld', on, { sectionTwentyRight: true }),
  on => happened('ReviewDecisionMade', on, { decision: 'A1' }),
  on => happened('ReviewActionCompleted', on, { decision: 'A1' }),
  on => happened('PreProceedingsStarted', on, {}),
  on => happened('PreProceedingsEnded', on, {}),
  on => happened('PermanencePlanSet', on, { plan: 'RETURN1M' }),
  on => happened('AdoptionDecisionReversed', on, { reason: 'RD1' }),
  on => happened('RevocationApplied', on, {}),
  on => happened('SpecialGuardianshipAssessmentStarted', on, {}),
  on => happened('SpecialGuardianshipAssessmentFiled', on, {}),
  on => happened('SpecialGuardianshipNoticeReceived', on, {}),
  on => happened('SpecialGuardianshipApplicationMade', on, {}),
  on => happened('SpecialGuardianshipListed', on, {}),
  on => happened('PathwayPlanPrepared', on, {}),
  on => happened('CareApplicationEnded', on, {}),
  on => happened('AdoptionPanelMinutesReceived', on, {}),
  on => happened('AdoptionApplicationMade', on, {}),
  on => happened('PermanencePlanSet', on, { plan: 'RETURN6M' }),
  on => happened('LeaveToApplyGiven', on, {}),
  on => happened('AccommodationRecorded', on, { accommodation: 'U', byAuthority: true }),
  on => happened('KeepingInTouch', on, { method: 'VISIT' }),
  on => happened('ArrivedUnaccompanied', on, {}),
  on => happened('TransferReferred', on, {}),
  on => happened('TransferEnded', on, { outcome: 'REFUSED' }),
  on => happened('TemporaryApprovalGranted', on, {}),
  on => happened('TemporaryApprovalExtended', on, {}),
  on => happened('SocialWorkerAllocated', on, { worker: 'worker-1' }),
  on => happened('SocialWorkerAllocated', on, { worker: 'worker-2' }),
  on => happened('SocialWorkerAllocated', on, { worker: 'worker-3' }),
  on => happened('SocialWorkerEnded', on, {}),
  on => happened('IroConcernRaised', on, {}),
  on => happened('IroConcernRaised', on, { concern: 'one' }),
  on => happened('CafcassReferral', on, { concern: 'one' }),
  on => happened('IroConcernResolved', on, {}),
  on => becameLookedAfter(on, 'L1'),
  on => becameLookedAfter(on, 'V2'),
  on => happened('LegalStatusChanged', on, { legalStatus: 'L2' }),
  on => happened('EmergencyProtectionExtended', on, {}),
  on => placed(on, { basis: 'REG19', placement: 'P1' }),
  on => placed(on, { basis: 'REG23', area: 'ADJOINING' }),
  on => placed(on, { area: 'DISTANT', carer: 'carer-1', placement: 'U4' }),
  on => placed(on, { placement: 'K1' }),
  on => happened('AreaAuthorityNotified', on, {}),
  on => happened('ParentAssessmentReviewed', on, {}),
  on => happened('ApprovalVaried', on, {}),
  on => happened('SecureAccommodationOrderMade', on, {}),
  on => happened('SecureAccommodationReviewed', on, {}),
  on => happened('DeprivationOfLibertyOrderMade', on, { reviewBy: addDays(on, 60) }),
  on => happened('DeprivationOfLibertyReviewed', on, { reviewBy: addDays(on, 60) }),
  on => happened('MissingStarted', on, {}),
  on => happened('MissingEnded', on, {}),
  on => happened('ReturnInterviewCompleted', on, {}),
  on => happened('ReturnInterviewDeclined', on, {}),
  on => happened('EndingOfCareApproved', on, {}),
  on => happened('SectionTwentyConsentRecorded', on, {}),
  on => happened('IroAppointed', on, { iro: 'iro-1' }),
  on => happened('IroEnded', on, {}),
  on => happened('HealthAssessmentCompleted', on, {}),
  on => happened('HealthAssessmentRefused', on, {}),
  on => happened('PepInitiated', on, {}),
  on => happened('PepReviewed', on, {}),
  on => happened('SchoolPlaceLost', on, {}),
  on => happened('SchoolChanged', on, {}),
  on => happened('InterimOrderMade', on, { order: 'ICO' }),
  on => happened('DeathRecorded', on, {}),
  on => happened('SpecialGuardianshipOrderMade', on, {}),
  on => happened('AwayStarted', on, {}),
  on => happened('AwayEnded', on, {}),
  on => happened('PersonalAdviserAppointed', on, { adviser: 'pa-1' }),
  on => happened('NeedsAssessmentCompleted', on, {}),
  on => happened('PathwayPlanReviewed', on, {}),
  on => happened('PlacementPlanSigned', on, {}),
  on => happened('DelegatedAuthorityRecorded', on, {}),
  on => happened('ReviewRecordCirculated', on, { what: 'RECORD' }),
  on => happened('PlacementWithParentsDecided', on, {}),
  on => happened('GpRegistered', on, {}),
  on => happened('PepCompleted', on, {}),
  on => placed(on, { placement: 'K2' }),
  on => ceased(on, 'E5'),
];

const dayOf = (days: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: days }).map(n => addDays('2024-01-01', n));
const factIn = (days: number): fc.Arbitrary<NewFact> => fc.tuple(dayOf(days), fc.constantFrom(...kinds)).map(([on, kind]) => kind(on));
export const day = dayOf(900);
const laterFact = factIn(900);
const start = [becameLookedAfter('2024-01-01'), placed('2024-01-01'), bornOn('2008-02-29')];

/** A child who came into care on 1 January 2024 aged 15, and anything at all thereafter: most break several laws. */
const lifeOf = (days: number): fc.Arbitrary<NewFact[]> => fc.array(factIn(days), { maxLength: 40 }).map(facts => [...start, ...facts]);
export const life = lifeOf(900);

/** Which of the entries before it, counted round; to which day, or struck out. */
interface Change {
  readonly nth: number;
  readonly on?: string;
}
const change: fc.Arbitrary<Change> = fc.record({ nth: fc.nat(200), on: fc.option(day, { nil: undefined }) });
const changed = (entries: readonly Entry[], { nth, on }: Change): NewFact => {
  const entry = entries[nth % entries.length]!.id;
  return on
    ? happened('EntryCorrected', '2027-01-01', { entry, changes: { on }, reason: 'wrong day' })
    : happened('EntryStruckOut', '2027-01-01', { entry, reason: 'another child' });
};
/** The entries of any life, and after them corrections of their days and strike-outs. */
const recordOf = (lives: fc.Arbitrary<NewFact[]>): fc.Arbitrary<{ facts: Entry[]; changes: Entry[] }> =>
  fc.tuple(lives, fc.array(change, { maxLength: 6 })).map(([all, asked]) => {
    const facts = asEntries(all);
    return {
      facts,
      changes: asEntries(
        asked.map(one => changed(facts, one)),
        facts.length,
      ),
    };
  });
export const record = recordOf(life);
/** The same with much on one day. */
export const crowdedRecord = recordOf(lifeOf(4));

const isLawful = (facts: readonly NewFact[]): boolean => !clashes(story(asEntries(facts))).some(clash => clash.class === 'cannot-be');

/** What can be of a beginning and anything at all thereafter: no two things on one day, so that nothing is done twice over. */
export const lawfullyAfter = (beginning: NewFact[], maxLength: number): fc.Arbitrary<NewFact[]> =>
  fc
    .uniqueArray(laterFact, { maxLength, size: 'max', selector: ({ data }) => data.on })
    .map(facts => facts.reduce((told, fact) => (isLawful([...told, fact]) ? [...told, fact] : told), beginning));
export const lawfulLife = lawfullyAfter(start, 40);
