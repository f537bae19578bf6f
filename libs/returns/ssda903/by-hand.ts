import { asEntries, clashes, journey, newClashes, standingOn, story, type Day, type NewFact, type Story, type Told } from '@waymark/domain';
import { asFact, isCorrectedByHand, type Held } from './held';

type Fields = Readonly<Record<string, unknown>>;

/** What becomes of a fact that the returns tell beside entries made by hand: it is new (`says` what of it is not), known, or contradicts the record, which wins. */
export type Verdict =
  | { readonly is: 'new'; readonly fact: NewFact; readonly says?: string }
  | { readonly is: 'known' }
  | { readonly is: 'differs'; readonly says: string };

const differs = (says: string): Verdict => ({ is: 'differs', says });
const known: Verdict = { is: 'known' };

const groups: Record<string, string | undefined> = {
  BecameLookedAfter: 'start',
  KnownInCare: 'start',
  LegalStatusChanged: 'status',
  PlacementOrderMade: 'status',
  PlacementOrderRevoked: 'status',
};
const groupOf = (type: string): string => groups[type] ?? type;

/** The fields that count, in the words of one event where two events say the same. */
const saysOf = (type: string, data: Fields): Fields => {
  if (type === 'PlacementOrderMade') return { on: data.on, legalStatus: 'E1' };
  if (type === 'PlacementOrderRevoked') return { on: data.on, legalStatus: data.legalStatus ?? 'C2' };
  return type === 'KnownInCare' || type === 'BecameLookedAfter' ? { ...data, type } : data;
};
/** What both give is the same; a start that is known is better than one that is not. */
const agree = (hand: Held, told: NewFact): boolean => {
  const [mine, theirs] = [saysOf(hand.type, hand.now), saysOf(told.type, told.data as unknown as Fields)];
  return Object.entries(theirs).every(([field, value]) =>
    field === 'type' ? mine.type === 'BecameLookedAfter' || value === 'KnownInCare' : mine[field] === undefined || mine[field] === value,
  );
};

const needsCare = new Set(['CeasedToBeLookedAfter', 'LegalStatusChanged', 'PlacementOrderMade', 'PlacementStarted', 'PlacementEnded']);
/** How many facts of care cannot be where they stand: a start within care, or anything else outside it. */
const impossible = (told: readonly Told[]): number => {
  let [inCare, count] = [false, 0];
  for (const { type } of told) {
    const starts = groupOf(type) === 'start';
    if (starts ? inCare : needsCare.has(type) && !inCare) count += 1;
    if (starts || type === 'CeasedToBeLookedAfter') inCare = starts;
  }
  return count;
};

const broken = (told: Story): number => clashes(told).filter(found => found.class === 'cannot-be').length;

/** The record of a child as it stands, with what the import adds to it. */
export class Recorded {
  private readonly byHand: readonly Held[];
  /** Whether people have made, corrected or struck out anything: else what the returns tell cannot contradict it. */
  readonly isTouched: boolean;
  private readonly places: ReadonlyMap<string, number>;
  private facts: readonly NewFact[];

  /** `held` without what this import strikes out. */
  constructor(held: readonly Held[]) {
    this.byHand = held.filter(({ imported }) => !imported);
    this.isTouched = held.some(entry => !entry.imported || entry.struck === 'by-hand' || isCorrectedByHand(entry));
    const standing = held.filter(entry => !entry.struck && asFact(entry).length);
    this.places = new Map(standing.map(({ id }, i) => [id, i]));
    this.facts = standing.flatMap(asFact);
  }

  /** Whether it breaks laws of what cannot be that another record does not break. */
  breaksMoreThan(other: Recorded): boolean {
    const [before, after] = [story(asEntries(other.facts)), story(asEntries(this.facts))];
    return broken(after) > broken(before) || impossible(after.told) > impossible(before.told);
  }

  /** Judges a new fact, and adds it when it is new. `until`: the day of the next fact of its type. */
  judge(told: NewFact, until: Day | undefined): Verdict {
    return this.isTouched ? this.verdict(told, until) : { is: 'new', fact: told };
  }

  /** Why new values of a held entry contradict the record; undefined, and the values taken, when they do not. */
  objection({ id, type, now }: Held, changes: Fields): string | undefined {
    const place = this.places.get(id);
    if (!this.isTouched || place === undefined) return undefined;
    return this.take(this.facts.with(place, { type, data: { ...now, ...changes } } as unknown as NewFact));
  }

  /** Takes the facts for the record, unless they break a law of what cannot be that is not broken now: then says how. */
  private take(facts: readonly NewFact[]): string | undefined {
    const [before, after] = [story(asEntries(this.facts)), story(asEntries(facts))];
    const clash = newClashes(before, after).find(found => found.class === 'cannot-be');
    if (clash) return clash.says;
    if (impossible(after.told) > impossible(before.told)) return 'By the record this cannot be: it contradicts when the child was in care.';
    this.facts = facts;
    return undefined;
  }

  private verdict(told: NewFact, until: Day | undefined): Verdict {
    const { type, data } = told;
    if (type === 'IdentityRecorded') return this.identity(told);
    const alike = this.byHand.filter(
      hand => groupOf(hand.type) === groupOf(type) && (type === 'ArrivedUnaccompanied' || hand.now.on === data.on),
    );
    const standing = alike.filter(({ struck }) => !struck);
    if (standing.length) return standing.some(hand => agree(hand, told)) ? known : differs('The record says otherwise of this day.');
    if (alike.length) return differs('This was recorded and struck out by hand.');
    if (type === 'KnownInCare') {
      const { period, status } = standingOn(journey(story(asEntries(this.facts))), data.on);
      if (period) return status?.code === data.legalStatus ? known : differs('The record has another legal status on this day.');
    }
    if (this.onAnotherDay(told, until)) return differs('The record has the same on another day.');
    const says = this.take([...this.facts, told]);
    return says ? differs(says) : { is: 'new', fact: told };
  }

  /** Whether the record made by hand has this placement or legal status already on the day, or from a day before the next one begins. */
  private onAnotherDay(told: NewFact, until: Day | undefined): boolean {
    const group = groupOf(told.type);
    const on = told.data.on;
    if (group !== 'status' && group !== 'PlacementStarted') return false;
    const code = (type: string, data: Fields) => saysOf(type, data)[group === 'status' ? 'legalStatus' : 'placement'];
    const is = code(told.type, told.data as unknown as Fields);
    const before = this.facts
      .filter(({ type, data }) => groupOf(type) === group && data.on <= on)
      .sort((a, b) => (a.data.on < b.data.on ? -1 : 1));
    const hands = this.byHand.filter(({ type, struck }) => !struck && groupOf(type) === group);
    const standing = before.at(-1);
    return hands.some(
      ({ type, now }) =>
        code(type, now) === is && ((String(now.on) > on && (!until || String(now.on) < until)) || now.on === standing?.data.on),
    );
  }

  /** Who the child is, without what is known by hand. */
  private identity(told: NewFact): Verdict {
    const hands = this.byHand.filter(({ type, struck }) => type === 'IdentityRecorded' && !struck).map(({ now }) => now);
    const mine = Object.fromEntries(hands.flatMap(hand => Object.entries(hand)));
    const fields = Object.entries(told.data).filter(([field]) => field !== 'on');
    const news = fields.filter(([field]) => mine[field] === undefined);
    const other = fields.some(([field, value]) => mine[field] !== undefined && mine[field] !== value);
    const says = other ? 'The record says otherwise of who the child is.' : undefined;
    if (!news.length) return says ? differs(says) : known;
    const asIdentity = (some: typeof news) =>
      ({ type: told.type, data: Object.fromEntries([['on', told.data.on], ...some]) }) as unknown as NewFact;
    const clash = this.take([...this.facts, asIdentity(news)]);
    if (!clash) return { is: 'new', fact: asIdentity(news), says };
    const unborn = news.filter(([field]) => field !== 'dateOfBirth' && field !== 'birthMonth');
    return unborn.length ? { is: 'new', fact: asIdentity(unborn), says: clash } : differs(clash);
  }
}
