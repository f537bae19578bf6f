import { asEntries, journey, standingOn, story, type Day, type NewFact, type Told } from '@waymark/domain';
import { asFact, type Held } from './held';

type Fields = Readonly<Record<string, unknown>>;

/** What becomes of a fact that the returns tell beside entries made by hand: it is new, known by hand, or contradicts the record, which wins. */
export type Verdict =
  { readonly is: 'new'; readonly fact: NewFact } | { readonly is: 'known' } | { readonly is: 'differs'; readonly says: string };

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

/** The record of a child as it stands, with what the import adds to it. */
export class Recorded {
  private readonly byHand: readonly Held[];
  private readonly facts: NewFact[];
  private count: number;

  /** `held` without what this import strikes out. */
  constructor(held: readonly Held[]) {
    this.byHand = held.filter(({ imported }) => !imported);
    this.facts = held.filter(({ struck }) => !struck).flatMap(asFact);
    this.count = this.byHand.length ? impossible(story(asEntries(this.facts)).told) : 0;
  }

  /** Judges a new fact, and adds it when it is new. `until`: the day of the next fact of its type. */
  judge(told: NewFact, until: Day | undefined): Verdict {
    const verdict = this.byHand.length ? this.verdict(told, until) : ({ is: 'new', fact: told } as const);
    if (verdict.is === 'new') this.facts.push(verdict.fact);
    return verdict;
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
    if (!needsCare.has(type) && groupOf(type) !== 'start') return { is: 'new', fact: told };
    const count = impossible(story(asEntries([...this.facts, told])).told);
    if (count > this.count) return differs('By the record this cannot be: it contradicts when the child was in care.');
    this.count = count;
    return { is: 'new', fact: told };
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
    if (fields.some(([field, value]) => mine[field] !== undefined && mine[field] !== value))
      return differs('The record says otherwise of who the child is.');
    if (!news.length) return known;
    return { is: 'new', fact: { type: told.type, data: Object.fromEntries([['on', told.data.on], ...news]) } as unknown as NewFact };
  }
}
