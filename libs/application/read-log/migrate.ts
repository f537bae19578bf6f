import type { Client } from 'pg';

/** Makes or completes the table of the read log. Nothing there can be changed or taken away. Safe to repeat. */
export const migrateReadLog = async (client: Client): Promise<void> => {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS app;
    CREATE TABLE IF NOT EXISTS app.read_log (
      id       uuid PRIMARY KEY,
      read_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
      actor    text NOT NULL,
      role     text NOT NULL,
      view     text NOT NULL,
      children text[] NOT NULL,
      asked_on date,
      known    text,
      purpose  text
    );
    ALTER TABLE app.read_log ADD COLUMN IF NOT EXISTS about text;
    CREATE INDEX IF NOT EXISTS read_log_children_idx ON app.read_log USING gin (children);
    CREATE INDEX IF NOT EXISTS read_log_actor_idx ON app.read_log (actor, read_at);
    CREATE OR REPLACE FUNCTION app.keep_read_log() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The read log is only added to.' USING ERRCODE = '42501'; END $$;
    CREATE OR REPLACE TRIGGER keep_read_log BEFORE UPDATE OR DELETE OR TRUNCATE ON app.read_log
      FOR EACH STATEMENT EXECUTE FUNCTION app.keep_read_log();
  `);
};
