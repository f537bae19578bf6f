import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the operating system says of a process. A zombie has ended, though its number is still taken. */
export interface ProcessEntry {
  command: string;
  parent: number;
  zombie: boolean;
}

const fromProc = (pid: number): ProcessEntry => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name stands in brackets and may itself hold spaces and brackets.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return { command, parent: Number(parent), zombie: state === 'Z' || state === 'X' };
};

const fromPs = (pid: number): ProcessEntry | undefined => {
  const line = spawnSync('ps', ['-o', 'stat=,ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  const [, state = '', parent, command = ''] = /^(\S+)\s+(\d+)\s+(.*)$/s.exec(line) ?? [];
  return parent ? { command, parent: Number(parent), zombie: state.startsWith('Z') } : undefined;
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
