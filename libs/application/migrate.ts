import { migrateStore } from '@waymark/event-store';
import { migrateKeyring } from '@waymark/keyring';
import { migrateReadModels } from '@waymark/read-models';
import { Client } from 'pg';
import type { Configuration } from './config';
import { migrateReadLog } from './read-log/migrate';

/** Makes or completes everything in both databases, which must exist. One process at a time; the others wait and find it done. */
export const migrate = async ({ databaseUrl, keysUrl }: Pick<Configuration, 'databaseUrl' | 'keysUrl'>): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('waymark migrations'))`);
    await migrateStore(client);
    await migrateKeyring(keysUrl);
    await migrateReadModels(databaseUrl);
    await migrateReadLog(client);
  } finally {
    await client.end();
  }
};
