import { addDays, fact, type NewFact } from '@waymark/domain';

/** How many days a stretch of the same work and the same events lasts. */
const DAYS = 76;

/** What happens in one stretch, with the day of it. A child of 3,200 entries has some eighty of them, from birth to 17. */
const stretch: readonly ((on: (day: number) => string, n: number) => NewFact)[] = [
  (on, n) => fact('PlacementStarted', { on: on(0), placement: 'U6', provider: 'PR1', because: 'CARPL', carer: `carer-${n}` }),
  on => fact('PlacementPlanPrepared', { on: on(1) }),
  on => fact('PlacementPlanSigned', { on: on(1), by: 'FOSTER' }),
  on => fact('DelegatedAuthorityRecorded', { on: on(2), decisions: ['EDUCATION', 'LEISURE'] }),
  on => fact('GpRegistered', { on: on(5) }),
  (on, n) => fact('SocialWorkerAllocated', { on: on(3), worker: `SW-${n}`, team: `TEAM-${n % 4}`, reason: 'LEFTRL' }),
  ...[5, 9, 18, 27, 36, 40, 45, 54, 58, 63, 66, 72].map(
    day => (on: (day: number) => string) => fact('VisitMade', { on: on(day), visitor: 'SW', childSeen: true, seenAlone: day % 2 === 0 }),
  ),
  on => fact('ReviewHeld', { on: on(20), participation: 'PN1' }),
  on => fact('PermanencePlanEndorsed', { on: on(20) }),
  on => fact('ReviewRecordCirculated', { on: on(25), what: 'DECISIONS' }),
  on => fact('ReviewRecordCirculated', { on: on(35), what: 'RECORD' }),
  on => fact('ReviewRecordCirculated', { on: on(42), what: 'DISTRIBUTED' }),
  (on, n) => fact('PermanencePlanSet', { on: on(28), plan: n % 2 ? 'LTFOST18' : 'LTRELFR' }),
  on => fact('HealthAssessmentCompleted', { on: on(30), assessment: 'REVIEW', clinician: 'NURSE' }),
  on => fact('DentalCheck', { on: on(31) }),
  on => fact('ImmunisationStatus', { on: on(32), upToDate: true }),
  on => fact('SdqScored', { on: on(33), score: 12 }),
  on => fact('PepReviewed', { on: on(38) }),
  on => fact('PepReviewed', { on: on(70) }),
  on => fact('MissingStarted', { on: on(50) }),
  on => fact('MissingEnded', { on: on(52) }),
  on => fact('ReturnInterviewOffered', { on: on(52) }),
  on => fact('ReturnInterviewCompleted', { on: on(54) }),
  on => fact('AwayStarted', { on: on(56) }),
  on => fact('AwayEnded', { on: on(60) }),
];

/** A childhood in care of so many entries, up to some 3,200, with as much of everything in a year whatever its length. */
export const childhood = (entries: number): NewFact[] => {
  const born = '2008-01-07';
  const facts: NewFact[] = [
    fact('IdentityRecorded', { on: born, givenName: 'Rosalind', familyName: 'Underhill', dateOfBirth: born, sex: 'F' }),
    fact('BecameLookedAfter', { on: born, legalStatus: 'C2', need: 'N1' }),
  ];
  for (let n = 0; facts.length < entries; n += 1) facts.push(...stretch.map(happens => happens(day => addDays(born, n * DAYS + day), n)));
  const told = facts.slice(0, entries - 1);
  return [...told, fact('CeasedToBeLookedAfter', { on: addDays(born, Math.ceil(told.length / stretch.length) * DAYS), reason: 'E8' })];
};
