import {
  asEntries,
  coverageOf,
  fact,
  journey as journeyOf,
  standardSettings,
  standardTerms,
  story as storyOf,
  tell,
  tellOnly,
  type Case,
  type Entry,
  type EventName,
  type FactOf,
  type NewFact,
  type Obligation,
  type Signal,
  type ToldByRules,
} from '@waymark/domain';

/** A fact in a test, in one line: `happened('VisitMade', '2025-04-17', { childSeen: true })`. */
export const happened = <N extends EventName>(type: N, on: string, data: Omit<FactOf<N>, 'on'>): NewFact<N> =>
  fact(type, { ...data, on } as FactOf<N>);

export const becameLookedAfter = (on: string, legalStatus: FactOf<'BecameLookedAfter'>['legalStatus'] = 'C1'): NewFact =>
  happened('BecameLookedAfter', on, { legalStatus });
/** What is said of a home beside its day. */
export type Home = Partial<Omit<FactOf<'PlacementStarted'>, 'on'>>;
export const placed = (on: string, data: Home = {}): NewFact =>
  happened('PlacementStarted', on, { placement: 'U6', provider: 'PR1', ...data });
/** Came into care and lives with foster carers, unless another home is said. */
export const entered = (on: string, legalStatus: FactOf<'BecameLookedAfter'>['legalStatus'] = 'C1', first: Home = {}): NewFact[] => [
  becameLookedAfter(on, legalStatus),
  placed(on, first),
];
export const reviewed = (on: string): NewFact => happened('ReviewHeld', on, {});
export const visited = (on: string, data: Partial<Omit<FactOf<'VisitMade'>, 'on'>> = {}): NewFact =>
  happened('VisitMade', on, { childSeen: true, ...data });
export const ceased = (on: string, reason: FactOf<'CeasedToBeLookedAfter'>['reason'] = 'E4A'): NewFact =>
  happened('CeasedToBeLookedAfter', on, { reason });
export const bornOn = (dateOfBirth: string, on = dateOfBirth): NewFact => happened('IdentityRecorded', on, { dateOfBirth });

/** Entries with ids `asked-000000`, `asked-000001` … in the order given. */
export const entriesOf = (...facts: NewFact[]) => asEntries(facts);

/** The id of the nth fact of a story told by `entriesOf`, from 0. */
export const idOf = (n: number): string => `asked-${String(n).padStart(6, '0')}`;

/** What the rules look at. Facts told by hand: the record covers everything from the first of them on. */
export const caseOf = (entries: readonly Entry[], over: Partial<Case> & { recordingBegan?: string } = {}): Case => {
  const story = storyOf(entries);
  return {
    story,
    journey: journeyOf(story),
    coverage: coverageOf(story, over.recordingBegan),
    settings: standardSettings,
    terms: standardTerms,
    ...over,
  };
};
/** What the rules make of some facts told by hand. */
export const tellOf = (...facts: NewFact[]): ToldByRules => tell(caseOf(entriesOf(...facts)));
/** The duties under one rule, in the order in which they start. Nothing else is told: what is said of one rule hangs on no other. */
export const dutiesOf = (rule: string, ...facts: NewFact[]): Obligation[] => [...tellOnly(caseOf(entriesOf(...facts)), rule).obligations];
/** The drift under one rule, told alone. */
export const signalsOf = (rule: string, ...facts: NewFact[]): readonly Signal[] => tellOnly(caseOf(entriesOf(...facts)), rule).signals;
/** The same entries as an import writes them: with where they came from. */
export const imported = (entries: readonly Entry[]): Entry[] => entries.map(entry => ({ ...entry, source: 'return' }));
/** A return of the year that ends in `year` named the child, and held episodes and reviews. */
export const returned = (year: number): NewFact =>
  happened('IncludedInReturn', `${year}-03-31`, { year, run: 'run-1', episodes: true, reviews: true });

/** What the rules make of the same facts where another limit, other terms or the day the recording began is said. */
export const tellUnder = (over: Parameters<typeof caseOf>[1], ...facts: NewFact[]): ToldByRules => tell(caseOf(entriesOf(...facts), over));
/** What the rules make of a child known only from returns. */
export const tellOfReturns = (...facts: NewFact[]): ToldByRules => tell(caseOf(imported(entriesOf(...facts))));
