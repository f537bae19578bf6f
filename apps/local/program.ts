import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './project';

export interface Program {
  pid: number;
  /** Resolves with the exit code when the program has ended, wanted or not; null when it was killed. */
  ended: Promise<number | null>;
  /** Asks the program to end, and waits until it has. */
  stop: () => Promise<void>;
}

export interface ProgramOptions {
  args?: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** A file, begun anew, for what it prints. Without one it reads and prints where this process does. */
  log?: string;
}

const running = new Set<Program>();

const lifeline = pathToFileURL(join(projectRoot, 'apps', 'local', 'lifeline.mjs')).href;

/**
 * Starts one of our built programs, by its path under dist/apps. It ends with this process, however this process ends. It is in a session of its
 * own: Ctrl-C reaches this process only, which then stops the others in their order.
 */
export const startProgram = (path: string, { args = [], env, cwd, log }: ProgramOptions = {}): Program => {
  const script = join(projectRoot, 'dist', 'apps', path);
  const file = log === undefined ? undefined : openSync(log, 'w', 0o600);
  const child = spawn(process.execPath, ['--import', lifeline, script, ...args], {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: file === undefined ? ['inherit', 'inherit', 'inherit', 'pipe'] : ['ignore', file, file, 'pipe'],
  });
  if (file !== undefined) closeSync(file);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const stop = async () => {
    (child.stdio[3] as Writable).end();
    await ended;
  };
  const program = { pid: child.pid!, ended, stop };
  running.add(program);
  void ended.then(() => running.delete(program));
  return program;
};

/** Stops every program that this process has started. */
export const stopPrograms = async (): Promise<void> => {
  await Promise.all([...running].map(program => program.stop()));
};
