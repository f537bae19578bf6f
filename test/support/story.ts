import { asEntries, fact, type EventName, type FactOf, type NewFact } from '@waymark/domain';

/** A fact in a test, in one line: `happened('VisitMade', '2025-04-17', { childSeen: true })`. */
export const happened = <N extends EventName>(type: N, on: string, data: Omit<FactOf<N>, 'on'>): NewFact<N> =>
  fact(type, { ...data, on } as FactOf<N>);

export const becameLookedAfter = (on: string, legalStatus: FactOf<'BecameLookedAfter'>['legalStatus'] = 'C1'): NewFact =>
  happened('BecameLookedAfter', on, { legalStatus });
export const placed = (on: string, data: Partial<Omit<FactOf<'PlacementStarted'>, 'on'>> = {}): NewFact =>
  happened('PlacementStarted', on, { placement: 'U6', provider: 'PR1', ...data });
export const reviewed = (on: string): NewFact => happened('ReviewHeld', on, {});
export const visited = (on: string, data: Partial<Omit<FactOf<'VisitMade'>, 'on'>> = {}): NewFact =>
  happened('VisitMade', on, { childSeen: true, ...data });
export const ceased = (on: string, reason: FactOf<'CeasedToBeLookedAfter'>['reason'] = 'E4A'): NewFact =>
  happened('CeasedToBeLookedAfter', on, { reason });
export const bornOn = (dateOfBirth: string, on = dateOfBirth): NewFact => happened('IdentityRecorded', on, { dateOfBirth });

/** Entries with ids `asked-000000`, `asked-000001` … in the order given. */
export const entriesOf = (...facts: NewFact[]) => asEntries(facts);
