import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project';

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

/** npm looks beside a package first, then beside the one that holds it, and so on outwards. */
const isLocked = (packages: Lock['packages'], path: string, name: string): boolean => {
  if ((path ? `${path}/node_modules/${name}` : `node_modules/${name}`) in packages) return true;
  return path !== '' && isLocked(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
};

/**
 * The optional packages that the lock file names but has no entry for: packages of other platforms that were missing where the lock file was
 * written. npm leaves them out in silence, and then refuses to install from that lock file anywhere.
 */
export const missingFromLock = (lockFile = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')): string[] => {
  const { packages } = JSON.parse(lockFile) as Lock;
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !isLocked(packages, path, name))
      .map(name => `${name}, which ${path || 'package.json'} names`),
  );
};
