import { Client, DatabaseError } from 'pg';

const exec = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const code = (error: unknown): string | undefined => (error instanceof DatabaseError ? error.code : undefined);

/** The same server's address, for another database. */
export const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
};

/** Makes the database that an address names, unless it is there. */
export const ensureDatabase = async (url: string): Promise<void> => {
  try {
    await exec(url, 'SELECT 1');
  } catch (error) {
    if (code(error) !== '3D000') throw error; // invalid_catalog_name: no such database
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    await exec(withDatabase(url, 'postgres'), `CREATE DATABASE "${name.replaceAll('"', '""')}"`);
  }
};
