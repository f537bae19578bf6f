import { DatabaseError, type Client } from 'pg';
import type { DataSource } from 'typeorm';
import { replaceRows } from '../replace';
import { partsOf, type Table } from '../retell';
import type { Outcome } from './outcome';
import { StreamRow } from './stream.entity';

/** A connection of the writer's own, and the tables it writes to. */
export interface Writing {
  readonly client: Client;
  readonly models: DataSource;
}

/** Replaces the rows of streams, inside the caller's transaction. A stream whose rows the database refuses is parked, alone. */
export const writeOutcomes = async (writing: Writing, outcomes: readonly Outcome[]): Promise<void> => {
  const news = await notYetTold(writing, outcomes);
  if (news.length > 0) await writeSurely(writing, news);
};

/** Never an older telling over a newer one, whoever wrote it: this projector, another one, or a rebuild. */
const notYetTold = async ({ client }: Writing, outcomes: readonly Outcome[]): Promise<Outcome[]> => {
  const streams = outcomes.map(({ stream }) => stream);
  const { rows } = await client.query<{ stream: string; revision: number; toldUnder: string }>(
    'SELECT stream, revision, told_under AS "toldUnder" FROM read.stream WHERE stream = ANY($1)',
    [streams],
  );
  const told = new Map(rows.map(row => [row.stream, row]));
  return outcomes.filter(({ stream, revision, toldUnder }) => {
    const before = told.get(stream);
    return !before || revision > before.revision || (revision === before.revision && toldUnder >= before.toldUnder);
  });
};

const writeSurely = async (writing: Writing, outcomes: readonly Outcome[]): Promise<void> => {
  const { client } = writing;
  await client.query('SAVEPOINT telling');
  try {
    await write(writing, outcomes);
    await client.query('RELEASE SAVEPOINT telling');
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT telling');
    if (outcomes.length === 1) await write(writing, [refused(outcomes[0]!, error)]);
    else for (const outcome of outcomes) await writeSurely(writing, [outcome]);
  }
};

/** Of classes 22 and 23: the values themselves will not do, today or tomorrow. */
const isRefusal = (error: unknown): error is DatabaseError => error instanceof DatabaseError && /^2[23]/.test(error.code ?? '');
const refused = (outcome: Outcome, { code }: DatabaseError): Outcome => ({
  ...outcome,
  told: undefined,
  trouble: { message: `The database refuses its rows (${code}). Look for a value that is no day or no number in its entries.` },
});

const write = async ({ client, models }: Writing, outcomes: readonly Outcome[]): Promise<void> => {
  const tables = new Map<Table, { owners: string[]; rows: object[] }>();
  for (const { stream, told = [] } of outcomes)
    for (const [table, rows] of told) {
      const all = tables.get(table) ?? { owners: [], rows: [] };
      tables.set(table, all);
      all.owners.push(partsOf(stream)[1]);
      all.rows.push(...rows);
    }
  for (const [table, all] of tables) await replaceRows(client, models.getMetadata(table), all);
  await replaceRows(client, models.getMetadata(StreamRow), { owners: outcomes.map(({ stream }) => stream), rows: outcomes.map(streamRow) });
};

const streamRow = ({ stream, revision, position, toldUnder, trouble }: Outcome): StreamRow => ({
  stream,
  revision,
  position,
  toldUnder,
  ...(trouble && { ...trouble, parkedAt: new Date().toISOString() }),
});
