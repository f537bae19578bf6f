import { START, type EventStore, type Position } from '@waymark/event-store';
import type { Authority } from '../authority/authority';
import type { StoredStream } from '../opening';
import { categories, hasModels, partsOf } from '../retell';
import { openWriting, underCheckpoint } from './checkpoint';
import { tellStreams } from './outcome';
import { readAuthority, type Sources } from './projector';
import type { Writing } from './write';

export interface Rebuilt {
  readonly streams: number;
  readonly entries: number;
}

/** Two rebuilds at once. */
export class AlreadyRebuilding extends Error {
  override readonly name = 'AlreadyRebuilding';
  readonly code = 'already-rebuilding';
}

const ENTRIES_AT_ONCE = 10_000;

/**
 * Tells every stream again, in place, while people work and a projector runs: until it ends the lists are a mixture of old and new, and say so.
 * Interrupted, it leaves that notice; run again, it completes. Throws AlreadyRebuilding.
 */
export const rebuild = async (sources: Sources, onProgress: (done: Rebuilt) => void = () => undefined): Promise<Rebuilt> => {
  const writing = await openWriting(sources.models);
  try {
    await claim(writing);
    const head = await begin(writing, sources.store);
    const authority = await readAuthority(sources);
    const done = { streams: 0, entries: 0 };
    for await (const some of portions(sources.store, head)) {
      await retell(writing, { sources, authority, some });
      done.streams += some.length;
      done.entries += some.reduce((sum, { entries }) => sum + entries.length, 0);
      onProgress({ ...done });
    }
    await finish(writing, head);
    return done;
  } finally {
    await writing.client.end();
  }
};

/** Held as long as the connection: whoever looks can tell a rebuild that runs from one that was interrupted. */
export const REBUILD_LOCK = 7_203_411;
const claim = async ({ client }: Writing): Promise<void> => {
  const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${REBUILD_LOCK}) AS mine`);
  if (!rows[0]?.mine) throw new AlreadyRebuilding('The read models are being rebuilt already. Wait until that has ended.');
};

/**
 * Everything counts as told from nothing, so that whatever the log says now wins; and a log older than the rows, from a backup, is followed.
 * The head is read under the lock: what was told before it is then in what is told again, and what comes after it is told by the projector.
 */
const begin = async (writing: Writing, store: EventStore): Promise<Position> => {
  let head: Position = START;
  await underCheckpoint(writing, async position => {
    head = await store.head();
    await writing.client.query(`UPDATE read.checkpoint SET rebuilding_since = now() WHERE name = 'log'`);
    await writing.client.query('UPDATE read.stream SET revision = -1');
    return position > head ? head : position;
  });
  return head;
};

async function* portions(store: EventStore, head: Position): AsyncGenerator<StoredStream[]> {
  let some: StoredStream[] = [];
  let entries = 0;
  for await (const stream of store.readStreams(undefined, head)) {
    if (!hasModels(stream.stream)) continue;
    some.push(stream);
    entries += stream.entries.length;
    if (entries < ENTRIES_AT_ONCE) continue;
    yield some;
    [some, entries] = [[], 0];
  }
  if (some.length > 0) yield some;
}

const retell = async (
  writing: Writing,
  { sources, authority, some }: { sources: Sources; authority: Authority; some: readonly StoredStream[] },
): Promise<void> => {
  const outcomes = await tellStreams(sources.keyring, some, authority);
  await underCheckpoint(writing, async (_, write) => {
    await write(writing, outcomes);
    return undefined;
  });
};

/** What nobody has told since the beginning is no longer in the log. The rest is told up to where the log was then, or beyond. */
const finish = async (writing: Writing, head: Position): Promise<void> => {
  await underCheckpoint(writing, async position => {
    const { rows } = await writing.client.query<{ stream: string }>('DELETE FROM read.stream WHERE revision = -1 RETURNING stream');
    for (const { stream } of rows) await forget(writing, stream);
    await writing.client.query(`UPDATE read.checkpoint SET rebuilding_since = NULL WHERE name = 'log'`);
    return position > head ? position : head;
  });
};

const forget = async ({ client, models }: Writing, stream: string): Promise<void> => {
  const [category, id] = partsOf(stream);
  for (const table of categories.get(category)?.tables ?? []) {
    const { tablePath, primaryColumns } = models.getMetadata(table);
    await client.query(`DELETE FROM ${tablePath} WHERE ${primaryColumns[0]!.databaseName} = $1`, [id]);
  }
};
