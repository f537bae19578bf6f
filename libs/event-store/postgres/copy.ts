import { Pool } from 'pg';
import { to } from 'pg-copy-streams';
import { readError } from './errors';

const ESCAPE = /\\(.)/g;
const MEANING: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const NEWLINE = 10;

const unescape = (field: string): string =>
  field.includes('\\') ? field.replace(ESCAPE, (_, letter: string) => MEANING[letter] ?? letter) : field;

/** A text as a field of a line that COPY reads. */
export const escape = (field: string): string =>
  /[\\\n\r\t]/.test(field) ? field.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t') : field;

/** The rows of a query through COPY, many at a time, as texts: several times faster than rows one by one. Null is not told from "\N". */
export async function* copyRows(pool: Pool, query: string): AsyncIterable<string[][]> {
  const client = await pool.connect().catch((error: unknown) => {
    throw readError(error);
  });
  let whole = false;
  try {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of client.query(to(`copy (${query}) to stdout`)) as AsyncIterable<Buffer>) {
      const cut = chunk.lastIndexOf(NEWLINE);
      if (cut < 0) {
        rest = Buffer.concat([rest, chunk]);
        continue;
      }
      // Cut at a line's end, never inside a character.
      const lines = Buffer.concat([rest, chunk.subarray(0, cut)])
        .toString('utf8')
        .split('\n');
      rest = chunk.subarray(cut + 1);
      yield lines.map(line => line.split('\t').map(unescape));
    }
    whole = true;
  } catch (error) {
    throw readError(error);
  } finally {
    // Left half read, the connection is of no more use.
    client.release(!whole);
  }
}
