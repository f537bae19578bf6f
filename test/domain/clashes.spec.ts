import { clashes, flagsOf, laws, story, type NewFact } from '@waymark/domain';
import { clashesOf, on } from '../support/deciding';
import { edges } from './edges-of-laws';
import * as told from '../support/story';
import { becameLookedAfter, bornOn, entriesOf, happened, imported, placed, reviewed, visited } from '../support/story';

/** Home, not planned: nobody has to approve that. */
const ceased = (on: string, reason: Parameters<typeof told.ceased>[1] = 'E4B') => told.ceased(on, reason);
const looked = becameLookedAfter('2025-04-14');
const home = placed('2025-04-14');

const temporary = placed('2025-04-14', { placement: 'U3', basis: 'REG24' });

/** For every law: the story that stands, the fact that breaks it, the sentence, and the nearest story that does not break it. */
const broken: Record<string, { given: NewFact[]; by: NewFact; says: string; unless: NewFact[] }> = {
  'ceased-not-in-care': {
    given: [looked, ceased('2025-06-01')],
    by: ceased('2025-07-01', 'E8'),
    says: 'Ceased to be looked after on 1 July 2025, but the child was not in care then. Care had ended on 1 June 2025: correct that entry.',
    unless: [looked, ceased('2025-06-01'), becameLookedAfter('2025-06-01'), ceased('2025-07-01', 'E8')],
  },
  'became-while-in-care': {
    given: [looked],
    by: becameLookedAfter('2025-03-01', 'V2'),
    says:
      'Became looked after on 14 April 2025, but the child was in care already: Became looked after on 1 March 2025. ' +
      'Record the end of that care first, or correct one of them.',
    unless: [becameLookedAfter('2025-03-01', 'V2'), ceased('2025-04-14'), looked],
  },
  'two-placements': {
    given: [looked, home],
    by: placed('2025-04-14', { placement: 'K2' }),
    says:
      "Two placements would start on 14 April 2025: Foster placement, other (U6), and Children's home (K2). " +
      'A child lives in one placement at a time: correct one of them, or give the time of each.',
    unless: [
      looked,
      placed('2025-04-14', { at: '2025-04-14T09:00:00Z' }),
      placed('2025-04-14', { at: '2025-04-14T19:00:00Z', placement: 'K2' }),
    ],
  },
  'nothing-open': {
    given: [looked, happened('MissingStarted', '2025-05-03', {})],
    by: happened('MissingEnded', '2025-05-01', {}),
    says: 'Found or returned on 1 May 2025, but the child was not missing then. That began later, on 3 May 2025.',
    unless: [looked, happened('MissingStarted', '2025-05-03', {}), happened('MissingEnded', '2025-05-03', {})],
  },
  'sdq-one-answer': {
    given: [looked],
    by: happened('SdqScored', '2025-06-01', { score: 12, reason: 'SDQ4' }),
    says: 'SDQ scored on 1 June 2025: give a score from 0 to 40, or the reason why there is none, and not both.',
    unless: [looked, happened('SdqScored', '2025-06-01', { score: 40 }), happened('SdqScored', '2025-06-02', { reason: 'SDQ2' })],
  },
  'before-birth': {
    given: [bornOn('2025-04-14'), looked],
    by: reviewed('2025-04-13'),
    says: 'Review held on 13 April 2025, but the child was not born yet. Correct that day, or the date of birth.',
    unless: [bornOn('2025-04-14'), looked, reviewed('2025-04-14')],
  },
  'after-death': {
    given: [looked, home, ceased('2025-06-01', 'E2')],
    by: visited('2025-06-02'),
    says: 'Visit made on 2 June 2025, but the child died on 1 June 2025. Correct one of them.',
    unless: [looked, home, ceased('2025-06-01', 'E2'), visited('2025-06-01')],
  },
  'adopted-without-placing': {
    given: [looked, home],
    by: ceased('2025-11-01', 'E12'),
    says: 'Adopted on 1 November 2025, but no placement for adoption is recorded before that.',
    unless: [looked, placed('2025-07-01', { placement: 'A4' }), ceased('2025-11-01', 'E12')],
  },
  'adoption-dates-out-of-order': {
    given: [looked, happened('PlacementOrderMade', '2025-08-01', {})],
    by: happened('AdoptionMatchApproved', '2025-07-31', {}),
    says:
      'Adoption match approved on 31 July 2025 is earlier than Placement order made on 1 August 2025. ' +
      'The order is decision, placement order, match, placed for adoption.',
    unless: [looked, happened('PlacementOrderMade', '2025-08-01', {}), happened('AdoptionMatchApproved', '2025-08-01', {})],
  },
  'adoption-order-while-in-care': {
    given: [looked, placed('2025-07-01', { placement: 'A5' })],
    by: happened('AdoptionOrderMade', '2025-11-01', {}),
    says:
      'Adoption order made on 1 November 2025, but care goes on after that day. ' +
      'An adoption order ends it: record that the child ceased to be looked after.',
    unless: [
      looked,
      placed('2025-07-01', { placement: 'A5' }),
      ceased('2025-11-01', 'E11'),
      happened('AdoptionOrderMade', '2025-11-01', {}),
    ],
  },
  'guardianship-at-18': {
    given: [bornOn('2007-11-01'), looked, home],
    by: ceased('2025-11-01', 'E46'),
    says: 'Special guardianship from 1 November 2025, at 18 or older. It is only for a child under 18.',
    unless: [bornOn('2007-11-01'), looked, home, ceased('2025-10-31', 'E46')],
  },
  'in-care-at-18': {
    given: [bornOn('2007-11-01'), looked, home],
    by: ceased('2025-11-02', 'E5'),
    says: 'Ceased to be looked after on 2 November 2025, after the 18th birthday. Care ends on that birthday at the latest.',
    unless: [bornOn('2007-11-01'), looked, home, ceased('2025-11-01', 'E5')],
  },
  'parents-under-section-20': {
    given: [becameLookedAfter('2025-04-14', 'V2'), home],
    by: placed('2025-06-01', { placement: 'P1', provider: 'PR0' }),
    says:
      'Placed with parents (P1) from 1 June 2025, while accommodated under section 20 (V2) since 14 April 2025. ' +
      'A child at home under section 20 is not looked after.',
    unless: [
      becameLookedAfter('2025-04-14', 'V2'),
      home,
      happened('LegalStatusChanged', '2025-06-01', { legalStatus: 'C1' }),
      placed('2025-06-01', { placement: 'P1', provider: 'PR0' }),
    ],
  },
  'police-protection-over-72-hours': {
    given: [becameLookedAfter('2025-04-14', 'L1'), home],
    by: happened('LegalStatusChanged', '2025-04-18', { legalStatus: 'V2' }),
    says: 'Police protection from 14 April 2025 to 18 April 2025. The limit is 72 hours.',
    unless: [becameLookedAfter('2025-04-14', 'L1'), home, happened('LegalStatusChanged', '2025-04-17', { legalStatus: 'V2' })],
  },
  'emergency-protection-over-21-days': {
    given: [becameLookedAfter('2025-04-01', 'L2'), home],
    by: happened('LegalStatusChanged', '2025-04-23', { legalStatus: 'C1' }),
    says: 'An emergency protection order from 1 April 2025 to 23 April 2025. It cannot last three weeks.',
    unless: [becameLookedAfter('2025-04-01', 'L2'), home, happened('LegalStatusChanged', '2025-04-22', { legalStatus: 'C1' })],
  },
  'child-assessment-over-7-days': {
    given: [becameLookedAfter('2025-04-01', 'L3'), home],
    by: happened('LegalStatusChanged', '2025-04-09', { legalStatus: 'C1' }),
    says: 'A child assessment order from 1 April 2025 to 9 April 2025. The limit is 7 days.',
    unless: [becameLookedAfter('2025-04-01', 'L3'), home, happened('LegalStatusChanged', '2025-04-08', { legalStatus: 'C1' })],
  },
  'unlawful-setting': {
    given: [bornOn('2009-06-02'), looked],
    by: placed('2025-06-01', { placement: 'K3' }),
    says: 'Supported accommodation, registered (K3) from 1 June 2025, under 16. That setting is unlawful before the 16th birthday.',
    unless: [bornOn('2009-06-01'), looked, placed('2025-06-01', { placement: 'K3' })],
  },
  'placed-while-not-in-care': {
    given: [looked, home, ceased('2025-06-01')],
    by: placed('2025-06-01', { placement: 'K2' }),
    says: 'Placement started on 1 June 2025, but the child was not in care then. Record first how it began, or choose another day.',
    unless: [looked, home, ceased('2025-06-01'), becameLookedAfter('2025-06-01'), placed('2025-06-01', { placement: 'K2' })],
  },
  'temporary-placement-at-the-start': {
    given: [looked],
    by: placed('2025-04-14', { placement: 'T1', provider: undefined }),
    says: 'Care begins on 14 April 2025 with a temporary placement: Temporary: in hospital (T1). Record the placement it interrupts.',
    unless: [looked, home, placed('2025-04-15', { placement: 'T1', provider: undefined })],
  },
  'temporary-placement-at-the-end': {
    given: [looked, home, placed('2025-05-01', { placement: 'T1', provider: undefined })],
    by: ceased('2025-05-10'),
    says:
      'Ceased to be looked after on 10 May 2025 out of a temporary placement. ' +
      'Record the return from it first, or the placement it had become.',
    unless: [looked, home, placed('2025-05-01', { placement: 'T1', provider: undefined }), placed('2025-05-09'), ceased('2025-05-10')],
  },
  'missing-twice': {
    given: [looked, happened('MissingStarted', '2025-05-03', {})],
    by: happened('MissingStarted', '2025-05-05', {}),
    says: 'Went missing on 5 May 2025, but there is no return since 3 May 2025. Record the return first.',
    unless: [
      looked,
      happened('MissingStarted', '2025-05-03', {}),
      happened('MissingEnded', '2025-05-05', {}),
      happened('MissingStarted', '2025-05-05', {}),
    ],
  },
  'ended-without-approval': {
    given: [looked, home],
    by: ceased('2025-05-15', 'E4A'),
    says:
      'Ceased to be looked after on 15 May 2025, but no approval of the nominated officer is recorded before. ' +
      'Regulation 39 asks for it after 20 working days in care.',
    unless: [looked, home, happened('EndingOfCareApproved', '2025-05-15', { by: 'NO' }), ceased('2025-05-15', 'E4A')],
  },
  'moved-in-key-stage-4': {
    given: [bornOn('2010-08-31'), looked, home],
    by: placed('2025-05-01', { placement: 'K2' }),
    says: 'A move on 1 May 2025, in year 10 or 11, without the approval that regulation 10 asks for. Record who approved it.',
    unless: [bornOn('2010-09-01'), looked, home, placed('2025-05-01', { placement: 'K2' })],
  },
  'extended-twice': {
    given: [looked, temporary, happened('TemporaryApprovalExtended', '2025-07-01', {})],
    by: happened('TemporaryApprovalExtended', '2025-07-10', {}),
    says: 'Temporary approval extended on 10 July 2025, but it was extended already on 1 July 2025. Regulation 25 allows one extension.',
    unless: [
      looked,
      temporary,
      happened('TemporaryApprovalExtended', '2025-05-01', {}),
      placed('2025-06-01', { placement: 'U3', basis: 'REG24' }),
      happened('TemporaryApprovalExtended', '2025-07-10', {}),
    ],
  },
  'extended-over-8-weeks': {
    given: [looked, temporary],
    by: happened('TemporaryApprovalExtended', '2025-07-10', { until: '2025-09-29' }),
    says: 'Temporary approval extended on 10 July 2025, to 29 September 2025. Sixteen weeks and eight from 14 April 2025 are the limit.',
    unless: [looked, temporary, happened('TemporaryApprovalExtended', '2025-07-10', { until: '2025-09-28' })],
  },
  'nothing-before': {
    given: [looked],
    by: happened('PathwayPlanReviewed', '2025-06-01', {}),
    says: 'Pathway plan reviewed on 1 June 2025, but no pathway plan had been prepared by then. Record that too, where it was so.',
    unless: [looked, happened('PathwayPlanPrepared', '2025-06-01', {}), happened('PathwayPlanReviewed', '2025-06-01', {})],
  },
  'revised-without-review': {
    given: [looked, reviewed('2025-05-02'), happened('CarePlanPrepared', '2025-05-02', {})],
    by: happened('CarePlanRevised', '2025-06-01', { significant: true }),
    says:
      'Care plan revised on 1 June 2025, a significant change, but no review since the plan before it considered it. ' +
      'Record the review, or why it could not (regulation 32).',
    unless: [
      looked,
      happened('CarePlanPrepared', '2025-05-02', {}),
      reviewed('2025-05-03'),
      happened('CarePlanRevised', '2025-06-01', { significant: true }),
      happened('CarePlanRevised', '2025-06-10', { significant: true, reason: 'The home closed that night.' }),
      happened('CarePlanRevised', '2025-06-20', {}),
    ],
  },
  'adjourned-twice': {
    given: [looked, happened('ReviewAdjourned', '2025-05-05', {})],
    by: happened('ReviewAdjourned', '2025-05-12', {}),
    says: 'Review adjourned on 12 May 2025, but the review adjourned on 5 May 2025 has not been completed. It is adjourned once.',
    unless: [looked, happened('ReviewAdjourned', '2025-05-05', {}), reviewed('2025-05-12'), happened('ReviewAdjourned', '2025-08-04', {})],
  },
  'two-adoption-decisions': {
    given: [looked, happened('AdoptionDecisionMade', '2025-06-02', {})],
    by: happened('AdoptionDecisionMade', '2025-09-01', {}),
    says: 'Adoption decision made on 1 September 2025, but the decision of 2 June 2025 still stands. Record its reversal, or correct one of them.',
    unless: [
      looked,
      happened('AdoptionDecisionMade', '2025-06-02', {}),
      happened('AdoptionDecisionReversed', '2025-09-01', { reason: 'RD3' }),
      happened('AdoptionDecisionMade', '2025-09-01', {}),
    ],
  },
  'officer-is-social-worker': {
    given: [looked, happened('SocialWorkerAllocated', '2025-04-14', { worker: 'w1' })],
    by: happened('IroAppointed', '2025-04-20', { iro: 'w1' }),
    says:
      'The same person is independent reviewing officer (from 20 April 2025) and social worker (from 14 April 2025). ' +
      'The officer must not manage the case.',
    unless: [
      looked,
      happened('SocialWorkerAllocated', '2025-04-14', { worker: 'w1' }),
      happened('SocialWorkerAllocated', '2025-04-20', { worker: 'w2' }),
      happened('IroAppointed', '2025-04-20', { iro: 'w1' }),
    ],
  },
  'deprived-of-liberty-elsewhere': {
    given: [looked, home],
    by: happened('DeprivationOfLibertyOrderMade', '2025-05-01', {}),
    says:
      'Deprivation of liberty order made on 1 May 2025, but the child is placed elsewhere: ' +
      'Foster placement, other (U6), from 14 April 2025. Expected are K2, Z12 or Z13.',
    unless: [
      looked,
      home,
      placed('2025-05-01', { placement: 'Z12', provider: undefined }),
      happened('DeprivationOfLibertyOrderMade', '2025-05-01', {}),
      happened('DeprivationOfLibertyEnded', '2025-06-01', {}),
      placed('2025-06-01'),
    ],
  },
  'short-breaks-in-care': {
    given: [looked, home],
    by: happened('LegalStatusChanged', '2025-06-01', { legalStatus: 'V4' }),
    says: 'Short breaks from 1 June 2025, while in care since 14 April 2025. Record first how care ended, or correct the legal status.',
    unless: [looked, home, ceased('2025-06-01'), becameLookedAfter('2025-06-01', 'V4')],
  },
  'initial-assessment-not-by-doctor': {
    given: [looked],
    by: happened('HealthAssessmentCompleted', '2025-05-01', { clinician: 'NURSE' }),
    says: 'Health assessment completed on 1 May 2025, the initial one, by a nurse or midwife. Regulation 7 asks for a registered medical practitioner.',
    unless: [
      looked,
      happened('HealthAssessmentCompleted', '2025-05-01', { clinician: 'DOCTOR' }),
      happened('HealthAssessmentCompleted', '2025-11-03', { clinician: 'NURSE' }),
    ],
  },
  'sdq-outside-4-to-16': {
    given: [bornOn('2021-05-02'), looked],
    by: happened('SdqScored', '2025-05-01', { score: 9 }),
    says: 'SDQ scored on 1 May 2025, with a score outside the ages 4 to 16. Give the reason SDQ1 in its place.',
    unless: [bornOn('2008-05-02'), looked, happened('SdqScored', '2025-05-01', { score: 9 })],
  },
  'consent-under-16': {
    given: [bornOn('2009-05-02'), looked],
    by: happened('SectionTwentyConsentRecorded', '2025-05-01', { by: 'CHILD' }),
    says:
      'Section 20 consent recorded on 1 May 2025, by the child, before the 16th birthday. ' +
      'Until then somebody with parental responsibility consents.',
    unless: [bornOn('2009-05-01'), looked, happened('SectionTwentyConsentRecorded', '2025-05-01', { by: 'CHILD' })],
  },
};

describe('the laws of the story', () => {
  it('each has a line for the manual', () => expect(laws.every(({ title }) => /^[A-Z]/.test(title))).toBe(true));
  it('each has its story here', () => expect(Object.keys(broken)).toEqual(laws.map(law => law.id)));

  it.each(laws.map(law => [law.id, law.class] as const))('%s (%s)', (id, kind) => {
    const { given, by, says, unless } = broken[id]!;
    expect(clashesOf(...given)).toEqual([]);
    expect(clashesOf(...given, by)).toMatchObject([{ law: id, class: kind, says }]);
    if (kind === 'cannot-be')
      on(...given)
        .record(by)
        .isRefused(id, says);
    else
      on(...given)
        .record(by)
        .asks(id, says);
    expect(clashesOf(...unless)).toEqual([]);
  });

  it.each(edges)('%s at its edge: %s', (law, _what, facts, entries) => {
    const found = clashesOf(...facts).filter(clash => clash.law === law);
    expect(found.map(clash => clash.entries)).toEqual(entries.map(group => group.map(told.idOf)));
  });

  it('says of an end outside care when care had ended, or began later', () => {
    const says = (...facts: NewFact[]) => clashesOf(...facts).map(clash => clash.says);
    const [twice] = says(looked, ceased('2025-06-01'), ceased('2025-06-01', 'E8'));
    expect(twice).toContain('Care had ended on 1 June 2025: correct that entry.');
    const [open] = says(looked, ceased('2025-06-01'), becameLookedAfter('2025-09-01'), ceased('2025-07-01', 'E8'));
    expect(open).toContain('Care had ended on 1 June 2025: correct that entry.');
    const [later] = says(becameLookedAfter('2025-09-01'), ceased('2025-10-01'), ceased('2025-07-01', 'E8'));
    expect(later).toContain('That began later, on 1 September 2025.');
  });

  it('says how long police protection ran, and not the status before it', () => {
    const statuses = [happened('LegalStatusChanged', '2025-04-20', { legalStatus: 'L1' }), happened('LegalStatusChanged', '2025-04-25', { legalStatus: 'V2' })]; // prettier-ignore
    expect(clashesOf(looked, ...statuses).map(({ says }) => says)).toEqual(['Police protection from 20 April 2025 to 25 April 2025. The limit is 72 hours.']); // prettier-ignore
  });

  it.each([
    ['PlacementEnded', 'Placement ended', 'the child was in no placement'],
    ['AwayEnded', 'Returned from being away', 'the child was not away'],
    ['SocialWorkerEnded', 'Social worker ended', 'no social worker was allocated'],
    ['FinalOrderMade', 'Final order made', 'no care application was open'],
    ['PlacementOrderRevoked', 'Placement order revoked', 'no placement order was in force'],
    ['PermanencePlanEndorsed', 'Permanence plan endorsed', 'there was no permanence plan'],
    ['AdoptionDecisionReversed', 'Adoption decision reversed', 'no adoption decision had been made'],
    ['SpecialGuardianshipAssessmentFiled', 'Special guardianship assessment filed', 'no assessment had been started'],
    ['ReturnInterviewOffered', 'Return interview offered', 'the child had not returned from anywhere'],
    ['ReturnInterviewCompleted', 'Return interview completed', 'the child had not returned from anywhere'],
    ['ReturnInterviewDeclined', 'Return interview declined', 'the child had not returned from anywhere'],
    ['IroEnded', 'Independent reviewing officer ended', 'no independent reviewing officer was appointed'],
    ['PersonalAdviserEnded', 'Personal adviser ended', 'no personal adviser was appointed'],
    ['TransferAccepted', 'Transfer accepted by another authority', 'no referral for transfer was open'],
    ['TimetableSet', 'Timetable set', 'no care application was open'],
    ['CaseManagementHearingHeld', 'Case management hearing held', 'no care application was open'],
    ['IssuesResolutionHearingHeld', 'Issues resolution hearing held', 'no care application was open'],
    ['CareApplicationEnded', 'Care application ended', 'no care application was open'],
    ['PreProceedingsEnded', 'Pre-proceedings ended', 'pre-proceedings had not started'],
    ['DischargeApplicationEnded', 'Application to discharge ended', 'no application to discharge the order was open'],
    ['RevocationApplied', 'Revocation of the placement order applied for', 'no placement order was in force'],
    ['ConsentToPlacementWithdrawn', 'Consent to placement for adoption withdrawn', 'no consent to placement stood'],
    ['TemporaryApprovalExtended', 'Temporary approval extended', 'no temporary approval had been given'],
    ['ParentAssessmentReviewed', 'Assessment of parents reviewed', 'no assessment of parents had been completed'],
    ['DeprivationOfLibertyReviewed', 'Deprivation of liberty reviewed', 'no deprivation of liberty was authorised'],
    ['DeprivationOfLibertyEnded', 'Deprivation of liberty ended', 'no deprivation of liberty was authorised'],
    ['IroConcernEscalated', 'Concern of the independent reviewing officer escalated', 'no such concern had been raised'],
    ['IroConcernResolved', 'Concern of the independent reviewing officer resolved', 'no such concern had been raised'],
  ] as const)('%s needs a beginning', (type, title, missing) => {
    on(looked)
      .record(happened(type, '2025-05-01', {}))
      .isRefused('nothing-open', `${title} on 1 May 2025, but ${missing} then. Record first how it began, or choose another day.`);
  });

  it.each<[string, NewFact, NewFact]>([
    ['interview', happened('MissingEnded', '2025-05-02', {}), happened('ReturnInterviewCompleted', '2025-05-04', {})],
    ['adviser', happened('PersonalAdviserAppointed', '2025-05-02', { adviser: 'a1' }), happened('PersonalAdviserEnded', '2025-05-04', {})],
    ['pre-proceedings', happened('PreProceedingsStarted', '2025-05-02', {}), happened('PreProceedingsEnded', '2025-05-04', {})],
    ['discharge', happened('DischargeApplied', '2025-05-02', {}), happened('DischargeApplicationEnded', '2025-05-04', {})],
    ['consent', happened('ConsentToPlacementGiven', '2025-05-02', {}), happened('ConsentToPlacementWithdrawn', '2025-05-04', {})],
    ['approval', happened('TemporaryApprovalGranted', '2025-05-02', {}), happened('TemporaryApprovalExtended', '2025-05-04', {})],
    [
      'decision',
      happened('ReviewDecisionMade', '2025-05-02', { decision: 'd1' }),
      happened('ReviewActionCompleted', '2025-05-04', { decision: 'd1' }),
    ],
    [
      'concern',
      happened('IroConcernRaised', '2025-05-02', { concern: 'c1' }),
      happened('IroConcernResolved', '2025-05-04', { concern: 'c1' }),
    ],
    [
      'concern without a number',
      happened('IroConcernRaised', '2025-05-02', {}),
      happened('IroConcernResolved', '2025-05-04', { concern: 'c1' }),
    ],
  ])('what began can end: %s', (_what, began, ended) =>
    expect(clashesOf(looked, happened('MissingStarted', '2025-05-01', {}), began, ended)).toEqual([]),
  );

  it('an action and a concern are known by their number', () => {
    const made = happened('ReviewDecisionMade', '2025-05-02', { decision: 'd1' });
    on(looked, made)
      .record(happened('ReviewActionCompleted', '2025-05-04', { decision: 'd2' }))
      .isRefused('nothing-open', expect.stringContaining('no review had made the decision with that number') as string);
    on(looked, happened('IroConcernRaised', '2025-05-02', { concern: 'c1' }))
      .record(happened('IroConcernResolved', '2025-05-04', { concern: 'c2' }))
      .isRefused('nothing-open', expect.stringContaining('no such concern had been raised') as string);
  });

  it('an application that ended is not ended again', () => {
    const ended = (day: string) => happened('DischargeApplicationEnded', day, {});
    expect(clashesOf(looked, happened('DischargeApplied', '2025-05-02', {}), ended('2025-06-02'), ended('2025-07-02'))).toMatchObject([
      { law: 'nothing-open', entries: ['asked-000003'] },
    ]);
  });

  it.each<[string, NewFact]>([
    ['full approval', happened('FullApprovalGranted', '2025-06-02', {})],
    ['placement with parents', happened('PlacementWithParentsDecided', '2025-06-02', {})],
    ['Cafcass', happened('CafcassReferral', '2025-06-02', {})],
  ])('what may rest on something older than the record is asked, not refused: %s', (_what, fact) =>
    expect(clashesOf(looked, fact)).toMatchObject([{ law: 'nothing-before', class: 'ought-not' }]),
  );

  it.each<[NewFact['type'], NewFact]>([
    ['SdqScored', happened('SdqScored', '2025-06-01', {})],
    ['SdqScored', happened('SdqScored', '2025-06-01', { score: 41 })],
  ])('an SDQ needs one answer that exists: %s', (_type, fact) =>
    expect(clashesOf(looked, fact)).toMatchObject([{ law: 'sdq-one-answer' }]),
  );

  describe('the ending of care', () => {
    const long = [becameLookedAfter('2025-04-14', 'V2'), home];
    const approved = (by: 'NO' | 'DCS' | 'TM') => happened('EndingOfCareApproved', '2025-05-20', { by });
    const ended = (...facts: NewFact[]) => clashesOf(...facts, ceased('2025-06-02', 'E4A')).map(({ law }) => law);

    it('is approved by the nominated officer, at 16 and 17 under section 20 by the Director', () => {
      expect(ended(...long, approved('NO'))).toEqual([]);
      expect(ended(...long, approved('TM'))).toEqual(['ended-without-approval']);
      const at16 = [bornOn('2009-06-02'), ...long];
      expect(ended(...at16, approved('NO'))).toEqual(['ended-without-approval']);
      expect(ended(...at16, approved('DCS'))).toEqual([]);
      expect(ended(bornOn('2009-06-02'), looked, home, approved('NO'))).toEqual([]);
    });

    it('needs no approval before 20 working days, by a court, at 18, or as a return wrote it', () => {
      expect(clashesOf(looked, home, ceased('2025-05-14', 'E4A'))).toEqual([]);
      for (const reason of ['E3', 'E4B', 'E41', 'E9', 'E8'] as const)
        expect(clashesOf(looked, home, ceased('2025-06-02', reason))).toEqual([]);
      expect(clashes(story(imported(entriesOf(looked, home, ceased('2025-06-02', 'E4A')))))).toEqual([]);
    });
  });

  it('asks for approval of a move in years 10 and 11, before or in an emergency after', () => {
    const approval = (day: string) => happened('KeyStageFourMoveApproved', day, {});
    const moved = (day: string, ...facts: NewFact[]) =>
      clashesOf(
        bornOn('2010-08-31'),
        becameLookedAfter('2024-01-08'),
        placed('2024-01-08'),
        placed(day, { placement: 'K2' }),
        ...facts,
      ).map(({ law }) => law);
    expect(moved('2024-08-31')).toEqual([]);
    expect(moved('2024-09-01')).toEqual(['moved-in-key-stage-4']);
    expect(moved('2026-06-30')).toEqual(['moved-in-key-stage-4']);
    expect(moved('2026-07-01')).toEqual([]);
    expect(moved('2025-03-03', approval('2025-02-20'))).toEqual([]);
    expect(moved('2025-03-03', approval('2025-03-05'))).toEqual([]);
    expect(moved('2025-03-03', approval('2024-01-08'))).toEqual(['moved-in-key-stage-4']);
    // A return holds no approval.
    const returned = [
      bornOn('2010-08-31'),
      becameLookedAfter('2024-01-08'),
      placed('2024-01-08'),
      placed('2025-03-03', { placement: 'K2' }),
    ];
    expect(clashes(story(imported(entriesOf(...returned))))).toEqual([]);
  });

  it('a legal status needs a child in care, also on the last day', () => {
    const order = (day: string) => happened('LegalStatusChanged', day, { legalStatus: 'C2' });
    expect(clashesOf(looked, order('2025-06-01'), ceased('2025-06-01'))).toEqual([]);
    expect(clashesOf(looked, ceased('2025-06-01'), order('2025-06-02'))).toMatchObject([{ law: 'nothing-open' }]);
  });

  it('counts the hours of police protection where both moments are known', () => {
    const ends = (at: string) => [
      happened('BecameLookedAfter', '2025-04-14', { legalStatus: 'L1', at: '2025-04-14T10:00:00Z' }),
      happened('LegalStatusChanged', '2025-04-17', { legalStatus: 'V2', at }),
    ];
    expect(clashesOf(...ends('2025-04-17T10:00:00Z'))).toEqual([]);
    expect(clashesOf(...ends('2025-04-17T10:01:00Z'))).toMatchObject([{ law: 'police-protection-over-72-hours' }]);
  });

  it('judges an age by year and month where the day is erased, and only where they suffice', () => {
    const supported = (birthMonth: string) =>
      clashesOf(
        happened('IdentityRecorded', '2025-04-14', { dateOfBirth: '[erased]', birthMonth }),
        looked,
        placed('2025-06-15', { placement: 'K3' }),
      );
    expect(supported('2009-07')).toMatchObject([{ law: 'unlawful-setting' }]);
    expect(supported('2009-06')).toEqual([]);
  });

  it('judges a setting by the law of its day', () => {
    const flat = (day: string) => clashesOf(bornOn('2007-01-01'), becameLookedAfter('2021-01-01'), placed(day, { placement: 'P2' }));
    expect(flat('2021-09-08')).toEqual([]);
    expect(flat('2021-09-09')).toMatchObject([{ law: 'unlawful-setting' }]);
  });

  it('takes a child known in care as placed and ordered before the record begins', () => {
    expect(
      clashesOf(
        happened('KnownInCare', '2025-04-14', { legalStatus: 'E1' }),
        placed('2025-04-14', { placement: 'T1', provider: undefined }),
        happened('AdoptionMatchApproved', '2025-03-01', {}),
      ),
    ).toEqual([]);
  });

  it('names the later entry that stands in the way', () => {
    on(looked, home, ceased('2025-09-01', 'E2'), bornOn('2015-05-20'))
      .record(reviewed('2025-10-01'))
      .isRefused('after-death', 'Review held on 1 October 2025, but the child died on 1 September 2025. Correct one of them.', {
        entry: 'asked-000002',
      });
  });

  it('flags on the child what ought not to be, and nothing else', () => {
    const told = story(entriesOf(becameLookedAfter('2025-04-14', 'V2'), placed('2025-04-14', { placement: 'P1' }), ceased('2025-03-01')));
    expect(flagsOf(told)).toEqual([
      { id: 'parents-under-section-20', says: expect.any(String) as string, entries: ['asked-000001', 'asked-000000'] },
    ]);
  });
});
