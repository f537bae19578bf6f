import type { ReturnRow } from '@waymark/returns';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The rows of one child, of all years and files of a run. */
export interface ChildRows {
  readonly child: string;
  readonly rows: readonly ReturnRow[];
}

const FETCH = 5000;
const LINES = 500;
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

async function* asLines(rows: AsyncIterable<ReturnRow>, onProgress: (rows: number) => void): AsyncGenerator<string> {
  let lines: string[] = [];
  let count = 0;
  for await (const row of rows) {
    lines.push(`${escaped(row.child)}\t${escaped(JSON.stringify(row))}\n`);
    count += 1;
    if (lines.length === LINES) {
      yield lines.join('');
      onProgress(count);
      lines = [];
    }
  }
  yield lines.join('');
}

/**
 * Copies rows into a temporary table of this connection, so that they can be read child by child and memory does not grow with the files.
 * `forgetRows` lets go of them.
 */
export const keepRows = async (client: PoolClient, rows: AsyncIterable<ReturnRow>, onProgress: (rows: number) => void): Promise<void> => {
  await client.query(
    'CREATE TEMP TABLE return_row (n bigint GENERATED ALWAYS AS IDENTITY, child text COLLATE "C" NOT NULL, row text NOT NULL)',
  );
  await pipeline(Readable.from(asLines(rows, onProgress)), client.query(copyFrom('COPY return_row (child, row) FROM STDIN')));
  await client.query('CREATE INDEX ON return_row (child, n)');
};

export const forgetRows = async (client: PoolClient): Promise<void> => {
  await client.query('DROP TABLE IF EXISTS return_row');
};

/** The kept rows, child by child, each child whole. No transaction stays open between the pages. */
export async function* childByChild(client: PoolClient): AsyncGenerator<ChildRows> {
  let current: { child: string; rows: ReturnRow[] } | undefined;
  let [child, n] = ['', '0'];
  for (;;) {
    const { rows } = await client.query<{ child: string; n: string; row: string }>({
      name: 'return-rows',
      text: `SELECT child, n, row FROM return_row WHERE (child, n) > ($1, $2) ORDER BY child, n LIMIT ${FETCH}`,
      values: [child, n],
    });
    for (const { child: whose, row } of rows) {
      if (current && current.child !== whose) yield current;
      if (current?.child !== whose) current = { child: whose, rows: [] };
      current.rows.push(JSON.parse(row) as ReturnRow);
    }
    if (rows.length < FETCH) break;
    ({ child, n } = rows.at(-1)!);
  }
  if (current) yield current;
}
