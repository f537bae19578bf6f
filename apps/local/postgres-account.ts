import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Who runs PostgreSQL. It refuses to run as root, and initdb looks the number up, so it must be an account this machine knows. */
export interface Account {
  uid: number;
  gid: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

const accountNamed = (name: string): Account | undefined => {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .find(([login]) => login === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
};

/** The account for a cluster: undefined means our own. As root, the cluster's owner, else the first of postgres, node and nobody. */
export const accountFor = (dataDir: string): Account | undefined => {
  if (!isRoot()) return undefined;
  if (existsSync(dataDir)) return statSync(dataDir);
  const account = ['postgres', 'node', 'nobody'].map(accountNamed).find(found => found);
  if (!account)
    throw new Error('PostgreSQL may not run as root, and there is no account postgres, node or nobody. Add one, or set DATABASE_URL.');
  return account;
};

/** Whether the account can reach a path: every folder on the way must let it through. */
export const mayEnter = (path: string, account: Account | undefined): boolean => {
  if (!account) return true;
  const { mode, uid, gid } = statSync(path);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(path) === path || mayEnter(dirname(path), account));
};

/** Where a cluster can lie: where it was asked for, or under /var/lib/waymark when PostgreSQL's account could not get there. */
export const reachable = (dataDir: string): string => {
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!isRoot() || mayEnter(dirname(dataDir), accountFor(dataDir))) return dataDir;
  const folder = join('/var/lib/waymark', createHash('sha256').update(dirname(dataDir)).digest('hex').slice(0, 16));
  mkdirSync(folder, { recursive: true });
  return join(folder, 'postgres');
};

/** Makes an empty folder that belongs to the account and to nobody else. */
export const ownFolder = (path: string, account: Account | undefined): void => {
  mkdirSync(path, { mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
};
