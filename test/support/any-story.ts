import fc from 'fast-check';
import { addDays, type NewFact } from '@waymark/domain';
import { becameLookedAfter, ceased, happened, placed, reviewed, visited } from './story';

const day = fc.integer({ min: 0, max: 60 }).map(days => addDays('2025-04-01', days));
const on = (make: (on: string) => NewFact): fc.Arbitrary<NewFact> => day.map(make);

/** Any facts at all, in any order of recording: most stories of them break several laws. */
export const anyFacts: fc.Arbitrary<NewFact[]> = fc.array(
  fc.oneof(
    on(becameLookedAfter),
    on(day => becameLookedAfter(day, 'L1')),
    on(day => happened('KnownInCare', day, { legalStatus: 'V2' })),
    on(day => ceased(day, 'E11')),
    on(day => ceased(day, 'E2')),
    on(day => ceased(day, 'E45')),
    on(day => placed(day)),
    on(day => placed(day, { placement: 'P1', provider: 'PR0', carer: 'home' })),
    on(day => placed(day, { placement: 'T1', provider: undefined })),
    on(day => placed(day, { placement: 'A5' })),
    on(day => happened('PlacementEnded', day, {})),
    on(day => happened('LegalStatusChanged', day, { legalStatus: 'V2' })),
    on(day => happened('LegalStatusChanged', day, { legalStatus: 'V3' })),
    on(day => happened('PlacementOrderMade', day, {})),
    on(day => happened('PlacementOrderRevoked', day, {})),
    on(day => happened('AdoptionDecisionMade', day, {})),
    on(day => happened('AdoptionMatchApproved', day, {})),
    on(day => happened('AdoptionOrderMade', day, {})),
    on(day => happened('CareApplicationIssued', day, {})),
    on(day => happened('FinalOrderMade', day, {})),
    on(day => happened('MissingStarted', day, {})),
    on(day => happened('MissingEnded', day, {})),
    on(day => happened('AwayStarted', day, {})),
    on(day => happened('IdentityRecorded', day, { dateOfBirth: '2009-05-01', birthMonth: '2009-05' })),
    on(reviewed),
    on(day => visited(day)),
  ),
  { maxLength: 14 },
);
