// Brings a fresh checkout, or one whose files have changed, to where its programs can run. Node's own modules only: nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const at = (...parts) => join(root, ...parts);
const json = path => JSON.parse(readFileSync(path, 'utf8'));

/** A step that failed has already said why. */
class Stopped extends Error {}

// Everything these print goes to standard error: standard output belongs to the program, which may print a JSON document.
const step = (says, command, args) => {
  console.error(says);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) throw new Stopped(`${says} Failed${error ? `: ${error.message}` : ''}.`);
};

/** npm keeps a list of what it has installed; what this machine does not need of the optional packages is not on it. */
const isInstalled = () => {
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false;
  const installed = json(at('node_modules', '.package-lock.json')).packages;
  return Object.entries(json(at('package-lock.json')).packages).every(([path, { integrity, optional, devOptional }]) =>
    installed[path] ? installed[path].integrity === integrity : path === '' || optional || devOptional,
  );
};

// Scripts of packages are never run. The tools that build are among the development packages, whatever NODE_ENV says.
const install = () =>
  step('Installing packages …', 'npm', ['ci', '--include=dev', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']);

const sources = () =>
  ['apps', 'libs']
    .flatMap(folder => readdirSync(at(folder), { recursive: true }).map(file => at(folder, file)))
    .filter(file => statSync(file).isFile())
    .concat(['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'].map(file => at(file)))
    .sort();

const fingerprint = () =>
  sources()
    .reduce((hash, file) => hash.update(`${file}\0`).update(readFileSync(file)), createHash('sha256'))
    .digest('hex');

/** Templates, styles and whatever else lies among the sources goes along to where the built program looks for it: beside itself. */
const copyOthers = folder =>
  cpSync(at(folder), at('dist', folder), { recursive: true, filter: file => statSync(file).isDirectory() || extname(file) !== '.ts' });

const build = print => {
  rmSync(at('dist'), { recursive: true, force: true });
  step('Building …', process.execPath, [at('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build']);
  ['apps', 'libs'].forEach(copyOthers);
  writeFileSync(at('dist', '.sources'), print);
};

const isBuilt = print => existsSync(at('dist', '.sources')) && readFileSync(at('dist', '.sources'), 'utf8') === print;

const isAlive = pid => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One at a time: two programs started together must not build into one folder. */
const alone = async work => {
  const lock = at('.building');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      await wait(100);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const prepare = async () => {
  if (isInstalled() && isBuilt(fingerprint())) return;
  await alone(() => {
    if (!isInstalled()) install();
    const print = fingerprint();
    if (!isBuilt(print)) build(print);
  });
};

/** Installs and builds what has changed, then runs the program of that name in this process; for the word "build" there is none. */
export const run = async word => {
  try {
    await prepare();
  } catch (error) {
    console.error(error instanceof Stopped ? error.message : error);
    if (word === 'check') console.log('0 passed, 1 failed');
    process.exit(1);
  }
  if (word !== 'build') createRequire(import.meta.url)(at('dist', 'apps', 'local', `${word}.js`));
};
