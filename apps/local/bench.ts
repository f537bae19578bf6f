import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from './open-database';
import { startProgram, stopPrograms } from './program';
import { settingsHere } from './settings-here';

/** Runs the measurements on a server of their own, as durable as a real one, and answers the exit code. Nothing of it is kept. */
const bench = async (args: string[]): Promise<number> => {
  const home = join(settingsHere().home, 'bench');
  await rm(home, { recursive: true, force: true });
  const database = await openDatabase({ ...settingsHere(), home, databaseUrl: undefined, keysUrl: undefined });
  const env = { DATABASE_URL: database.databaseUrl, WAYMARK_KEYS_URL: database.keysUrl, WAYMARK_HOME: home };
  try {
    return (await startProgram('cli/main.js', { args: ['bench', ...args], env, cwd: process.env.INIT_CWD }).ended) ?? 1;
  } finally {
    await database.stop();
    for (const folder of [database.own!.dataDir, home]) await rm(folder, { recursive: true, force: true });
  }
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopPrograms());

bench(process.argv.slice(3)).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
