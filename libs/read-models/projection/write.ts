import { DatabaseError, type Client } from 'pg';
import type { DataSource } from 'typeorm';
import { replaceRows, type Replacement } from '../replace';
import { partsOf, type Table } from '../retell';
import type { Outcome } from './outcome';
import { StreamRow } from './stream.entity';

/** A connection of the writer's own, and the tables it writes to. */
export interface Writing {
  readonly client: Client;
  readonly models: DataSource;
}

/** Replaces the rows of streams, inside the caller's transaction. */
export type Write = (writing: Writing, outcomes: readonly Outcome[]) => Promise<void>;

/** All in one statement. Throws where the database refuses a row of any of them. */
export const writeTogether: Write = async (writing, outcomes) => {
  const news = await notYetTold(writing, outcomes);
  if (news.length > 0) await write(writing, news);
};

/** One after another: a stream whose rows the database refuses is parked, and the others are told. */
export const writeEachAlone: Write = async (writing, outcomes) => {
  for (const outcome of await notYetTold(writing, outcomes)) {
    await writing.client.query('SAVEPOINT alone');
    try {
      await write(writing, [outcome]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await writing.client.query('ROLLBACK TO SAVEPOINT alone');
      await write(writing, [refused(outcome, error)]);
    }
  }
};

/** Of classes 22 and 23: the values themselves will not do, today or tomorrow. */
export const isRefusal = (error: unknown): error is DatabaseError => error instanceof DatabaseError && /^2[23]/.test(error.code ?? '');
const refused = (outcome: Outcome, { code }: DatabaseError): Outcome => ({
  ...outcome,
  told: undefined,
  trouble: { message: `The database refuses its rows (${code}). Look for a value that is no day or no number in its entries.` },
});

/** Never an older telling over a newer one, whoever wrote it: this projector, another one, or a rebuild. */
const notYetTold = async ({ client }: Writing, outcomes: readonly Outcome[]): Promise<Outcome[]> => {
  const { rows } = await client.query<{ stream: string; revision: number; toldUnder: string }>({
    name: 'told',
    text: 'SELECT stream, revision, told_under AS "toldUnder" FROM read.stream WHERE stream = ANY($1)',
    values: [outcomes.map(({ stream }) => stream)],
  });
  const told = new Map(rows.map(row => [row.stream, row]));
  return outcomes.filter(({ stream, revision, toldUnder }) => {
    const before = told.get(stream);
    return !before || revision > before.revision || (revision === before.revision && toldUnder >= before.toldUnder);
  });
};

const write = async ({ client, models }: Writing, outcomes: readonly Outcome[]): Promise<void> => {
  const byTable = new Map<Table, { owners: string[]; rows: object[] }>();
  for (const { stream, told = [] } of outcomes)
    for (const [table, rows] of told) {
      const all = byTable.get(table) ?? { owners: [], rows: [] };
      byTable.set(table, all);
      all.owners.push(partsOf(stream)[1]);
      all.rows.push(...rows);
    }
  const streams = { owners: outcomes.map(({ stream }) => stream), rows: outcomes.map(streamRow) };
  const replacements = [...byTable, [StreamRow, streams] as const].map(([table, rows]): Replacement => ({
    table: models.getMetadata(table),
    ...rows,
  }));
  await replaceRows(client, replacements);
};

const streamRow = ({ stream, revision, position, toldUnder, trouble }: Outcome): StreamRow => ({
  stream,
  revision,
  position,
  toldUnder,
  ...(trouble && { ...trouble, parkedAt: new Date().toISOString() }),
});
