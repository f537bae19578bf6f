import { join } from 'node:path';
import type { Settings } from '@waymark/application';
import { ensureDatabase, withDatabase } from './databases';
import { type Postgres, startPostgres } from './postgres';

export interface OpenDatabase {
  databaseUrl: string;
  keysUrl: string;
  /** The server, when it is our own. */
  own: Postgres | undefined;
  stop: () => Promise<void>;
}

const serve = async (home: string): Promise<Postgres> => {
  const asked = join(home, 'postgres');
  const postgres = await startPostgres({ dataDir: asked });
  if (postgres.dataDir !== asked)
    console.error(`The database lies in ${postgres.dataDir}: root may not run PostgreSQL, and no other account may enter ${home}.`);
  return postgres;
};

const makeSure = async (setting: string, url: string): Promise<void> => {
  try {
    await ensureDatabase(url);
  } catch (error) {
    const reason = error instanceof AggregateError ? String(error.errors[0]) : String(error);
    throw new Error(`The database of ${setting} on ${new URL(url).host} cannot be used. ${reason}`, { cause: error });
  }
};

/** Opens the databases for entries and for keys: those that the settings name, else on a server of our own, which it starts. */
export const openDatabase = async (settings: Settings): Promise<OpenDatabase> => {
  const own = settings.databaseUrl ? undefined : await serve(settings.home);
  const databaseUrl = settings.databaseUrl ?? withDatabase(own!.url, 'waymark');
  const keysUrl = settings.keysUrl ?? withDatabase(databaseUrl, 'waymark_keys');
  const stop = async () => own?.stop();
  try {
    await makeSure('DATABASE_URL', databaseUrl);
    await makeSure('WAYMARK_KEYS_URL', keysUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  return { databaseUrl, keysUrl, own, stop };
};
