import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../../apps/local/postgres';
import { temporaryFolder } from '../../apps/local/temporary-folder';

/** A server of the suite's own, for tests that kill it or change its cluster. It loses what is committed only when the machine dies. */
export const ownServer = async (): Promise<Postgres & { remove: () => Promise<void> }> => {
  const folder = await temporaryFolder();
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  const remove = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  return { ...server, remove };
};
