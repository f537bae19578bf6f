import { setTimeout as wait } from 'node:timers/promises';
import { ConfigurationError, type Settings } from '@waymark/application';
import { openDatabase } from './open-database';
import { AlreadyRunning } from './postgres-cluster';
import { startProgram, stopPrograms } from './program';
import { findRun } from './run-file';
import { settingsHere } from './settings-here';

interface Joined {
  databaseUrl: string;
  keysUrl: string;
  stop: () => Promise<void>;
}

const joinRun = ({ databaseUrl, home }: Settings): Joined | undefined => {
  const run = databaseUrl ? undefined : findRun(home);
  return run && { ...run, stop: () => Promise.resolve() };
};

/** The databases of a running start of the same home, else opened for the time of this command; another command is waited for. */
const open = async (settings: Settings, patience = 600): Promise<Joined> => {
  try {
    return joinRun(settings) ?? (await openDatabase(settings));
  } catch (error) {
    if (!(error instanceof AlreadyRunning) || patience === 0) throw error;
    if (patience === 600) console.error('Another command has the database. Waiting for it to finish …');
    await wait(100);
    return open(settings, patience - 1);
  }
};

/** Runs the command line on the databases, and answers its exit code. Its standard output is its own: nothing is added. */
const run = async (args: string[]): Promise<number> => {
  const settings = settingsHere();
  const { databaseUrl, keysUrl, stop } = await open(settings);
  const env = { DATABASE_URL: databaseUrl, WAYMARK_KEYS_URL: keysUrl, WAYMARK_HOME: settings.home };
  // npm changes to the project's folder; paths mean what they meant where the command was given.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  try {
    return (await startProgram('cli/main.js', { args, env, cwd }).ended) ?? 1;
  } finally {
    await stop();
  }
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopPrograms());

run(process.argv.slice(3)).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof ConfigurationError ? 2 : 3);
  },
);
