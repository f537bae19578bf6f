import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { from } from 'pg-copy-streams';
import { NewEntry } from '@waymark/event-store';

export interface Row {
  readonly stream: string;
  readonly revision: number;
  readonly entry: NewEntry;
}

/**
 * The floor: what a careful person would write by hand with pg, without a port, a chain, retries, or an order that can be followed safely.
 * One INSERT with the revision checked by a unique key, jsonb, pg's own parsers.
 */
export const floorTable = async (client: Client, name: string): Promise<void> => {
  await client.query(`drop table if exists ${name}`);
  await client.query(`create table ${name} (
    position bigint generated always as identity primary key, stream text not null, revision int not null, id uuid not null, type text not null,
    data jsonb not null, metadata jsonb not null, stored_at timestamptz not null default clock_timestamp(), unique (stream, revision))`);
};

export const floorAppend = async (pool: Pool, { stream, revision, entry }: Row): Promise<void> => {
  await pool.query({
    name: 'floor',
    text: 'insert into floor_append (stream, revision, id, type, data, metadata) values ($1, $2, $3, $4, $5, $6) returning position',
    values: [stream, revision, entry.id, entry.type, entry.data, entry.metadata],
  });
};

export const floorRead = async (client: Client, stream: string): Promise<void> => {
  await client.query({ name: 'floor-read', text: 'select * from floor_read where stream = $1 order by revision', values: [stream] });
};

export const floorReadAll = async (client: Client): Promise<number> => {
  let position = '0';
  for (let count = 0; ;) {
    const { rows } = await client.query<{ position: string }>({
      name: 'floor-page',
      text: 'select * from floor_read where position > $1 order by position limit 1000',
      values: [position],
    });
    count += rows.length;
    position = rows.at(-1)?.position ?? '';
    if (position === '') return count;
  }
};

export const floorCopy = async (client: Client, rows: Iterable<Row>): Promise<void> => {
  const copy = client.query(from('copy floor_copy (stream, revision, id, type, data, metadata) from stdin'));
  const done = new Promise<void>((resolve, reject) => copy.on('finish', resolve).on('error', reject));
  let lines = '';
  for (const { stream, revision, entry } of rows) {
    lines += `${stream}\t${revision}\t${entry.id}\t${entry.type}\t${escaped(entry.data)}\t${escaped(JSON.stringify(entry.metadata))}\n`;
    if (lines.length < 2 ** 18) continue;
    if (!copy.write(lines)) await new Promise<void>(resolve => copy.once('drain', () => resolve()));
    lines = '';
  }
  copy.end(lines);
  await done;
};

const escaped = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text);

/** An entry of some 400 bytes of data, as an ordinary move or visit has. */
export const benchEntry = (n: number): NewEntry => ({
  id: randomUUID(),
  type: 'PlacementStarted',
  data: JSON.stringify({
    on: `2025-${String(1 + (n % 12)).padStart(2, '0')}-14`,
    placement: 'U1',
    provider: 'PR1',
    because: 'CARPL',
    carer: `carer-${n}`,
    weeklyPrice: 51_200 + n,
    sealed: { address: 'k7Jm0xY3'.repeat(20), note: 'Qw9+/zZa'.repeat(10) },
  }),
  metadata: { actor: 'u-social-worker-17', command: randomUUID() },
});
