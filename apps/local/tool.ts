import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from './project';

/** Runs a tool among the packages, by its script there, in the project, and answers whether it ended well. */
export const tool = async (script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> => {
  const child = spawn(process.execPath, [join(projectRoot, 'node_modules', script), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
};
