import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, ownFolder } from './postgres-account';
import { isRunning, lookUpProcess } from './process-table';

/** A data folder, the binaries that serve it, and the account that may: undefined means our own. */
export interface Cluster {
  dataDir: string;
  bin: string;
  account: Account | undefined;
}

/** The cluster's own server is running already. */
export class AlreadyRunning extends Error {
  constructor(dataDir: string) {
    super(`Another program already runs PostgreSQL on ${dataDir}. Stop it, or wait until it has finished, then try again.`);
  }
}

/** The same on every machine whatever its locale, and without the secrets in our own environment. */
export const postgresEnvironment = { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT, LC_ALL: 'C', TZ: 'UTC' };

/** Made aside and renamed when whole: an interrupted first start leaves nothing that looks like a cluster. */
export const createCluster = ({ dataDir, bin, account }: Cluster, durable: boolean): void => {
  const unfinished = `${dataDir}.${process.pid}`;
  ownFolder(unfinished, account);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', unfinished, '--username=postgres', '--auth=trust', ...locale, ...(durable ? [] : ['--no-sync'])];
  const options = { ...account, env: postgresEnvironment, cwd: dirname(dataDir), encoding: 'utf8' } as const;
  const { status, stderr, error } = spawnSync(join(bin, 'initdb'), args, options);
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder ${dataDir}: ${error?.message ?? stderr.trim()}`);
  }
  renameSync(unfinished, dataDir);
};

/**
 * Removes a lock that holds nothing. The number in postmaster.pid may be a zombie's, or by now some other program's, and PostgreSQL would refuse
 * to start for either. A server whose guardian was killed is stopped. Throws AlreadyRunning when the server is somebody's.
 */
export const clearLock = async (dataDir: string): Promise<void> => {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = parseInt(readFileSync(file, 'utf8'), 10);
  const holder = lookUpProcess(pid);
  if (!holder) return; // PostgreSQL sees to that itself, with more care for who else may be starting
  if (holder.zombie || !holder.program.startsWith('postgres')) {
    rmSync(file, { force: true });
    return;
  }
  const isOrphan = holder.command.includes(`postgres -D ${dataDir} `) && !lookUpProcess(holder.parent)?.command.includes('guardian.mjs');
  if (!isOrphan) throw new AlreadyRunning(dataDir);
  process.kill(pid, 'SIGINT');
  while (isRunning(pid)) await wait(20);
};
