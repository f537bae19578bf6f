import { Pool } from 'pg';
import { to } from 'pg-copy-streams';
import { readError } from './errors';

const ESCAPE = /\\(.)/g;
const MEANING: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const NEWLINE = 10;

const unescape = (field: string): string =>
  field.includes('\\') ? field.replace(ESCAPE, (_, letter: string) => MEANING[letter] ?? letter) : field;

const rowsOf = (text: string): string[][] => {
  const rows: string[][] = [];
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const row: string[] = [];
    for (let tab = text.indexOf('\t', at); tab >= 0 && tab < end; tab = text.indexOf('\t', at)) {
      row.push(text.slice(at, tab));
      at = tab + 1;
    }
    row.push(text.slice(at, end));
    rows.push(row);
    at = end + 1;
  }
  return rows;
};

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
      const text = Buffer.concat([rest, chunk.subarray(0, cut)]).toString('utf8');
      rest = chunk.subarray(cut + 1);
      yield text.includes('\\') ? rowsOf(text).map(row => row.map(unescape)) : rowsOf(text);
    }
    whole = true;
  } catch (error) {
    throw readError(error);
  } finally {
    // Left half read, the connection is of no more use.
    client.release(!whole);
  }
}
