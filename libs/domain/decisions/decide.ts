import { isDay, londonDay, type Day } from '../calendar';
import { newClashes, type Clash, type Flag } from '../clashes';
import { isChildEvent, type NewFact } from '../events/catalogue';
import { eventSpec, problemsOf } from '../events/fact';
import { coverageOf } from '../coverage';
import { journey, standingOn } from '../journey';
import { standardSettings, type Settings } from '../settings';
import { standardTerms, type Terms } from '../terms';
import { story, type Entry, type Story } from '../story';
import { tell } from '../tell';
import { codesOutOfUse } from './codes-in-use';
import { refuse, saysNothingNew, type Refusal } from './situation';
import { decisions } from './table';

export type { Refusal } from './situation';

/** A fact as it comes to the door, not yet looked at. */
export interface Asked {
  readonly type: string;
  readonly data: object;
}
/** Something that ought not to be and would be so once the facts are recorded. Of its entries, those on record already. */
export type Concern = Flag;
export interface Decision {
  /** What is to be recorded: nothing when it is so already. */
  readonly facts: readonly NewFact[];
  readonly concerns: readonly Concern[];
}
export const isRefusal = (answer: object): answer is Refusal => 'code' in answer;

/** Facts as entries that are not stored yet: they sort after every stored entry of their day, as an entry written now would. */
export const asNew = (facts: readonly NewFact[], revision: number): Entry[] =>
  facts.map(({ type, data }, i) => ({
    id: `new-${String(i).padStart(3, '0')}`,
    revision: revision + i,
    type,
    data: data as unknown as Record<string, unknown>,
    recordedAt: '',
    actor: '',
  }));
const isNew = (entry: string): boolean => entry.startsWith('new-');

/** What is left blank is not given. */
const given = ({ type, data }: Asked): Asked => ({
  type,
  data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null)),
});

const notInCatalogue = ({ type, data }: Asked): Refusal | undefined => {
  const problems = problemsOf(type, data as Record<string, unknown>);
  if (problems[0]) return { code: 'not-right', says: problems[0].says, field: problems[0].field, problems };
  if (isChildEvent(type)) return undefined;
  return refuse('not-of-a-child', `${eventSpec(type)!.title} is not recorded on a child.`, { field: 'type' });
};

const wrongDay = ({ data }: NewFact, today: Day): Refusal | undefined => {
  const changed = 'changes' in data ? data.changes.on : undefined;
  if (data.on > today) return refuse('not-yet', 'This has not happened yet. Plan it.', { field: 'on' });
  if (isDay(changed) && changed > today) return refuse('not-yet', 'This has not happened yet. Plan it.', { field: 'changes' });
  if (data.at && londonDay(data.at) !== data.on)
    return refuse('another-day', 'That time is not on the day it happened. Give both for the same day in London.', { field: 'at' });
  return undefined;
};

/** What a field left out says, where that is more than nothing: an entry with another value there does not tell the same. */
const leftOut: Partial<Record<string, object>> = {
  ReviewHeld: { review: 'CIC' },
  VisitMade: { childSeen: true },
  PermanencePlanSet: { plan: '' },
};
const isTold = (before: Story, { type, data }: NewFact): boolean =>
  before.of(type).some(told => saysNothingNew({ ...leftOut[type], ...data }, { ...leftOut[type], ...told }));

const weigh = (facts: readonly NewFact[], entries: readonly Entry[], before: Story): Decision | Refusal => {
  const clashes = newClashes(before, story([...entries, ...asNew(facts, entries.length)]));
  const inTheWay = (clash: Clash): string[] => clash.entries.filter(entry => !isNew(entry));
  const impossible = clashes.find(clash => clash.class === 'cannot-be');
  if (impossible) return refuse(impossible.law, impossible.says, { entry: inTheWay(impossible).at(-1) });
  return { facts, concerns: clashes.map(clash => ({ id: clash.law, says: clash.says, entries: inTheWay(clash) })) };
};

/** What a decision is made under. */
export interface Under {
  /** A London day. */
  readonly today: Day;
  /** What the authority has said of itself: facts about alerts are judged by it. */
  readonly recordingBegan?: Day;
  readonly settings?: Settings;
  readonly terms?: Terms;
}
const alertsOf = (told: Story, { recordingBegan, settings = standardSettings, terms = standardTerms }: Under) =>
  tell({ story: told, journey: journey(told), coverage: coverageOf(told, recordingBegan), settings, terms }).signals;

/**
 * Whether a fact can be recorded on a child, and as what. The fact's own decision sees how things stood on its own day; then the laws of the story
 * are run on the whole of it, with the new facts and without: a clash that is new refuses, or asks to be confirmed.
 */
export const decide = (asked: Asked, entries: readonly Entry[], under: Under): Decision | Refusal => {
  const fact = given(asked) as NewFact;
  const refusal = notInCatalogue(fact) ?? codesOutOfUse(fact.type, { ...fact.data }) ?? wrongDay(fact, under.today);
  if (refusal) return refusal;
  const before = story(entries);
  // Before its own decision: what was recorded once is no news, even where it could not be recorded again.
  if (isTold(before, fact)) return { facts: [], concerns: [] };
  const told = before.until(fact.data.on);
  const fold = journey(told);
  const alerts = () => alertsOf(before, under);
  const situation = { story: told, journey: fold, standing: standingOn(fold, fact.data.on), entries, day: fact.data.on, alerts };
  const decision = decisions[fact.type as keyof typeof decisions];
  const made = decision ? decision(fact.data as never, situation) : [fact];
  if ('code' in made) return made;
  return weigh(
    made.filter(one => !isTold(before, one)),
    entries,
    before,
  );
};
