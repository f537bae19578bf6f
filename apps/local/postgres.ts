import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';
import { accountFor, reachable } from './postgres-account';
import { binariesFor } from './postgres-binaries';
import { AlreadyRunning, type Cluster, clearLock, createCluster, postgresEnvironment } from './postgres-cluster';

export interface PostgresOptions {
  /** Where the cluster is, or is to be made. */
  dataDir: string;
  /** False only in tests: what is committed may then be lost with the machine. */
  durable?: boolean;
  /** A port of 127.0.0.1; a free one when left out. */
  port?: number;
}

export interface Postgres {
  /** The superuser's address of the database `postgres`. */
  url: string;
  /** The server's process. */
  pid: number;
  /** Where the cluster lies: elsewhere than asked when PostgreSQL's account cannot get there. */
  dataDir: string;
  /** What the server writes of itself, since this start. */
  log: string;
  /** Resolves when the server has ended, wanted or not. */
  ended: Promise<void>;
  /** Ends all connections, then the server; everything acknowledged is kept. */
  stop: () => Promise<void>;
}

const settings = (durable: boolean): string[] =>
  [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    // Failing statements and their details hold what people wrote; the log must not.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'log_parameter_max_length_on_error=0',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ].flatMap(setting => ['-c', setting]);

const logOf = (dataDir: string): string => join(dirname(dataDir), 'postgres.log');

interface Attempt {
  guardian: ChildProcessByStdio<Writable, Readable, null>;
  ended: Promise<void>;
  /** What the server said when it ended before it was ready. */
  failure?: string;
}

const attempt = async ({ dataDir, bin, account }: Cluster, port: number, durable: boolean): Promise<Attempt> => {
  const cwd = dirname(dataDir);
  const args = ['-D', dataDir, '-p', String(port), ...settings(durable)];
  const options = { ...account, env: postgresEnvironment, cwd };
  const order = JSON.stringify({ command: join(bin, 'postgres'), args, options, log: logOf(dataDir) });
  const guardian = spawn(process.execPath, [join(__dirname, 'guardian.mjs'), order], {
    cwd,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(guardian, 'close').then(() => undefined);
  let said = '';
  const ready = new Promise<void>(resolve => {
    guardian.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-5_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  const isReady = await Promise.race([ready.then(() => true), ended.then(() => false)]);
  return isReady ? { guardian, ended } : { guardian, ended, failure: said.trim() };
};

// Another program took the port first; or a killed server's last connection has not noticed yet.
const passing = /could not create any TCP\/IP sockets|pre-existing shared memory block/;

const attempts = async (cluster: Cluster, { durable = true, port }: PostgresOptions, left = 50): Promise<[Attempt, number]> => {
  const chosen = port ?? (await freePort());
  const { failure, ...running } = await attempt(cluster, chosen, durable);
  if (failure === undefined) return [running, chosen];
  if (failure.includes('lock file "postmaster.pid" already exists')) throw new AlreadyRunning(cluster.dataDir); // it began in this moment
  if (left === 0 || !passing.test(failure)) throw new Error(`PostgreSQL did not start on ${cluster.dataDir}:\n${failure}`);
  await wait(100);
  return attempts(cluster, { ...cluster, durable, port }, left - 1);
};

/**
 * Starts a real PostgreSQL server on 127.0.0.1 and makes its cluster when there is none. The server ends with this process, however this process
 * ends. Throws AlreadyRunning when somebody else runs a server on the folder, and an Error that says what PostgreSQL said when it did not start.
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const dataDir = reachable(options.dataDir);
  const account = accountFor(dataDir);
  const cluster = { dataDir, account, bin: binariesFor(dataDir, account) };
  if (!existsSync(dataDir)) createCluster(cluster, options.durable ?? true);
  await clearLock(dataDir);
  const [{ guardian, ended }, port] = await attempts(cluster, options);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: parseInt(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'), 10),
    dataDir,
    log: logOf(dataDir),
    ended,
    stop: () => {
      guardian.stdin.end();
      return ended;
    },
  };
};
