import { linkOf } from './chain';
import { EventStore, StoredEntry, StreamName } from './event-store';

/** The last entry of a stream. Printed and kept outside the store, heads find what the chain alone cannot: a removed tail, a chain made anew. */
export interface Head {
  readonly stream: StreamName;
  readonly revision: number;
  readonly hash: string;
}

export type Tampering = 'changed' | 'removed' | 'inserted' | 'reordered';

/** The first revision of a stream at which the chain does not hold, and what was done there as far as the chain can tell. */
export interface Break {
  readonly stream: StreamName;
  readonly revision: number;
  readonly what: Tampering;
}

/**
 * Follows the chain through a stream's entries in order of revision; undefined when it holds. `fromHash` is the hash before the first of
 * them, for a stream read from its middle; without it the stream must begin at revision 0, so a truncated one shows as `removed` there.
 * An entry changed together with its hash shows at the entry after it.
 */
export const verifyStream = (entries: readonly StoredEntry[], { fromHash }: { fromHash?: string } = {}): Break | undefined => {
  const first = fromHash === undefined ? 0 : (entries[0]?.revision ?? 0);
  for (const [n, entry] of entries.entries()) {
    const previous = n === 0 ? (fromHash ?? '') : hashOf(entries[n - 1]!);
    if (entry.revision !== first + n || !follows(entry, previous, first + n)) return diagnose(entries, n, [fromHash ?? '', first]);
  }
  return undefined;
};

/** Verifies every stream of the store, reading it through once. `onProgress` hears of every thousandth stream. */
export const verifyLog = async (
  store: EventStore,
  onProgress?: (done: { streams: number; entries: number }) => void,
): Promise<{ heads: Head[]; breaks: Break[]; entries: number }> => {
  const heads: Head[] = [];
  const breaks: Break[] = [];
  let count = 0;
  for await (const { stream, entries } of store.readStreams()) {
    const found = verifyStream(entries);
    if (found) breaks.push(found);
    const last = entries.at(-1)!;
    heads.push({ stream, revision: last.revision, hash: hashOf(last) });
    count += entries.length;
    if (heads.length % 1000 === 0) onProgress?.({ streams: heads.length, entries: count });
  }
  return { heads, breaks, entries: count };
};

/** Looks for heads printed earlier in the store of today. `removed`: that entry is not there any more; `changed`: another is in its place. */
export const compareHeads = async (store: EventStore, earlier: Iterable<Head> | AsyncIterable<Head>): Promise<Break[]> => {
  const breaks: Break[] = [];
  for await (const { stream, revision, hash } of earlier) {
    const [there] = (await store.read(stream, { from: revision, limit: 1 })).entries;
    if (there?.revision !== revision) breaks.push({ stream, revision, what: 'removed' });
    else if (hashOf(there) !== hash) breaks.push({ stream, revision, what: 'changed' });
  }
  return breaks;
};

const hashOf = (entry: StoredEntry): string => entry.metadata.hash ?? '';

const follows = (entry: StoredEntry, previous: string, revision: number): boolean =>
  linkOf(previous, entry.stream, revision, entry) === entry.metadata.hash;

const MOST_REMOVED = 1000;

/** Where the chain broke at the n-th entry: tries the ways in which rows can have been moved until one explains what is there. */
const diagnose = (entries: readonly StoredEntry[], n: number, [fromHash, first]: readonly [string, number]): Break => {
  const entry = entries[n]!;
  const revision = first + n;
  const before = (place: number): string => (place === 0 ? fromHash : hashOf(entries[place - 1]!));
  const broken = (what: Tampering, at = revision): Break => ({ stream: entry.stream, revision: at, what });

  if (entry.revision > revision) return broken('removed');
  if (entries.slice(n + 1).some(later => follows(later, before(n), revision)))
    return broken(belongsElsewhere(entry, entries) ? 'reordered' : 'inserted');
  for (let forged = 1; forged <= n; forged += 1)
    if (follows(entry, before(n - forged), revision - forged)) return broken('inserted', revision - forged);
  const next = entries[n + 1];
  for (let gone = 1; next && gone <= MOST_REMOVED; gone += 1)
    if (follows(next, hashOf(entry), revision + 1 + gone)) return broken('removed');
  return broken('changed');
};

const belongsElsewhere = (entry: StoredEntry, entries: readonly StoredEntry[]): boolean =>
  entries.some(one =>
    [entry.revision - 1, entry.revision + 1, one.revision, one.revision + 1].some(revision => follows(entry, hashOf(one), revision)),
  );
