import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const manifestAbove = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? join(folder, 'package.json') : manifestAbove(dirname(folder));

/** Of the running code, as its package.json says. */
export const version = (JSON.parse(readFileSync(manifestAbove(__dirname), 'utf8')) as { version: string }).version;
