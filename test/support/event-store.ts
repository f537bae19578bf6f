import { Client } from 'pg';
import { EventStore, migrateStore, postgresStore } from '@waymark/event-store';
import { freshDatabase } from './database';

/** An event store in a database of its own. `sql` works as the server's superuser, past the store's own walls. */
export const freshStore = async (): Promise<{
  url: string;
  store: EventStore;
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  drop: () => Promise<void>;
}> => {
  const { url, drop } = await freshDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await migrateStore(client);
  const store = postgresStore(url);
  return {
    url,
    store,
    sql: async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows,
    drop: async () => {
      await store.end();
      await client.end();
      await drop();
    },
  };
};
