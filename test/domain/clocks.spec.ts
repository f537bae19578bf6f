import {
  addDays,
  clocks,
  isOpenOn,
  obligationOn,
  ownClocks,
  tell,
  type ClockId,
  type FactOf,
  type LegalStatus,
  type NewFact,
  type Obligation,
  type PlacementArea,
  type PlacementBasis,
  type Rule,
} from '@waymark/domain';
import {
  becameLookedAfter,
  bornOn,
  caseOf,
  ceased,
  dutiesOf,
  entriesOf,
  happened,
  idOf,
  imported,
  placed,
  returned,
  reviewed,
  visited,
} from '../support/story';

const entered = (on: string, legalStatus: LegalStatus = 'C1'): NewFact[] => [becameLookedAfter(on, legalStatus), placed(on)];
/** Eligible from 1 July 2025: 16 on 10 June, the 91st day in care on 30 June. */
const eligibleIn2025: NewFact[] = [bornOn('2009-06-10'), ...entered('2025-04-01')];
const leftCare: NewFact[] = [...eligibleIn2025, ceased('2026-05-01', 'E5')];
const pathwayPlan = (on: string): NewFact => happened('PathwayPlanPrepared', on, {});
const movedTo = (on: string): NewFact => happened('AccommodationRecorded', on, { accommodation: 'U', byAuthority: true });
const inTouch = (on: string): NewFact => happened('KeepingInTouch', on, { method: 'CALL', outcome: 'YES' });
const metAtHome = (on: string): NewFact => happened('KeepingInTouch', on, { method: 'VISIT' });

/** With parents from the day of coming into care. */
const home = (legalStatus: LegalStatus, on: string, basis?: PlacementBasis): NewFact[] => [
  becameLookedAfter(on, legalStatus),
  placed(on, { placement: 'P1', provider: 'PR0', basis }),
];
const beforeAssessment = (on: string): NewFact[] => home('C2', on, 'REG19');
const connected = (on: string): NewFact[] => [becameLookedAfter(on), placed(on, { placement: 'U3', basis: 'REG24' })];
const status = (on: string, legalStatus: LegalStatus): NewFact => happened('LegalStatusChanged', on, { legalStatus });
const longTermMatched = (on: string, matchedOn: string): NewFact[] => [
  becameLookedAfter(on),
  placed(on, { placement: 'U4' }),
  happened('LongTermMatchConfirmed', matchedOn, { childAgrees: true }),
];
const shortBreaks = entered('2025-04-14', 'V4');
const calledFor = (on: string, before?: string): NewFact => happened('ReviewCalledFor', on, { because: 'IRO', before });
const authority = (on: string): NewFact => happened('PlacementOrderMade', on, {});
const adoptionReviewed = (on: string): NewFact => happened('ReviewHeld', on, { review: 'ADOPTION' });
const adoptionVisit = (on: string): NewFact => happened('AdoptionVisit', on, { childSeen: true });
const every = (days: number, on: string): NewFact => happened('AdoptionVisitIntervalDecided', on, { days });
const placedForAdoption = [...entered('2025-01-06'), placed('2025-04-14', { placement: 'A6' })];
const away = (area: PlacementArea): NewFact[] => [becameLookedAfter('2025-04-14'), placed('2025-04-14', { area })];
const secure = [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'K1' })];
const assessed =
  (assessment: FactOf<'HealthAssessmentCompleted'>['assessment']) =>
  (on: string): NewFact =>
    happened('HealthAssessmentCompleted', on, { assessment });
const circulated =
  (what: FactOf<'ReviewRecordCirculated'>['what']) =>
  (on: string): NewFact =>
    happened('ReviewRecordCirculated', on, { what });

interface Worked {
  readonly until: NewFact[];
  readonly met: (on: string) => NewFact;
  readonly lastDay: string;
  /** What the end of care makes of it: void or frozen, unless it meets the duty, or the duty is about one day alone. */
  readonly endOfCare?: 'meets' | 'of-one-day';
  /** What is done the day after: it is late, unless nothing can meet the duty by then. */
  readonly dayAfter?: 'overdue';
}

const plan =
  (code: FactOf<'PermanencePlanSet'>['plan'], review?: string) =>
  (on: string): NewFact =>
    happened('PermanencePlanSet', on, { plan: code, review });
const issued = (on: string): NewFact => happened('CareApplicationIssued', on, {});
const adoptionDecided = (on: string): NewFact => happened('AdoptionDecisionMade', on, {});

/** Clocks whose date is the earliest on which something may be done, not the last. */
type EarliestDate = 'SG-01' | 'AD-09';

/** Every clock on worked days: the story until the duty starts, what meets it, and the last day in time. A missing clock does not compile. */
const worked: Record<Exclude<ClockId, EarliestDate>, readonly Worked[]> = {
  'RV-01': [
    { until: entered('2025-04-14'), met: reviewed, lastDay: '2025-05-15' },
    { until: entered('2025-12-19'), met: reviewed, lastDay: '2026-01-21' },
  ],
  'RV-02': [{ until: [...entered('2025-12-19'), reviewed('2026-01-15')], met: reviewed, lastDay: '2026-04-15' }],
  'RV-03': [
    { until: [...entered('2025-12-19'), reviewed('2026-01-15'), reviewed('2026-04-14')], met: reviewed, lastDay: '2026-10-14' },
    {
      until: [...entered('2025-01-10'), reviewed('2025-02-01'), reviewed('2025-04-30'), reviewed('2025-08-31')],
      met: reviewed,
      lastDay: '2026-02-28',
    },
  ],
  'RV-04': [
    { until: [...entered('2025-01-10'), calledFor('2025-04-14')], met: reviewed, lastDay: '2025-05-15' },
    { until: [...entered('2025-01-10'), calledFor('2025-04-14', '2025-04-24')], met: reviewed, lastDay: '2025-04-24' },
    // A visit raised concern for the child's welfare (VS-12).
    { until: [...entered('2025-01-10'), visited('2025-12-19', { concern: true })], met: reviewed, lastDay: '2026-01-21' },
  ],
  'RV-07': [{ until: [...entered('2025-01-10'), happened('ReviewAdjourned', '2025-04-14', {})], met: reviewed, lastDay: '2025-05-15' }],
  'VS-01': [
    { until: entered('2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...entered('2025-04-14'), visited('2025-04-17')], met: visited, lastDay: '2025-05-29' },
    { until: [...entered('2025-04-14'), visited('2025-04-17'), visited('2025-05-30')], met: visited, lastDay: '2025-07-11' },
    // The first year includes the anniversary.
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U4' }), visited('2026-04-14')],
      met: visited,
      lastDay: '2026-05-26',
    },
  ],
  'VS-02': [
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U4' }), visited('2026-04-15')],
      met: visited,
      lastDay: '2026-07-15',
    },
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { intendedTo18: true }), visited('2026-11-30')],
      met: visited,
      lastDay: '2027-02-28',
    },
  ],
  'VS-03': [
    { until: [...entered('2025-04-14'), visited('2026-04-15')], met: visited, lastDay: '2026-05-27' },
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U4', intendedTo18: false }), visited('2026-04-15')],
      met: visited,
      lastDay: '2026-05-27',
    },
  ],
  'VS-04': [
    {
      until: [...longTermMatched('2024-01-10', '2024-09-01'), visited('2025-01-11')],
      met: visited,
      lastDay: '2025-07-11',
    },
    // The match comes after the first year.
    { until: [...longTermMatched('2024-01-10', '2025-08-31'), visited('2025-08-31')], met: visited, lastDay: '2026-02-28' },
  ],
  'VS-05': [
    { until: beforeAssessment('2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...beforeAssessment('2025-04-14'), visited('2025-04-17')], met: visited, lastDay: '2025-04-24' },
    { until: [...beforeAssessment('2025-04-14'), reviewed('2025-04-22'), visited('2025-04-23')], met: visited, lastDay: '2025-06-04' },
  ],
  'VS-06': [
    { until: connected('2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...connected('2025-04-14'), visited('2025-04-17')], met: visited, lastDay: '2025-04-24' },
    { until: [...connected('2025-04-14'), reviewed('2025-04-22'), visited('2025-04-22')], met: visited, lastDay: '2025-05-20' },
  ],
  'VS-07': [
    { until: home('C1', '2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...home('C1', '2025-04-14'), visited('2025-04-20')], met: visited, lastDay: '2025-04-27' },
    { until: [...home('C1', '2025-04-14'), reviewed('2025-05-06'), visited('2025-05-07')], met: visited, lastDay: '2025-06-04' },
    // The order is made while the child lives at home.
    { until: [...home('V2', '2025-04-14'), visited('2025-04-17'), status('2025-05-01', 'C1')], met: visited, lastDay: '2025-05-08' },
  ],
  'VS-08': [
    { until: home('C2', '2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...home('C2', '2025-04-14'), visited('2025-04-20')], met: visited, lastDay: '2025-06-01' },
    { until: [...home('C1', '2025-04-14'), visited('2025-04-20'), status('2025-04-22', 'C2')], met: visited, lastDay: '2025-04-27' },
  ],
  'VS-10': [
    { until: [...entered('2025-01-10'), happened('VisitRequested', '2025-04-14', { by: 'CHILD' })], met: visited, lastDay: '2025-04-23' },
  ],
  'VS-11': [{ until: [...entered('2025-01-10'), happened('HomeNoticeReceived', '2025-04-14', {})], met: visited, lastDay: '2025-04-21' }],
  'SB-04': [
    { until: shortBreaks, met: reviewed, lastDay: '2025-07-14' },
    { until: [...shortBreaks, reviewed('2025-05-31')], met: reviewed, lastDay: '2025-11-30' },
  ],
  'SB-05': [
    { until: shortBreaks, met: visited, lastDay: '2025-04-21' },
    { until: [...shortBreaks, visited('2025-04-21')], met: visited, lastDay: '2025-10-21' },
    {
      until: [...shortBreaks, happened('ShortBreakPlanAgreed', '2025-04-10', { visitEveryDays: 60 }), visited('2025-04-21')],
      met: visited,
      lastDay: '2025-06-20',
    },
  ],
  'CP-01': [{ until: entered('2025-04-14'), met: on => happened('CarePlanPrepared', on, {}), lastDay: '2025-04-30' }],
  'PP-02': [{ until: entered('2025-04-14'), met: on => happened('PlacementPlanSigned', on, {}), lastDay: '2025-04-23' }],
  'PP-03': [{ until: entered('2025-04-14'), met: on => happened('DelegatedAuthorityRecorded', on, {}), lastDay: '2025-04-23' }],
  'IR-01': [{ until: entered('2025-12-19'), met: on => happened('IroAppointed', on, { iro: 'iro-1' }), lastDay: '2025-12-30' }],
  'IR-02': [
    {
      until: [...entered('2025-01-06'), happened('IroEnded', '2025-04-14', {})],
      met: on => happened('IroAppointed', on, { iro: 'iro-2' }),
      lastDay: '2025-04-23',
    },
  ],
  'IR-06': [
    {
      until: [...entered('2025-01-06'), happened('IroConcernRaised', '2025-04-14', { concern: 'c1' })],
      met: on => happened('IroConcernResolved', on, { concern: 'c1' }),
      lastDay: '2025-05-15',
    },
  ],
  'HL-01': [{ until: entered('2025-04-14'), met: assessed('INITIAL'), lastDay: '2025-05-15' }],
  'HL-02': [
    {
      until: [bornOn('2022-06-10'), ...entered('2025-04-14'), assessed('INITIAL')('2025-05-01')],
      met: assessed('REVIEW'),
      lastDay: '2025-11-01',
    },
    // Half a year on is the fifth birthday itself.
    {
      until: [bornOn('2020-11-01'), ...entered('2025-04-14'), assessed('INITIAL')('2025-05-01')],
      met: assessed('REVIEW'),
      lastDay: '2025-11-01',
    },
  ],
  'HL-03': [
    {
      until: [bornOn('2015-06-10'), ...entered('2025-01-06'), assessed('INITIAL')('2025-01-20')],
      met: assessed('REVIEW'),
      lastDay: '2026-01-20',
    },
    // Half a year on would be after the fifth birthday.
    {
      until: [bornOn('2020-06-30'), ...entered('2025-01-06'), assessed('INITIAL')('2025-01-20')],
      met: assessed('REVIEW'),
      lastDay: '2026-01-20',
    },
  ],
  'HL-09': [{ until: entered('2025-04-14'), met: on => happened('GpRegistered', on, {}), lastDay: '2025-04-30' }],
  'ED-01': [
    { until: [bornOn('2012-01-01'), ...entered('2025-04-14')], met: on => happened('PepInitiated', on, {}), lastDay: '2025-04-30' },
    { until: [bornOn('2022-04-14'), ...entered('2025-01-06')], met: on => happened('PepInitiated', on, {}), lastDay: '2025-04-30' },
  ],
  'ED-02': [
    { until: [bornOn('2012-01-01'), ...entered('2025-04-14')], met: on => happened('PepCompleted', on, {}), lastDay: '2025-05-15' },
  ],
  'ED-03': [{ until: [bornOn('2012-01-01'), ...entered('2028-01-10')], met: on => happened('PepReviewed', on, {}), lastDay: '2028-07-21' }],
  'ED-04': [
    {
      until: [...entered('2025-01-06'), happened('SchoolPlaceLost', '2025-03-20', {})],
      met: on => happened('SchoolChanged', on, {}),
      lastDay: '2025-05-02',
    },
  ],
  'PL-01': [
    {
      until: away('ADJOINING'),
      met: on => happened('OutOfAreaApproved', on, { approver: 'NO' }),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
    },
  ],
  'PL-02': [
    {
      until: away('DISTANT'),
      met: on => happened('OutOfAreaApproved', on, { approver: 'DCS' }),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
    },
  ],
  'PL-03': [{ until: away('ADJOINING'), met: on => happened('AreaAuthorityNotified', on, {}), lastDay: '2025-04-23' }],
  'PL-05a': [
    {
      until: [...beforeAssessment('2025-04-14'), happened('ParentAssessmentCompleted', '2025-04-16', {})],
      met: on => happened('ParentAssessmentReviewed', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'PL-05b': [
    {
      until: [
        ...beforeAssessment('2025-04-02'),
        happened('ParentAssessmentCompleted', '2025-04-14', {}),
        happened('ParentAssessmentReviewed', '2025-04-14', {}),
      ],
      met: on => happened('PlacementWithParentsDecided', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'PL-06': [
    { until: connected('2025-04-14'), met: on => happened('FullApprovalGranted', on, {}), lastDay: '2025-08-03', endOfCare: 'meets' },
    {
      until: [...connected('2025-04-14'), happened('TemporaryApprovalExtended', '2025-08-03', {})],
      met: on => happened('FullApprovalGranted', on, {}),
      lastDay: '2025-09-28',
      endOfCare: 'meets',
    },
  ],
  'PL-08': [
    { until: connected('2025-04-14'), met: on => placed(on, { placement: 'K2' }), lastDay: '2025-08-04', endOfCare: 'meets' },
    { until: connected('2025-04-14'), met: on => happened('FullApprovalGranted', on, {}), lastDay: '2025-08-04', endOfCare: 'meets' },
  ],
  'PL-12': [
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { basis: 'REG23' })],
      met: on => happened('ApprovalVaried', on, {}),
      lastDay: '2025-04-20',
      endOfCare: 'meets',
    },
  ],
  'PL-17': [{ until: [becameLookedAfter('2025-04-14', 'L1')], met: on => status(on, 'C1'), lastDay: '2025-04-17', endOfCare: 'meets' }],
  'PL-18': [
    { until: [becameLookedAfter('2025-04-14', 'L2')], met: on => status(on, 'C1'), lastDay: '2025-04-22', endOfCare: 'meets' },
    {
      until: [becameLookedAfter('2025-04-14', 'L2'), happened('EmergencyProtectionExtended', '2025-04-22', {})],
      met: on => status(on, 'C1'),
      lastDay: '2025-04-29',
      endOfCare: 'meets',
    },
  ],
  'PL-19': [{ until: [becameLookedAfter('2025-04-14', 'L3')], met: on => status(on, 'C1'), lastDay: '2025-04-21', endOfCare: 'meets' }],
  'PL-20a': [{ until: secure, met: on => happened('SecureAccommodationOrderMade', on, {}), lastDay: '2025-04-17', endOfCare: 'meets' }],
  'PL-20b': [
    { until: secure, met: on => happened('SecureAccommodationReviewed', on, {}), lastDay: '2025-05-14' },
    {
      until: [...secure, happened('SecureAccommodationReviewed', '2025-05-10', {})],
      met: on => happened('SecureAccommodationReviewed', on, {}),
      lastDay: '2025-08-10',
    },
  ],
  'PL-21': [
    {
      until: [...entered('2025-04-14'), happened('DeprivationOfLibertyOrderMade', '2025-04-20', { reviewBy: '2025-07-01' })],
      met: on => happened('DeprivationOfLibertyReviewed', on, {}),
      lastDay: '2025-07-01',
    },
  ],
  'PL-22': [
    {
      until: [becameLookedAfter('2025-04-14', 'J1'), placed('2025-04-14', { placement: 'R5' })],
      met: on => happened('DetentionPlacementPlanPrepared', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'MS-01': [
    {
      until: [...entered('2025-04-01'), happened('MissingStarted', '2025-04-12', {}), happened('MissingEnded', '2025-04-14', {})],
      met: on => happened('ReturnInterviewCompleted', on, {}),
      lastDay: '2025-04-17',
    },
  ],
  'CE-01': [
    {
      until: [...entered('2025-01-06'), ceased('2025-04-14')],
      met: on => happened('EndingOfCareApproved', on, { by: 'NO' }),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
      dayAfter: 'overdue',
    },
  ],
  'S2-05': [
    {
      until: [becameLookedAfter('2025-03-20', 'V2'), placed('2025-03-20'), reviewed('2025-04-14')],
      met: on => happened('SectionTwentyConsentRecorded', on, {}),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
    },
  ],
  'IR-07a': [{ until: [...entered('2025-03-20'), reviewed('2025-04-14')], met: circulated('DECISIONS'), lastDay: '2025-04-23' }],
  'IR-07b': [{ until: [...entered('2025-03-20'), reviewed('2025-04-14')], met: circulated('RECORD'), lastDay: '2025-05-08' }],
  'IR-07c': [{ until: [...entered('2025-03-20'), reviewed('2025-04-14')], met: circulated('DISTRIBUTED'), lastDay: '2025-05-15' }],
  'PP-01': [{ until: entered('2025-04-14'), met: on => happened('PlacementPlanPrepared', on, {}), lastDay: '2025-04-23' }],
  'LC-02': [
    { until: eligibleIn2025, met: on => happened('NeedsAssessmentCompleted', on, {}), lastDay: '2025-10-01' },
    // 16 while in care for long: from the birthday, clamped.
    {
      until: [bornOn('2009-11-30'), ...entered('2024-01-10')],
      met: on => happened('NeedsAssessmentCompleted', on, {}),
      lastDay: '2026-02-28',
    },
  ],
  'LC-03': [{ until: eligibleIn2025, met: on => happened('PathwayPlanPrepared', on, {}), lastDay: '2025-10-01' }],
  'LC-04': [{ until: eligibleIn2025, met: on => happened('PersonalAdviserAppointed', on, { adviser: 'pa-1' }), lastDay: '2025-10-01' }],
  'LC-05': [
    { until: [...eligibleIn2025, pathwayPlan('2025-08-31')], met: on => happened('PathwayPlanReviewed', on, {}), lastDay: '2026-02-28' },
    { until: [...eligibleIn2025, pathwayPlan('2025-08-31'), pathwayPlan('2026-01-10')], met: pathwayPlan, lastDay: '2026-07-10' },
  ],
  'LC-06': [
    { until: [...leftCare, movedTo('2026-05-02')], met: metAtHome, lastDay: '2026-05-09' },
    { until: [...leftCare, movedTo('2026-05-02'), metAtHome('2026-05-09')], met: metAtHome, lastDay: '2026-07-09' },
    // The second visit comes with the review of the pathway plan, the third within two months of it.
    {
      until: [...leftCare, pathwayPlan('2025-12-15'), movedTo('2026-05-02'), metAtHome('2026-05-09')],
      met: metAtHome,
      lastDay: '2026-06-15',
    },
    {
      until: [...leftCare, pathwayPlan('2026-04-01'), movedTo('2026-05-02'), metAtHome('2026-05-09'), metAtHome('2026-06-30')],
      met: metAtHome,
      lastDay: '2026-08-30',
    },
  ],
  'LC-07': [
    { until: leftCare, met: inTouch, lastDay: '2026-06-26' },
    { until: [...leftCare, inTouch('2026-06-01')], met: inTouch, lastDay: '2026-07-27' },
  ],
  'LC-08': [{ until: [...leftCare, movedTo('2026-05-02')], met: on => happened('PathwayPlanReviewed', on, {}), lastDay: '2026-05-30' }],
  'AD-06': [
    { until: [...entered('2025-01-06'), authority('2025-04-14')], met: adoptionReviewed, lastDay: '2025-07-14' },
    {
      until: [...entered('2025-01-06'), authority('2025-04-14'), adoptionReviewed('2025-06-30')],
      met: on => happened('ReviewHeld', on, { review: 'BOTH' }),
      lastDay: '2025-12-30',
    },
    {
      until: [...entered('2025-01-06'), happened('ConsentToPlacementGiven', '2025-04-14', {})],
      met: adoptionReviewed,
      lastDay: '2025-07-14',
    },
  ],
  'AD-07': [
    { until: placedForAdoption, met: visited, lastDay: '2025-04-21' },
    { until: [...placedForAdoption, adoptionVisit('2025-04-16')], met: adoptionVisit, lastDay: '2025-04-23' },
    {
      until: [...placedForAdoption, visited('2025-05-07'), reviewed('2025-05-06'), every(21, '2025-05-06')],
      met: visited,
      lastDay: '2025-05-28',
    },
  ],
  'AD-08': [
    { until: placedForAdoption, met: adoptionReviewed, lastDay: '2025-05-12' },
    { until: [...placedForAdoption, adoptionReviewed('2025-05-06')], met: reviewed, lastDay: '2025-08-06' },
    {
      until: [...placedForAdoption, adoptionReviewed('2025-05-06'), reviewed('2025-07-31')],
      met: adoptionReviewed,
      lastDay: '2026-01-31',
    },
  ],
  'PM-01': [
    { until: entered('2025-12-19'), met: plan('LTFOST18'), lastDay: '2026-04-21' },
    { until: [...entered('2025-12-19'), reviewed('2026-01-15')], met: plan('ADOPTION'), lastDay: '2026-04-15' },
    // The second review held earlier is the last day.
    { until: [...entered('2025-12-19'), reviewed('2026-01-15'), reviewed('2026-03-10')], met: plan('SUPPLIV'), lastDay: '2026-03-10' },
  ],
  'PM-03': [
    {
      until: [happened('PreProceedingsStarted', '2025-04-14', {})],
      met: on => happened('PreProceedingsEnded', on, {}),
      lastDay: '2025-08-04',
    },
  ],
  'PM-04': [{ until: [issued('2025-04-14')], met: on => happened('FinalOrderMade', on, { order: 'CO' }), lastDay: '2025-10-12' }],
  'PM-05': [{ until: [issued('2025-04-14')], met: on => happened('CaseManagementHearingHeld', on, {}), lastDay: '2025-05-13' }],
  'AD-01': [
    { until: [...entered('2025-04-14'), plan('ADOPTION')('2025-08-31')], met: adoptionDecided, lastDay: '2025-10-31' },
    // From the review that made it the plan.
    {
      until: [...entered('2025-04-14'), reviewed('2025-08-01'), plan('ADOPTION', idOf(2))('2025-08-08')],
      met: adoptionDecided,
      lastDay: '2025-10-01',
    },
  ],
  'AD-03': [
    {
      until: [...entered('2025-04-14'), happened('AdoptionPanelMinutesReceived', '2025-09-01', {})],
      met: adoptionDecided,
      lastDay: '2025-09-08',
    },
  ],
  'AD-04': [
    {
      until: [...entered('2025-04-14'), adoptionDecided('2025-08-31')],
      met: on => happened('AdoptionMatchApproved', on, {}),
      lastDay: '2026-02-28',
    },
  ],
  'AD-11': [
    {
      until: [happened('LifeStoryBookGiven', '2025-04-10', {}), happened('AdoptionCelebrated', '2025-04-14', {})],
      met: on => happened('LaterLifeLetterGiven', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'SG-03': [
    {
      until: [...entered('2025-01-06'), happened('SpecialGuardianshipAssessmentStarted', '2025-04-14', {})],
      met: on => happened('SpecialGuardianshipAssessmentFiled', on, {}),
      lastDay: '2025-07-07',
    },
  ],
  'RH-01': [
    { until: [...entered('2025-04-14'), plan('RETURN1M')('2025-05-31')], met: on => ceased(on), lastDay: '2025-06-30' },
    {
      until: [...entered('2025-04-14'), plan('RETURN6M')('2025-08-31')],
      met: on => placed(on, { placement: 'P1' }),
      lastDay: '2026-02-28',
    },
  ],
};

/** Each with the story until the wait begins, the application, and the first day on which it may be made. */
const waits: Record<EarliestDate, readonly { until: NewFact[]; met: (on: string) => NewFact; firstDay: string }[]> = {
  'SG-01': [
    {
      until: [...entered('2025-04-14'), happened('SpecialGuardianshipNoticeReceived', '2025-11-30', {})],
      met: on => happened('SpecialGuardianshipApplicationMade', on, {}),
      firstDay: '2026-02-28',
    },
  ],
  'AD-09': [
    {
      until: [becameLookedAfter('2025-04-14', 'E1'), placed('2025-04-14'), placed('2025-09-01', { placement: 'A6' })],
      met: on => happened('AdoptionApplicationMade', on, {}),
      firstDay: '2025-11-10',
    },
    // Lived with the adopters since they fostered the child.
    {
      until: [becameLookedAfter('2025-04-14', 'E1'), placed('2025-08-01'), placed('2025-09-01', { placement: 'A5' })],
      met: on => happened('AdoptionApplicationMade', on, {}),
      firstDay: '2025-10-10',
    },
  ],
};
const isEarliest = (id: ClockId): id is EarliestDate => Object.hasOwn(waits, id);

describe('every earliest date', () => {
  const cases = Object.entries(waits).flatMap(([id, all]) => all.map((one, n) => ({ id, n, ...one })));

  it.each(cases)('$id ($n) is $firstDay: the day before is a breach, no later day is late', ({ id, until, met, firstDay }) => {
    const dayBefore = addDays(firstDay, -1);
    const row = (...then: NewFact[]): Obligation => dutiesOf(id, ...until, ...then).at(-1)!;
    expect(row().dueOn).toBe(firstDay);
    expect([dayBefore, addDays(firstDay, 400)].map(day => [obligationOn(row(), day), isOpenOn(row(), day)])).toEqual([
      ['not-yet-due', false],
      ['not-yet-due', false],
    ]);
    expect(obligationOn(row(met(firstDay)), firstDay)).toBe('met-on-time');
    expect(obligationOn(row(met(addDays(firstDay, 300))), addDays(firstDay, 300))).toBe('met-on-time');
    const early = row(met(dayBefore));
    expect([obligationOn(early, addDays(dayBefore, -1)), obligationOn(early, dayBefore)]).toEqual(['not-yet-due', 'overdue']);
    const corrected = { entry: idOf(until.length), changes: { on: firstDay }, reason: 'wrong day' };
    const put = row(met(dayBefore), happened('EntryCorrected', '2027-01-01', corrected));
    expect(obligationOn(put, firstDay)).toBe('met-on-time');
  });

  it.each(cases)('$id ($n) is void when the child dies or leaves care, whenever that is', ({ id, until, firstDay }) => {
    for (const day of [addDays(firstDay, -1), addDays(firstDay, 30)]) {
      const [died, left] = [happened('DeathRecorded', day, {}), ceased(day)].map(end => dutiesOf(id, ...until, end).at(-1));
      expect(died).toMatchObject({ voidedOn: day, because: 'the child died' });
      expect(left).toMatchObject({ voidedOn: day, because: 'care ended' });
    }
  });
});

describe('every clock', () => {
  const cases = [...clocks, ...ownClocks].flatMap(({ id }: { id: ClockId }) =>
    isEarliest(id) ? [] : worked[id].map((one: Worked, n) => ({ id, n, ...one })),
  );

  it.each(cases)(
    '$id on worked days ($n): $lastDay is in time, the day after is late',
    ({ id, until, met, lastDay, dayAfter: after = 'met-late' }) => {
      const dayAfter = addDays(lastDay, 1);
      const open = dutiesOf(id, ...until).at(-1)!;
      expect(open.dueOn).toBe(lastDay);
      expect([obligationOn(open, lastDay), obligationOn(open, dayAfter)]).toEqual(['due-soon', 'overdue']);
      const rowMet = (on: string): Obligation =>
        dutiesOf(id, ...until, met(on)).findLast(row => row.anchor === open.anchor && row.startsOn <= open.startsOn)!;
      expect(obligationOn(rowMet(lastDay), lastDay)).toBe('met-on-time');
      expect([obligationOn(rowMet(dayAfter), lastDay), obligationOn(rowMet(dayAfter), dayAfter)]).toEqual(['due-soon', after]);
    },
  );

  it.each(cases)('$id follows a correction ($n)', ({ id, until, met, lastDay, dayAfter: after = 'met-late' }) => {
    const dayAfter = addDays(lastDay, 1);
    const entry = idOf(until.length);
    const open = dutiesOf(id, ...until).at(-1)!;
    const recorded = (on: string, then: NewFact): Obligation =>
      dutiesOf(id, ...until, met(on), then).findLast(row => row.anchor === open.anchor && row.startsOn <= open.startsOn)!;
    const to = (on: string): NewFact => happened('EntryCorrected', '2027-01-01', { entry, changes: { on }, reason: 'wrong day' });
    expect(obligationOn(recorded(dayAfter, to(lastDay)), dayAfter)).toBe('met-on-time');
    expect(obligationOn(recorded(lastDay, to(dayAfter)), dayAfter)).toBe(after);
    const struck = happened('EntryStruckOut', '2027-01-01', { entry, reason: 'another child' });
    expect(obligationOn(recorded(lastDay, struck), dayAfter)).toBe('overdue');
  });

  it.each(cases.filter(({ endOfCare }) => !endOfCare))('$id ends with the death of the child ($n)', ({ id, until, lastDay }) => {
    const open = dutiesOf(id, ...until).at(-1)!;
    const died = (on: string): Obligation =>
      dutiesOf(id, ...until, happened('DeathRecorded', on, {})).findLast(
        row => row.anchor === open.anchor && row.startsOn <= open.startsOn,
      )!;
    expect(died(lastDay)).toMatchObject({ voidedOn: lastDay, because: 'the child died' });
    const late = died(addDays(lastDay, 1));
    expect([late.frozenOn, obligationOn(late, addDays(lastDay, 9)), isOpenOn(late, addDays(lastDay, 1))]).toEqual([
      addDays(lastDay, 1),
      'overdue',
      false,
    ]);
  });

  it.each(cases)('$id ($n) is never late for a child known only from returns, unless the return held all it needs', ({ id, until }) => {
    const rows = tell(caseOf(imported(entriesOf(...until, returned(2025), returned(2026))))).obligations.filter(({ rule }) => rule === id);
    const { needs } = [...clocks, ...ownClocks].find((clock: Rule) => clock.id === id)!;
    if (needs.every(kind => kind === 'episodes' || kind === 'reviews')) return;
    for (const row of rows) for (const day of [row.dueOn!, addDays(row.dueOn!, 1)]) expect(obligationOn(row, day)).not.toBe('overdue');
  });

  it('starts from the day its law came into force', () => {
    expect(dutiesOf('RV-01', ...entered('2011-03-31'))).toEqual([]);
    expect(dutiesOf('RV-01', ...entered('2011-04-01'))).toMatchObject([{ dueOn: '2011-05-05' }]);
    expect(dutiesOf('RV-02', ...entered('2011-03-31'), reviewed('2011-04-20'))).toMatchObject([{ dueOn: '2011-07-20' }]);
  });

  it('is due soon 20 working days before a review, 7 days before a visit, 5 working days before a plan', () => {
    const facts = [...entered('2025-12-19'), reviewed('2026-01-15'), visited('2025-12-22')];
    expect(dutiesOf('RV-02', ...facts)[0]).toMatchObject({ dueOn: '2026-04-15', soonOn: '2026-03-16' });
    expect(dutiesOf('VS-01', ...facts)[1]).toMatchObject({ dueOn: '2026-02-02', soonOn: '2026-01-26' });
    expect(dutiesOf('CP-01', ...facts)[0]).toMatchObject({ dueOn: '2026-01-07', soonOn: '2025-12-30' });
  });

  it('marks a due date that rests on bank holidays nobody has confirmed', () => {
    expect(dutiesOf('RV-01', ...entered('2027-12-20'))[0]).toMatchObject({ dueOn: '2028-01-20', provisional: [2028] });
    expect(dutiesOf('VS-01', ...entered('2027-12-30'))[0]?.provisional).toBeUndefined();
  });
});

describe('the end of care', () => {
  const facts = [...entered('2025-04-14'), bornOn('2010-01-01')];

  it('voids a duty on its due date, and freezes a breach the day after', () => {
    const [onDue] = dutiesOf('RV-01', ...facts, ceased('2025-05-15'));
    expect(onDue).toMatchObject({ voidedOn: '2025-05-15', because: 'care ended' });
    expect(obligationOn(onDue!, '2025-05-15')).toBe('voided');
    const [late] = dutiesOf('RV-01', ...facts, ceased('2025-05-16'));
    expect(late).toMatchObject({ frozenOn: '2025-05-16', because: 'care ended' });
    expect([obligationOn(late!, '2026-01-01'), isOpenOn(late!, '2025-05-15'), isOpenOn(late!, '2025-05-16')]).toEqual([
      'overdue',
      true,
      false,
    ]);
  });

  it('lets a duty be met until the end of its last day, and never later', () => {
    expect(dutiesOf('RV-01', ...facts, reviewed('2025-05-15'), ceased('2025-05-15'))[0]).toMatchObject({ metOn: '2025-05-15' });
    expect(dutiesOf('RV-01', ...facts, reviewed('2025-05-17'), ceased('2025-05-16'))[0]).toMatchObject({
      metOn: undefined,
      frozenOn: '2025-05-16',
    });
  });

  it('gives what happened on a day to the care that started on it', () => {
    const rows = dutiesOf('RV-01', ...facts, ceased('2025-05-01'), becameLookedAfter('2025-05-01', 'V2'), reviewed('2025-05-01'));
    expect(rows).toMatchObject([
      { anchorOn: '2025-04-14', voidedOn: '2025-05-01' },
      { anchorOn: '2025-05-01', metOn: '2025-05-01' },
    ]);
  });

  it('starts every entry clock again in a new period of care', () => {
    const again = [...facts, reviewed('2025-05-01'), ceased('2025-06-01'), becameLookedAfter('2025-09-01'), placed('2025-09-01')];
    expect(dutiesOf('RV-01', ...again).map(({ dueOn }) => dueOn)).toEqual(['2025-05-15', '2025-09-29']);
    expect(dutiesOf('CP-01', ...again).map(({ dueOn }) => dueOn)).toEqual(['2025-04-30', '2025-09-15']);
    expect(dutiesOf('RV-02', ...again)).toMatchObject([{ voidedOn: '2025-06-01' }]);
  });

  it.each([
    ['turned 18', bornOn('2007-04-20')],
    ['the child died', ceased('2025-04-20', 'E2')],
    ['short breaks began', happened('LegalStatusChanged', '2025-04-20', { legalStatus: 'V4' })],
    ['care ended', ceased('2025-04-20')],
  ])('says that %s', (because, fact) => {
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), fact)).toMatchObject([{ voidedOn: '2025-04-20', because }]);
  });

  it('comes with the 18th birthday, whatever was recorded later', () => {
    const facts18 = [bornOn('2007-04-20'), ...entered('2025-04-14'), reviewed('2025-04-21'), ceased('2025-06-01', 'E17')];
    expect(dutiesOf('RV-01', ...facts18)).toMatchObject([{ voidedOn: '2025-04-20', because: 'turned 18' }]);
    expect(caseOf(entriesOf(...facts18)).journey.periods).toMatchObject([{ until: '2025-04-20', reason: 'E17' }]);
  });
});

describe('reviews', () => {
  it('run from the day the one before was actually held', () => {
    const rows = [...entered('2025-12-19'), reviewed('2026-01-25'), reviewed('2026-03-01')];
    expect(dutiesOf('RV-01', ...rows)).toMatchObject([{ dueOn: '2026-01-21', metOn: '2026-01-25' }]);
    expect(dutiesOf('RV-02', ...rows)).toMatchObject([{ anchorOn: '2026-01-25', dueOn: '2026-04-25', metOn: '2026-03-01' }]);
    expect(dutiesOf('RV-03', ...rows)).toMatchObject([{ anchorOn: '2026-03-01', dueOn: '2026-09-01', evidence: [idOf(3)] }]);
  });

  it('count neither when they were adoption reviews, nor before care, nor twice a day', () => {
    const facts = [...entered('2025-12-19'), reviewed('2025-12-18'), happened('ReviewHeld', '2026-01-05', { review: 'ADOPTION' })];
    expect(dutiesOf('RV-01', ...facts)).toMatchObject([{ metOn: undefined }]);
    const both = [happened('ReviewHeld', '2026-01-06', { review: 'BOTH' }), reviewed('2026-01-06')];
    expect(dutiesOf('RV-01', ...facts, ...both)).toMatchObject([{ metOn: '2026-01-06' }]);
    expect(dutiesOf('RV-02', ...facts, ...both)).toMatchObject([{ dueOn: '2026-04-06', metOn: undefined }]);
  });

  it('do not start again at a move or a new legal status', () => {
    const moved = [placed('2026-01-02', { placement: 'K2' }), happened('LegalStatusChanged', '2026-01-05', { legalStatus: 'C2' })];
    expect(dutiesOf('RV-01', ...entered('2025-12-19'), ...moved)).toMatchObject([{ dueOn: '2026-01-21' }]);
  });

  const reviewedTwice = [...entered('2025-01-10'), reviewed('2025-02-03'), reviewed('2025-05-02')];
  const forAdoption = placed('2025-09-01', { placement: 'A4' });

  it('stop with placing for adoption, but for the first', () => {
    expect(dutiesOf('RV-03', ...reviewedTwice, forAdoption)).toMatchObject([
      { dueOn: '2025-11-02', voidedOn: '2025-09-01', superseded: true, because: 'placed for adoption' },
    ]);
    expect(dutiesOf('RV-01', ...entered('2025-01-10'), placed('2025-01-20', { placement: 'A4' }))).toMatchObject([{ dueOn: '2025-02-07' }]);
  });

  it('stop on the day placing is recorded, not on the day of the move', () => {
    const said = happened('PlacedForAdoption', '2025-08-28', {});
    expect(dutiesOf('RV-03', ...reviewedTwice, said, forAdoption)).toMatchObject([{ voidedOn: '2025-08-28' }]);
  });

  it('run again from the last review of either kind when a placement for adoption ends without an order', () => {
    const during = happened('ReviewHeld', '2025-09-25', { review: 'ADOPTION' });
    expect(dutiesOf('RV-03', ...reviewedTwice, forAdoption, during, placed('2025-12-01'))).toMatchObject([
      { voidedOn: '2025-09-01' },
      { anchorOn: '2025-09-25', startsOn: '2025-12-01', dueOn: '2026-03-25', metOn: undefined },
    ]);
    // No review has been held yet: the first alone is due.
    const unreviewed = [...entered('2025-01-10'), placed('2025-01-13', { placement: 'A4' }), placed('2025-01-20')];
    expect(['RV-01', 'RV-02', 'RV-03'].map(rule => dutiesOf(rule, ...unreviewed).length)).toEqual([1, 0, 0]);
    const adopted = [happened('AdoptionOrderMade', '2025-12-01', {}), placed('2025-12-02')];
    expect(dutiesOf('RV-03', ...reviewedTwice, forAdoption, during, ...adopted)).toHaveLength(1);
  });
});

describe('visits', () => {
  it('start again with every move; what was open is void', () => {
    const facts = [...entered('2025-04-14'), visited('2025-04-17'), visited('2025-05-30'), placed('2025-06-01', { placement: 'K2' })];
    expect(dutiesOf('VS-01', ...facts).slice(2)).toMatchObject([
      { dueOn: '2025-07-11', voidedOn: '2025-06-01', because: 'placement ended' },
      { dueOn: '2025-06-08', anchor: idOf(4) },
    ]);
  });

  it('count for the home the child moved to that day', () => {
    const facts = [...entered('2025-04-14'), placed('2025-04-20', { placement: 'K2' }), visited('2025-04-20')];
    expect(dutiesOf('VS-01', ...facts)).toMatchObject([{ voidedOn: '2025-04-20' }, { metOn: '2025-04-20' }, { dueOn: '2025-06-01' }]);
  });

  it('do not start again with the same carer, nor through a temporary stay', () => {
    const same = placed('2025-04-18', { placement: 'U4', sameCarer: true });
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), same)).toMatchObject([{ dueOn: '2025-04-21' }]);
    const hospital = [placed('2025-04-16', { placement: 'T1', provider: 'PR3' }), placed('2025-04-30')];
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), ...hospital, visited('2025-04-20'))).toMatchObject([
      { metOn: '2025-04-20' },
      { dueOn: '2025-06-01' },
    ]);
  });

  it('count a temporary stay past its limit as a placement', () => {
    const holiday = [placed('2025-05-01', { placement: 'T3' }), placed('2025-05-24')];
    const rows = dutiesOf('VS-01', ...entered('2025-04-14'), ...holiday);
    expect(rows.map(({ anchorOn, dueOn }) => `${anchorOn} ${dueOn}`)).toEqual([
      '2025-04-14 2025-04-21',
      '2025-05-23 2025-05-30',
      '2025-05-24 2025-05-31',
    ]);
  });

  it('count only when the child was seen', () => {
    const facts = [...entered('2025-04-14'), visited('2025-04-17', { childSeen: false }), visited('2025-04-18', { childSeen: undefined })];
    expect(dutiesOf('VS-01', ...facts)[0]).toMatchObject({ metOn: '2025-04-18' });
  });

  it('take the shorter interval at once when a placement is no longer meant to last', () => {
    const to18 = [becameLookedAfter('2024-01-10'), placed('2024-01-10', { placement: 'U4' }), visited('2025-03-01')];
    const shorter = (on: string): NewFact => placed(on, { placement: 'U6', sameCarer: true });
    expect(dutiesOf('VS-02', ...to18, shorter('2025-03-10'))).toMatchObject([
      { dueOn: '2025-06-01', voidedOn: '2025-03-10', superseded: true, because: 'superseded: a shorter interval applies' },
    ]);
    expect(dutiesOf('VS-03', ...to18, shorter('2025-03-10'))).toMatchObject([
      { anchorOn: '2025-03-01', startsOn: '2025-03-10', dueOn: '2025-04-21' },
    ]);
    // The old date stays where it is the earlier one.
    expect(dutiesOf('VS-03', ...to18, shorter('2025-05-20'))).toMatchObject([{ startsOn: '2025-05-20', dueOn: '2025-06-01' }]);
    // A longer interval waits for the next visit.
    const longer = [...entered('2024-01-10'), visited('2025-03-01'), placed('2025-03-10', { placement: 'U4', sameCarer: true })];
    expect(dutiesOf('VS-03', ...longer)).toMatchObject([{ dueOn: '2025-04-12', voidedOn: undefined }]);
    expect(dutiesOf('VS-02', ...longer, visited('2025-04-01'))).toMatchObject([{ dueOn: '2025-07-01' }]);
  });

  it('are under other rules when placed for adoption', () => {
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), visited('2025-04-17'), placed('2025-05-01', { placement: 'A5' }))).toMatchObject([
      { metOn: '2025-04-17' },
      { voidedOn: '2025-05-01', superseded: true, because: 'placed for adoption' },
    ]);
  });

  it('have other clocks in a series of short breaks', () => {
    const breaks = [becameLookedAfter('2025-04-14', 'V4'), placed('2025-04-14')];
    for (const { id } of clocks.filter(clock => !clock.id.startsWith('SB-'))) expect(dutiesOf(id, ...breaks)).toEqual([]);
    const full = happened('LegalStatusChanged', '2025-06-02', { legalStatus: 'C1' });
    expect(dutiesOf('RV-01', ...breaks, full)).toMatchObject([{ anchorOn: '2025-06-02', dueOn: '2025-06-30' }]);
    expect(dutiesOf('VS-01', ...breaks, full)).toMatchObject([{ anchorOn: '2025-06-02', dueOn: '2025-06-09' }]);
  });
});

describe('plans', () => {
  const plan = (on: string, placement?: string): NewFact => happened('PlacementPlanPrepared', on, { placement });

  it('made before the placement count where they name it', () => {
    expect(dutiesOf('PP-01', ...entered('2025-04-14'), plan('2025-04-10', idOf(1)))).toMatchObject([
      { metOn: '2025-04-10', dueOn: '2025-04-23' },
    ]);
    expect(dutiesOf('PP-01', ...entered('2025-04-14'), plan('2025-04-10'))).toMatchObject([{ metOn: undefined }]);
  });

  it('for another placement do not count for this one', () => {
    const facts = [...entered('2025-04-14'), placed('2025-05-06', { placement: 'K2' }), plan('2025-04-16', idOf(2))];
    expect(dutiesOf('PP-01', ...facts)).toMatchObject([
      { metOn: undefined, frozenOn: '2025-05-06' },
      { metOn: '2025-04-16', dueOn: '2025-05-13' },
    ]);
  });

  it('for care count from the end of the care before', () => {
    const care = (on: string): NewFact => happened('CarePlanPrepared', on, {});
    expect(dutiesOf('CP-01', ...entered('2025-04-14'), care('2025-04-01'))).toMatchObject([{ metOn: '2025-04-01' }]);
    const again = [...entered('2025-01-06'), care('2025-01-10'), ceased('2025-02-03'), ...entered('2025-04-14')];
    expect(dutiesOf('CP-01', ...again)).toMatchObject([{ metOn: '2025-01-10' }, { metOn: undefined, dueOn: '2025-04-30' }]);
    expect(dutiesOf('CP-01', ...again, care('2025-03-20'))[1]).toMatchObject({ metOn: '2025-03-20' });
  });

  it('for care are due once, whatever moves follow', () => {
    expect(dutiesOf('CP-01', ...entered('2025-04-14'), placed('2025-04-20', { placement: 'K2' }))).toMatchObject([{ dueOn: '2025-04-30' }]);
  });
});
