import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Runs a TypeScript file as a process of its own, for tests that kill it or race it. It can talk back by `process.send`. */
export const runTypeScript = (file: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  fork(file, args, { execArgv: ['-r', join(__dirname, 'typescript.js')], env: { ...process.env, ...env } });
