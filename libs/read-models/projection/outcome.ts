import type { Entry } from '@waymark/domain';
import { Tampered, type Keyring } from '@waymark/keyring';
import type { Authority } from '../authority/authority';
import { openForFolds, type StoredStream } from '../opening';
import { categories, partsOf, type Told } from '../retell';
import { CannotTell } from '../telling';

/** Why a stream is parked: for an operator, and never with a child's data. */
export interface Trouble {
  readonly message: string;
  readonly entry?: string;
}

/** What came of telling one stream: its rows, or why there are none. */
export interface Outcome {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly toldUnder: string;
  readonly told?: Told;
  readonly trouble?: Trouble;
}

/** A closed stream has no entries: told at a revision that no other telling is above. */
const CLOSED = 2 ** 31 - 1;

/** Tells streams. One that cannot be told is in trouble, alone. Throws where the keys cannot be reached, for then nothing can be told. */
export const tellStreams = async (keyring: Keyring, streams: readonly StoredStream[], authority: Authority): Promise<Outcome[]> =>
  (await openEach(keyring, streams)).map((opened, i) => {
    const { stream, entries: stored } = streams[i]!;
    const { revision = CLOSED, position = '' } = stored.at(-1) ?? {};
    return { stream, revision, position, toldUnder: authority.ruledBy, ...tell(stream, opened, authority) };
  });

/** An altered ciphertext is one stream's trouble; opening each alone shows whose. */
const openEach = async (keyring: Keyring, streams: readonly StoredStream[]): Promise<(Entry[] | Tampered)[]> => {
  try {
    return await openForFolds(keyring, streams);
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    if (streams.length === 1) return [error];
    return (await Promise.all(streams.map(stream => openEach(keyring, [stream])))).flat();
  }
};

const tell = (stream: string, opened: Entry[] | Tampered, authority: Authority): Pick<Outcome, 'told' | 'trouble'> => {
  if (opened instanceof Tampered) return { trouble: { message: opened.message } };
  const [category, id] = partsOf(stream);
  const rows = (entries: readonly Entry[]): Told => categories.get(category)!.tell(id, entries, authority);
  try {
    return { told: rows(opened) };
  } catch (error) {
    return { trouble: troubleWith(error, opened, rows) };
  }
};

const troubleWith = (error: unknown, entries: readonly Entry[], rows: (entries: readonly Entry[]) => Told): Trouble => {
  if (error instanceof CannotTell) return { message: error.message, entry: error.entry };
  const first = entries.findIndex((_, i) => throws(() => rows(entries.slice(0, i + 1))));
  return { message: `Telling it failed: ${whereOf(error)}. This is a mistake in Waymark.`, entry: entries[first]?.id };
};

const throws = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch {
    return true;
  }
};

/** The kind of an error and the line that threw it. Its message may quote what a child's entry says. */
const whereOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'a thrown value';
  const frame = /([^\s()/\\]+:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1];
  return frame ? `${error.name} at ${frame}` : error.name;
};
