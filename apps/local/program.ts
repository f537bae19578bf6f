import { type IOType, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './project';

export interface Program {
  /** Resolves with the exit code when the program has ended, wanted or not; null when it was killed. */
  ended: Promise<number | null>;
  /** What it prints, when it was started so that this can be read. */
  output: Readable | undefined;
  /** Asks the program to end, and waits until it has. */
  stop: () => Promise<void>;
}

export interface ProgramOptions {
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** Standard input, output and error. */
  stdio?: [IOType, IOType, IOType];
  cwd?: string;
}

const running = new Set<Program>();

const lifeline = pathToFileURL(join(projectRoot, 'apps', 'local', 'lifeline.mjs')).href;

/**
 * Starts one of our built programs, by its path under dist/apps. It ends with this process, however this process ends. It is in a session of its
 * own: Ctrl-C reaches this process only, which then stops the others in their order.
 */
export const startProgram = (
  path: string,
  { args = [], env, stdio = ['ignore', 'inherit', 'inherit'], cwd }: ProgramOptions = {},
): Program => {
  const script = join(projectRoot, 'dist', 'apps', path);
  const child = spawn(process.execPath, ['--import', lifeline, script, ...args], {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: [...stdio, 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const stop = async () => {
    (child.stdio[3] as Writable).end();
    await ended;
  };
  const program = { ended, output: child.stdout ?? undefined, stop };
  running.add(program);
  void ended.then(() => running.delete(program));
  return program;
};

/** Stops every program that this process has started. */
export const stopPrograms = async (): Promise<void> => {
  await Promise.all([...running].map(program => program.stop()));
};
