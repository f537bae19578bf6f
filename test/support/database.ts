import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The superuser address of the PostgreSQL server that this run's tests use. `npm test` starts one and hands its address down. */
export const testServer = (): string => {
  const url = process.env.WAYMARK_TEST_DATABASE_URL;
  if (!url)
    throw new Error(
      'No test database. Run the tests with "npm test", or set WAYMARK_TEST_DATABASE_URL to the superuser address of a PostgreSQL server.',
    );
  return url;
};

export const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
};

const onServer = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: testServer() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** An empty database of the suite's own; `drop` also ends connections that were left open. */
export const freshDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  return { url: withDatabase(testServer(), name), drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
};
