import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '@waymark/application';
import { fillOnFirstStart } from './council';
import { freePort, isFree } from './free-port';
import { type OpenDatabase, openDatabase } from './open-database';
import { people } from './people';
import { startProgram, stopPrograms } from './program';
import type { ProviderOptions } from './provider';
import { announceRun, findRun, withdrawRun } from './run-file';
import { settingsHere } from './settings-here';

const refuseWhenTaken = async ({ home, port }: Settings): Promise<void> => {
  const run = findRun(home);
  if (run) throw new Error(`Waymark is already running from ${home}, at ${run.publicUrl} (process ${run.pid}).`);
  if (!(await isFree(port)))
    throw new Error(`Port ${port} is taken. Stop the program that uses it, or choose another port: PORT=${port + 10} npm start`);
};

const lastWords = (log: string): string => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');

/** Rejects when a program ends that should not, with the last lines of its log. */
const lost = async (name: string, ended: Promise<unknown>, log: string): Promise<never> => {
  await ended;
  throw new Error(`${lastWords(log)}\n${name} has ended, and Waymark cannot run without it. Its log is ${log}.`);
};

const answers = async (url: string): Promise<void> => {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok) return;
  await wait(50);
  return answers(url);
};

/** The environment for a sign-in: the issuer that the settings name, else a provider of our own with the ready-made people. */
const openSignIn = async ({ issuer, home, port, publicUrl, clientId }: Settings): Promise<NodeJS.ProcessEnv> => {
  if (issuer) return {};
  const clientSecret = randomBytes(32).toString('hex');
  const providerPort = (await isFree(port + 1)) ? port + 1 : await freePort();
  const options: ProviderOptions = { port: providerPort, publicUrl, clientId, clientSecret, keysFile: join(home, 'provider.json') };
  const log = join(home, 'provider.log');
  const provider = startProgram('local/identity.js', { env: { IDENTITY: JSON.stringify(options) }, log });
  const address = `http://localhost:${providerPort}`;
  await Promise.race([answers(`${address}/.well-known/openid-configuration`), lost('The OpenID provider', provider.ended, log)]);
  return { WAYMARK_ISSUER: address, WAYMARK_CLIENT_SECRET: clientSecret };
};

const greet = ({ publicUrl, issuer, home }: Settings): void => {
  console.log(`\nWaymark is ready at ${publicUrl}`);
  if (!issuer) {
    console.log('\nThese people can sign in, without a password. They are invented, and so are the children.');
    for (const { name, does } of people) console.log(`  ${name.padEnd(14)}${does}`);
  }
  console.log(`\nWhat the server does is written to ${join(home, 'server.log')}. Ctrl-C stops everything.`);
};

const never = new Promise<never>(() => undefined);

let database: Promise<OpenDatabase> | undefined;

/** Starts everything, and then waits for something to end: it never resolves, and rejects with what went wrong. */
const start = async (settings: Settings): Promise<never> => {
  const { home, port, publicUrl } = settings;
  await refuseWhenTaken(settings);
  mkdirSync(home, { recursive: true });
  database = openDatabase(settings);
  const { databaseUrl, keysUrl, own } = await database;
  const kept = { DATABASE_URL: databaseUrl, WAYMARK_KEYS_URL: keysUrl, WAYMARK_HOME: home };
  await fillOnFirstStart(databaseUrl, kept);
  const signIn = await openSignIn(settings);
  const log = join(home, 'server.log');
  const server = startProgram('server/main.js', { env: { ...kept, ...signIn, PORT: String(port), WAYMARK_PUBLIC_URL: publicUrl }, log });
  const end = Promise.race([lost('The server', server.ended, log), own ? lost('PostgreSQL', own.ended, own.log) : never]);
  await Promise.race([answers(`http://localhost:${port}/health/ready`), end]);
  announceRun(home, { pid: process.pid, server: server.pid, postgres: own?.pid, publicUrl, databaseUrl, keysUrl });
  greet(settings);
  return end;
};
/** The database last: the others may have something left to write. */
const stopEverything = async (home: string): Promise<void> => {
  withdrawRun(home);
  await stopPrograms();
  const opened = await database?.catch(() => undefined);
  await opened?.stop();
};

const main = async (): Promise<void> => {
  // Kept for good: npm passes Ctrl-C on, so that it arrives twice, and the second must not end what the first has begun.
  const asked = new Promise<void>(resolve => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(signal => process.on(signal, () => resolve())));
  const settings = settingsHere();
  try {
    await Promise.race([asked, start(settings)]);
    console.log('Stopping …');
  } finally {
    await stopEverything(settings.home);
  }
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
