import { Client } from 'pg';
import { startProgram } from './program';

/** What is invented on the first start: about 300 children in care today, whose stock and flow are like the published ones. */
export const firstCouncil = { children: 640, years: 1, seed: 4 } as const;

const inDatabase = async <T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
};

/** A fill that was interrupted is done again, and adds only what is missing; a council that has entries of its own is left alone. */
const needsFilling = async (client: Client): Promise<boolean> => {
  await client.query('CREATE SCHEMA IF NOT EXISTS local');
  await client.query('CREATE TABLE IF NOT EXISTS local.invented_council (filled boolean NOT NULL)');
  const { rows } = await client.query<{ filled: boolean }>('SELECT filled FROM local.invented_council');
  if (rows[0]) return !rows[0].filled;
  const { rows: log } = await client.query<{ exists: boolean }>(`SELECT to_regclass('es.event') IS NOT NULL AS exists`);
  if (log[0]?.exists && (await client.query('SELECT 1 FROM es.event LIMIT 1')).rowCount) return false;
  await client.query('INSERT INTO local.invented_council (filled) VALUES (false)');
  return true;
};

/** On the first start, fills the empty database with an invented council. Throws when that fails; the next start then tries again. */
export const fillOnFirstStart = async (databaseUrl: string, env: NodeJS.ProcessEnv): Promise<void> => {
  if (!(await inDatabase(databaseUrl, needsFilling))) return;
  const { children, years, seed } = firstCouncil;
  console.log(`First start: inventing a council of ${children} children …`);
  const args = ['generate', '--children', String(children), '--seed', String(seed), '--years', String(years)];
  const code = await startProgram('cli/main.js', { args, env }).ended;
  if (code !== 0) throw new Error('The invented council could not be filled in. What went wrong is said above; start again to go on.');
  await inDatabase(databaseUrl, client => client.query('UPDATE local.invented_council SET filled = true'));
};
