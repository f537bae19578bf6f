import type { Day } from '@waymark/domain';
import type { Wanted } from './wanted';
import type { Held } from './held';

export type Fields = Readonly<Record<string, unknown>>;
export const fieldsOf = ({ fact }: Wanted): Fields => fact.data as unknown as Fields;

const singles = new Set(['IdentityRecorded', 'ArrivedUnaccompanied', 'NotInReturn']);
/** Facts with the same thread are one fact, whatever the other fields say. */
const threadOf = (type: string, data: Fields): string =>
  singles.has(type) ? type : `${type} ${String(type === 'IncludedInReturn' ? data.year : data.on)}`;

/** What ends, and may move to another day, is known again by what it ends. */
const ends: Record<string, readonly string[] | undefined> = {
  CeasedToBeLookedAfter: ['BecameLookedAfter', 'KnownInCare'],
  MissingEnded: ['MissingStarted'],
  AwayEnded: ['AwayStarted'],
  AdoptionDecisionReversed: ['AdoptionDecisionMade'],
  PreviousPermanenceRecorded: [],
};

/** Pairs what is told with the imported entries that said it before. */
export const pair = (wanted: readonly Wanted[], held: readonly Held[]): Map<Wanted, Held> => {
  const pairs = new Map<Wanted, Held>();
  const free = new Set(held.filter(({ imported, struck }) => imported && struck !== 'by-import'));
  const take = (told: Wanted, found: Held | undefined): void => {
    if (found && free.delete(found)) pairs.set(told, found);
  };
  const threads = new Map<string, Held>();
  for (const entry of free) {
    const thread = threadOf(entry.type, entry.data);
    if (!threads.has(thread) || threads.get(thread)!.struck) threads.set(thread, entry);
  }
  wanted.forEach(told => take(told, threads.get(threadOf(told.fact.type, fieldsOf(told)))));
  const since = (type: string, on: unknown): Day | undefined =>
    wanted.findLast(({ fact }) => ends[type]!.includes(fact.type) && fact.data.on <= String(on))?.fact.data.on;
  for (const told of wanted.filter(({ fact }) => !!ends[fact.type])) {
    const { type, data } = told.fact;
    if (pairs.has(told)) continue;
    take(
      told,
      [...free].find(entry => entry.type === type && !entry.struck && since(type, entry.data.on) === since(type, data.on)),
    );
  }
  return pairs;
};
