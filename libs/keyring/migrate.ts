import { Client } from 'pg';

// No wrapped key means destroyed. The row stays, so that a key once destroyed is never made again.
const schema = `
  SELECT pg_advisory_xact_lock(hashtext('waymark keyring'));
  CREATE SCHEMA IF NOT EXISTS keys;
  CREATE TABLE IF NOT EXISTS keys.made_with (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    fingerprint bytea NOT NULL
  );
  CREATE TABLE IF NOT EXISTS keys.stream (
    stream text PRIMARY KEY,
    wrapped bytea,
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
  );
  CREATE TABLE IF NOT EXISTS keys.entry (
    entry uuid PRIMARY KEY,
    stream text NOT NULL,
    wrapped bytea
  );
  CREATE INDEX IF NOT EXISTS entry_of_stream ON keys.entry (stream);
`;

/** Makes the tables of the key database where they are missing; the database itself must exist. Safe to repeat, and from several processes. */
export const migrateKeyring = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(schema); // several statements in one query are one transaction
  } finally {
    await client.end();
  }
};
