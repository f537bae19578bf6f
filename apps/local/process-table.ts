import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What the operating system says of a process. A zombie has ended, though its number is still taken. */
export interface ProcessEntry {
  /** The file name of what it runs. */
  program: string;
  command: string;
  parent: number;
  zombie: boolean;
}

const fromProc = (pid: number): ProcessEntry => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name stands in brackets and may itself hold spaces and brackets.
  const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return { program, command, parent: Number(parent), zombie: state === 'Z' || state === 'X' };
};

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();

const fromPs = (pid: number): ProcessEntry | undefined => {
  const command = ps(pid, 'command');
  return command
    ? { program: basename(ps(pid, 'comm')), command, parent: Number(ps(pid, 'ppid')), zombie: ps(pid, 'stat').startsWith('Z') }
    : undefined;
};

/** The process of that number, or undefined when there is none. */
export const lookUpProcess = (pid: number): ProcessEntry | undefined => {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
};

/** True while the process of that number runs; a zombie does not. */
export const isRunning = (pid: number): boolean => lookUpProcess(pid)?.zombie === false;
