import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../../apps/local/postgres';

/** A folder in the machine's temporary folder that PostgreSQL's account can enter, also when the tests run as root. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
  await chmod(folder, 0o755);
  return folder;
};

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
