import { Pool, PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { checkAppend } from '../checks';
import { Position, START, StreamAppend } from '../event-store';
import { expectationCode, judged, Verdict } from './appends';
import { escape } from './copy';
import { appendError, readError } from './errors';

// Other writers wait for one chunk at most: some tens of milliseconds.
const CHUNK_ENTRIES = 5000;
const CHUNK_CHARACTERS = 8 * 2 ** 20;

interface Done {
  streams: number;
  entries: number;
}

/** Appends in chunks: laid aside by COPY, then taken over in one statement. The next chunk is laid aside while the one before is taken over. */
export const appendBulk = async (
  pool: Pool,
  appends: AsyncIterable<StreamAppend> | Iterable<StreamAppend>,
  progress: (done: Done) => void,
): Promise<Done & { position: Position }> => {
  const done = { streams: 0, entries: 0, position: START };
  let before: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of chunksOf(appends)) {
      const client = await layAside(pool, chunk);
      await before.catch((error: unknown) => {
        client.release(true);
        throw error;
      });
      before = takeOver(client, chunk).then(position => {
        done.streams += chunk.length;
        done.entries += chunk.reduce((sum, { entries }) => sum + entries.length, 0);
        if (position > done.position) done.position = position;
        progress(done);
      });
      // It is awaited in its turn; until then nobody is to call its failure unhandled.
      before.catch(() => undefined);
    }
    await before;
    return done;
  } finally {
    await before.catch(() => undefined);
  }
};

async function* chunksOf(appends: AsyncIterable<StreamAppend> | Iterable<StreamAppend>): AsyncIterable<StreamAppend[]> {
  let chunk: StreamAppend[] = [];
  let streams = new Set<string>();
  let [entries, characters] = [0, 0];
  for await (const append of appends) {
    checkAppend(append.stream, append.expected, append.entries);
    const size = append.entries.reduce((sum, { data }) => sum + data.length, 0);
    // A stream's next part must find the part before it already there.
    const full = entries + append.entries.length > CHUNK_ENTRIES || characters + size > CHUNK_CHARACTERS || streams.has(append.stream);
    if (full && chunk.length > 0) {
      yield chunk;
      [chunk, streams, entries, characters] = [[], new Set(), 0, 0];
    }
    chunk.push(append);
    streams.add(append.stream);
    entries += append.entries.length;
    characters += size;
  }
  if (chunk.length > 0) yield chunk;
}

const layAside = async (pool: Pool, chunk: readonly StreamAppend[]): Promise<PoolClient> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw readError(error);
  });
  try {
    await client.query('begin; select es.prepare_bulk()');
    const copy = client.query(from('copy pg_temp.incoming from stdin'));
    await new Promise<void>((resolve, reject) => {
      copy.on('error', reject).on('finish', resolve);
      copy.end(linesOf(chunk));
    });
    return client;
  } catch (error) {
    client.release(true);
    throw readError(error);
  }
};

const linesOf = (chunk: readonly StreamAppend[]): string => {
  let n = 0;
  let lines = '';
  for (const { entries } of chunk)
    for (const { type, data, metadata } of entries) {
      n += 1;
      lines += `${n}\t${escape(type)}\t${escape(data)}\t${escape(JSON.stringify(metadata))}\n`;
    }
  return lines;
};

const takeOver = async (client: PoolClient, chunk: readonly StreamAppend[]): Promise<Position> => {
  let verdicts: readonly Verdict[];
  try {
    const { rows } = await client.query<Verdict>({
      name: 'take-over',
      text: 'select * from es.append($1, $2, $3, $4, $5, null, null, null)',
      values: [
        chunk.map(append => append.stream),
        chunk.map(append => expectationCode(append.expected)),
        chunk.map(append => append.entries.length),
        chunk.flatMap((append, n) => append.entries.map(() => n + 1)),
        chunk.flatMap(append => append.entries.map(entry => entry.id)),
      ],
    });
    await client.query('commit');
    verdicts = rows;
    client.release();
  } catch (error) {
    client.release(true);
    throw appendError(error);
  }
  return chunk.map((append, n) => judged(append, verdicts[n]!).position).reduce((one, other) => (other > one ? other : one), START);
};
