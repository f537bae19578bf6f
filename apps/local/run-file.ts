import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookUpProcess } from './process-table';

/** What a running start says of itself, so that commands can join it. */
export interface Run {
  pid: number;
  server: number;
  /** Undefined when the database is not our own. */
  postgres: number | undefined;
  publicUrl: string;
  databaseUrl: string;
  keysUrl: string;
}

const fileIn = (home: string): string => join(home, 'run.json');

/** For our own eyes: the addresses may hold passwords. */
export const announceRun = (home: string, run: Run): void => {
  mkdirSync(home, { recursive: true });
  rmSync(fileIn(home), { force: true }); // an older file would keep its older mode
  writeFileSync(fileIn(home), JSON.stringify(run, undefined, 2), { mode: 0o600 });
};

/** The start that runs on this home now. A file that a killed one left behind does not count. */
export const findRun = (home: string): Run | undefined => {
  try {
    const run = JSON.parse(readFileSync(fileIn(home), 'utf8')) as Run;
    const holder = lookUpProcess(run.pid);
    return holder && !holder.zombie && holder.command.includes('run.mjs') ? run : undefined;
  } catch {
    return undefined;
  }
};

/** Takes back what this process has announced, and nothing that another one has. */
export const withdrawRun = (home: string): void => {
  if (findRun(home)?.pid === process.pid) rmSync(fileIn(home), { force: true });
};
