import type { Day } from './calendar';
import type { EventName, FactOf } from './events/catalogue';
import { eventSpec } from './events/fact';

/** An entry of a stream as the domain reads it: opened, with what the store knows of it. */
export interface Entry {
  readonly id: string;
  /** Its place in the stream, from 0. */
  readonly revision: number;
  readonly type: string;
  /** `on`, `at` and the fact's fields; an erased field reads as the word the keyring gives. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The moment we learnt it, ISO 8601 UTC. */
  readonly recordedAt: string;
  readonly actor: string;
  /** Only on imported entries: where it came from. */
  readonly source?: string;
  /** Its place in the log; `known` is a cut by it. */
  readonly position?: string;
}

/** A fact in its place in the story: the fields as last corrected. */
export type Told<N extends EventName = EventName> = {
  [K in N]: FactOf<K> & { readonly type: K; readonly entry: string; readonly recordedAt: string; readonly source?: string };
}[N];

/** What happened, in the order it happened, as far as we know. */
export interface Story {
  readonly told: readonly Told[];
  /** The facts of one kind, in order. */
  of<N extends EventName>(name: N): readonly Told<N>[];
  /** The fact that an entry tells; undefined where it tells none, or was struck out. */
  toldBy(entry: string | undefined): Told | undefined;
  /** The story as it stood at the end of a day. */
  until(day: Day): Story;
}

/** What became of each entry: which later entries corrected it, and which one struck it out. Corrections and strike-outs themselves can be struck out. */
export interface Marks {
  readonly correctedBy: ReadonlyMap<string, readonly string[]>;
  readonly struckBy: ReadonlyMap<string, string>;
}

const target = (entry: Entry): string => String(entry.data.entry);

/** A strike-out can only reach entries before it, so reading from the end settles each one before what it strikes. */
export const marks = (entries: readonly Entry[]): Marks => {
  const struckBy = new Map<string, string>();
  const correctedBy = new Map<string, string[]>();
  const inOrder = entries.some((entry, i) => i > 0 && entry.revision < entries[i - 1]!.revision)
    ? [...entries].sort((a, b) => a.revision - b.revision)
    : entries;
  for (let i = inOrder.length - 1; i >= 0; i -= 1) {
    const entry = inOrder[i]!;
    if (struckBy.has(entry.id)) continue;
    if (entry.type === 'EntryStruckOut') struckBy.set(target(entry), entry.id);
    if (entry.type === 'EntryCorrected') correctedBy.set(target(entry), [entry.id, ...(correctedBy.get(target(entry)) ?? [])]);
  }
  return { correctedBy, struckBy };
};

const aboutEntries = new Set(['EntryCorrected', 'EntryStruckOut']);
const rankOf = (type: string): number => eventSpec(type)?.rank ?? 100;

/** By day, then the event's rank within a day, then the time where one is known, then id: any order of recording reads the same. */
const inOrderOfHappening = (a: Told, b: Told): number => {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const ranks = rankOf(a.type) - rankOf(b.type);
  if (ranks) return ranks;
  if (a.at && b.at && a.at !== b.at) return Date.parse(a.at) - Date.parse(b.at);
  return a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0;
};

/** What opens and what closes, kind by kind. */
const openings = [
  { starts: ['BecameLookedAfter', 'KnownInCare'], ends: ['CeasedToBeLookedAfter'] },
  { starts: ['PlacementStarted'], ends: ['PlacementEnded'] },
  { starts: ['MissingStarted'], ends: ['MissingEnded'] },
  { starts: ['AwayStarted'], ends: ['AwayEnded'] },
  { starts: ['SocialWorkerAllocated'], ends: ['SocialWorkerEnded'] },
  { starts: ['TransferReferred'], ends: ['TransferEnded'] },
  { starts: ['SiblingJoined'], ends: ['SiblingLeft'] },
].flatMap(({ starts, ends }, kind) => [
  ...starts.map(type => [type, { kind, ends: false }] as const),
  ...ends.map(type => [type, { kind, ends: true }] as const),
]);
const opening = new Map<string, { kind: number; ends: boolean }>(openings);

/** Within a day an end comes before a start, unless nothing of its kind was open when the day began: then it ends what started that day. */
const endsAfterStartsOfTheDay = (told: Told[]): void => {
  const open = new Set<number>();
  for (let from = 0; from < told.length;) {
    let to = from + 1;
    while (to < told.length && told[to]!.on === told[from]!.on) to += 1;
    if (to - from > 1) reorderDay(told, from, to, open);
    for (let i = from; i < to; i += 1) {
      const fact = opening.get(told[i]!.type);
      if (fact) open[fact.ends ? 'delete' : 'add'](fact.kind);
    }
    from = to;
  }
};

const reorderDay = (told: Told[], from: number, to: number, open: ReadonlySet<number>): void => {
  const day = told.slice(from, to);
  const early = day.filter(fact => {
    const role = opening.get(fact.type);
    return (
      role?.ends && !open.has(role.kind) && day.some(other => opening.get(other.type)?.kind === role.kind && !opening.get(other.type)!.ends)
    );
  });
  for (const end of early) {
    const { kind } = opening.get(end.type)!;
    day.splice(day.indexOf(end), 1);
    const start = day.findIndex(fact => opening.get(fact.type)?.kind === kind && !opening.get(fact.type)!.ends);
    // After everything else of the day: the day belongs to what started.
    day.splice(kind === 0 ? day.length : start + 1, 0, end);
  }
  told.splice(from, to - from, ...day);
};

/** A story of facts that are in the order of happening already. */
export const storyOf = (told: readonly Told[]): Story => {
  const byName = new Map<string, Told[]>();
  for (const fact of told) {
    const facts = byName.get(fact.type);
    if (facts) facts.push(fact);
    else byName.set(fact.type, [fact]);
  }
  let byEntry: ReadonlyMap<string, Told> | undefined;
  return {
    told,
    toldBy: entry => (entry === undefined ? undefined : (byEntry ??= new Map(told.map(fact => [fact.entry, fact]))).get(entry)),
    of: <N extends EventName>(name: N) => (byName.get(name) ?? []) as unknown as readonly Told<N>[],
    until: day => storyOf(told.filter(fact => fact.on <= day)),
  };
};

const inOrder = (told: Told[]): Story => {
  told.sort(inOrderOfHappening);
  endsAfterStartsOfTheDay(told);
  return storyOf(told);
};

/**
 * Drops what was struck out, applies corrections (the last of a field wins), and puts the rest in the order things happened. Decisions, clocks,
 * drift rules and read models all read this, never the raw log. To read the story as it was known, cut the entries by position first.
 */
export const story = (entries: readonly Entry[]): Story => {
  const { correctedBy, struckBy } = marks(entries);
  const byId = correctedBy.size ? new Map(entries.map(entry => [entry.id, entry])) : undefined;
  const told: Told[] = [];
  for (const entry of entries) {
    if (aboutEntries.has(entry.type) || struckBy.has(entry.id)) continue;
    const changes = correctedBy.get(entry.id)?.map(id => byId!.get(id)!.data.changes as Record<string, unknown>) ?? [];
    const about = { type: entry.type, entry: entry.id, recordedAt: entry.recordedAt, source: entry.source };
    const fact = Object.assign({}, entry.data, ...changes, about) as Record<string, unknown>;
    // A correction to nothing takes the field away.
    if (changes.length) Object.keys(fact).forEach(key => fact[key] === null && Reflect.deleteProperty(fact, key));
    told.push(fact as unknown as Told);
  }
  return inOrder(told);
};

/** The same story with facts that were recorded after all of it; none of them corrects an entry or strikes one out. */
export const storyAnd = ({ told }: Story, entries: readonly Entry[]): Story =>
  inOrder([
    ...told,
    ...entries.map(({ id, type, data, recordedAt, source }) => ({ ...data, type, entry: id, recordedAt, source }) as unknown as Told),
  ]);

/** The story as told by a log of facts that are not stored, for what-if questions and tests: ids in the order given. */
export const asEntries = (facts: readonly { readonly type: EventName; readonly data: object }[], from = 0): Entry[] =>
  facts.map((fact, i) => ({
    id: `asked-${String(from + i).padStart(6, '0')}`,
    revision: from + i,
    type: fact.type,
    data: fact.data as Record<string, unknown>,
    recordedAt: '',
    actor: '',
  }));
