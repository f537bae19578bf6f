import { join } from 'node:path';
import { type Settings, readSettings } from '@waymark/application';
import { projectRoot } from './project';

/** The settings of this machine: what is kept, is kept in the project unless WAYMARK_HOME names another place. */
export const settingsHere = (): Settings =>
  readSettings({ ...process.env, WAYMARK_HOME: process.env.WAYMARK_HOME || join(projectRoot, '.waymark') });
