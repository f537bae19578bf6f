import { START, type Position } from '@waymark/event-store';
import { Client, escapeLiteral, type QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { isRefusal, writeEachAlone, writeTogether, type Write, type Writing } from './write';

/**
 * A connection of its own, for a projector or a rebuild. Its commits do not wait for the disk: rows and checkpoint are lost together or not at
 * all, and the log, from which they can be told again, is always flushed before it can be read.
 */
export const openWriting = async (models: DataSource): Promise<Writing> => {
  const { url } = models.options as { url?: string };
  const client = new Client({ connectionString: url, application_name: 'waymark projector' });
  client.on('error', () => undefined); // the next query fails with it; unheard it would end the process
  await client.connect();
  await client.query('SET synchronous_commit = off');
  await client.query(`INSERT INTO read.checkpoint (name, position, moved_at) VALUES ('log', $1, now()) ON CONFLICT DO NOTHING`, [START]);
  return { client, models };
};

/** Where the log has been told up to. */
export const checkpointOf = async (models: Pick<DataSource, 'query'>): Promise<Position> => {
  const rows = await models.query<{ position: Position }[]>(`SELECT position FROM read.checkpoint WHERE name = 'log'`);
  return rows[0]?.position ?? START;
};

/** What happens under the checkpoint's lock: it writes by what it is given, and answers where the checkpoint moves to; undefined leaves it. */
type Work = (position: Position, write: Write) => Promise<Position | undefined>;

/**
 * One transaction under the checkpoint's lock: the fence, for there one projector writes at a time. Where the database refuses a row, the work is
 * done a second time, stream by stream, to find whose it is.
 */
export const underCheckpoint = async (writing: Writing, work: Work): Promise<void> => {
  try {
    await transaction(writing, work, writeTogether);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await transaction(writing, work, writeEachAlone);
  }
};

const transaction = async ({ client }: Writing, work: Work, write: Write): Promise<void> => {
  try {
    const [, { rows }] = await together<[unknown, QueryResult<{ position: Position }>]>(client, [
      'BEGIN',
      `SELECT position FROM read.checkpoint WHERE name = 'log' FOR UPDATE`,
    ]);
    const moved = await work(rows[0]!.position, write);
    const move = `UPDATE read.checkpoint SET position = ${escapeLiteral(moved ?? '')}, moved_at = now() WHERE name = 'log'`;
    await together(client, [...(moved === undefined ? [] : [move]), 'COMMIT']);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // the connection may be gone, and the transaction with it
    throw error;
  }
};

/** Several statements in one message: what others wait for under the lock is mostly the way to the database and back. */
const together = async <Results>(client: Client, statements: readonly string[]): Promise<Results> =>
  (await client.query(statements.join('; '))) as unknown as Results;
