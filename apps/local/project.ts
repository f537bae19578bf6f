import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const rootAbove = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('This file lies outside the Waymark project: no package.json above it.');
  return rootAbove(dirname(folder));
};

/** The folder that holds package.json, the same whether this file runs as source or from dist. */
export const projectRoot = rootAbove(__dirname);
