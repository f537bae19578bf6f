import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Appended,
  Bug,
  EventStore,
  LIMITS,
  Metadata,
  NewEntry,
  StoredEntry,
  StreamAppend,
  StreamName,
  Unavailable,
  UnknownOutcome,
} from './event-store';

/** An append to a chained stream: `after` is the last entry of the stream that the writer has read, undefined when it has none. */
export interface ChainedAppend {
  readonly stream: StreamName;
  readonly after: StoredEntry | undefined;
  /** Without `recordedAt` and `hash`: the chain makes them. */
  readonly entries: readonly NewEntry[];
}

/** The writing half of a store whose streams are chained. It expects exactly the revision of `after`, never `any`. */
export interface ChainedStore {
  /**
   * Throws what the port's `append` throws. Where the outcome is unknown it asks again with the same ids, times and hashes for some seconds,
   * and throws `UnknownOutcome` only when the store stays away.
   */
  append(stream: StreamName, after: StoredEntry | undefined, entries: readonly NewEntry[]): Promise<Appended>;
  /** Whole streams or next parts of them, each stream once, of any length. Interrupted, it can be run again with the same ids. */
  appendBulk(
    appends: AsyncIterable<ChainedAppend> | Iterable<ChainedAppend>,
    onProgress?: (done: { streams: number; entries: number }) => void,
  ): Promise<{ streams: number; entries: number }>;
}

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

/** `now` is the appender's clock. `recordedAt` is its instant in UTC to the millisecond, never below that of the entry before. */
export const chained = (store: EventStore, { now }: { now: () => Date }): ChainedStore => ({
  async append(stream, after, entries) {
    return appendSurely(store, link({ stream, after, entries }, now()));
  },

  async appendBulk(appends, onProgress) {
    let short = { streams: 0, entries: 0 };
    const long = { streams: 0, entries: 0 };
    const sum = (): { streams: number; entries: number } => ({
      streams: short.streams + long.streams,
      entries: short.entries + long.entries,
    });
    async function* linked(): AsyncIterable<StreamAppend> {
      for await (const append of appends) {
        if (fits(append.entries)) yield link(append, now());
        else {
          await appendInParts(store, append, now);
          long.streams += 1;
          long.entries += append.entries.length;
          onProgress?.(sum());
        }
      }
    }
    short = await store.appendBulk(linked(), done => {
      short = done;
      onProgress?.(sum());
    });
    return sum();
  },
});

/**
 * The link of one entry to the one before it: sha256 (hex) of the previous hash (nothing for the first entry) and the digest of this entry.
 * The digest is the sha256 (hex) of stream, revision, id, type, the metadata's names and values without `hash` in the order of the names'
 * UTF-16 code units, and data, each written as its length in bytes, a colon and its UTF-8 bytes. A storage format: it never changes.
 */
export const linkOf = (previous: string, stream: StreamName, revision: number, { id, type, metadata, data }: NewEntry): string => {
  let text = part(stream) + part(String(revision)) + part(id) + part(type);
  for (const key of Object.keys(metadata).sort()) if (key !== 'hash') text += part(key) + part(metadata[key]!);
  return hash('sha256', previous + hash('sha256', text + part(data)));
};

const part = (text: string): string => `${Buffer.byteLength(text)}:${text}`;

const link = ({ stream, after, entries }: ChainedAppend, now: Date): StreamAppend => {
  let previous = after?.metadata.hash ?? '';
  if (after && previous === '')
    throw new Bug(`Entry ${after.revision} of ${stream} has no hash: the stream is not chained. Append to it directly.`);
  let revision = after?.revision ?? -1;
  const clock = now.toISOString();
  const last = after?.metadata.recordedAt ?? '';
  const recordedAt = clock < last ? last : clock;
  const linked = entries.map(entry => {
    if ('hash' in entry.metadata || 'recordedAt' in entry.metadata)
      throw new Bug(`Entry ${entry.id} brings its own hash or recordedAt. Leave them to the chain.`);
    const dated: NewEntry = { ...entry, metadata: { ...entry.metadata, recordedAt } };
    revision += 1;
    previous = linkOf(previous, stream, revision, dated);
    return { ...dated, metadata: { ...dated.metadata, hash: previous } };
  });
  return { stream, expected: after?.revision ?? 'none', entries: linked };
};

const appendSurely = async (store: EventStore, { stream, expected, entries }: StreamAppend): Promise<Appended> => {
  let unknown: UnknownOutcome | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.append(stream, expected, entries);
    } catch (error) {
      if (error instanceof UnknownOutcome) unknown = error;
      // Once the outcome is unknown, a store that cannot be reached does not make it known.
      else if (!(unknown && error instanceof Unavailable)) throw error;
      if (attempt === ATTEMPTS) throw unknown;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
};

// An entry's metadata gains some 150 characters here.
const LINK_CHARACTERS = 200;
const MOST_BYTES_A_CHARACTER = 3;

const charactersOf = ({ data, metadata }: NewEntry): number => data.length + metadataLength(metadata) + LINK_CHARACTERS;
const metadataLength = (metadata: Metadata): number =>
  Object.entries(metadata).reduce((sum, [key, value]) => sum + key.length + value.length + 6, 2);

const fits = (entries: readonly NewEntry[]): boolean =>
  entries.length <= LIMITS.appendEntries &&
  entries.reduce((sum, entry) => sum + charactersOf(entry), 0) * MOST_BYTES_A_CHARACTER <= LIMITS.appendBytes;

function* partsOf(entries: readonly NewEntry[]): Iterable<readonly NewEntry[]> {
  let some: NewEntry[] = [];
  for (const entry of entries) {
    if (some.length > 0 && !fits([...some, entry])) {
      yield some;
      some = [];
    }
    some.push(entry);
  }
  if (some.length > 0) yield some;
}

// A part that was stored by an earlier run has that run's hash: the next part must follow what is stored, not what we made.
const appendInParts = async (store: EventStore, { stream, after, entries }: ChainedAppend, now: () => Date): Promise<void> => {
  let last = after;
  for (const some of partsOf(entries)) {
    const { revision } = await appendSurely(store, link({ stream, after: last, entries: some }, now()));
    last = (await store.read(stream, { from: revision, limit: 1 })).entries[0];
  }
};
