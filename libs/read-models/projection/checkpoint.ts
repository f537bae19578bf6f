import { START, type Position } from '@waymark/event-store';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Writing } from './write';

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

/**
 * One transaction under the checkpoint's lock: the fence, for there one projector writes at a time. What the work answers is where the
 * checkpoint moves to; undefined leaves it.
 */
export const underCheckpoint = async ({ client }: Writing, work: (position: Position) => Promise<Position | undefined>): Promise<void> => {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ position: Position }>(`SELECT position FROM read.checkpoint WHERE name = 'log' FOR UPDATE`);
    const moved = await work(rows[0]!.position);
    if (moved !== undefined) await client.query(`UPDATE read.checkpoint SET position = $1, moved_at = now() WHERE name = 'log'`, [moved]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // the connection may be gone, and the transaction with it
    throw error;
  }
};
