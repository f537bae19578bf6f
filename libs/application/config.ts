import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Says in one sentence which setting is wrong and what would be right. Never quotes the value: it may be a secret. */
export class ConfigurationError extends Error {}

/** What the environment says, checked. What may be left out and has no default is undefined. */
export interface Settings {
  /** The name or address to listen on; this machine only, unless told otherwise. */
  host: string;
  port: number;
  /** An absolute path: what is kept on this machine. */
  home: string;
  databaseUrl: string | undefined;
  keysUrl: string | undefined;
  /** The key-encryption key, 32 bytes. */
  key: Buffer | undefined;
  /** How browsers reach the server, without a slash at the end. */
  publicUrl: string;
  sessionSecret: string | undefined;
  issuer: string | undefined;
  clientId: string;
  clientSecret: string | undefined;
}

/** Settings with which a server, a projector or a command can run. */
export type Configuration = Settings & { databaseUrl: string; keysUrl: string; key: Buffer; sessionSecret: string };

const invalid = (name: string, expected: string): never => {
  throw new ConfigurationError(`The setting ${name} must be ${expected}.`);
};

const url = (name: string, value: string, ...protocols: string[]): string => {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  return parsed && protocols.includes(parsed.protocol) ? value : invalid(name, `an address that begins with ${protocols.join('// or ')}//`);
};

const web = (name: string, value: string): string => url(name, value, 'http:', 'https:').replace(/\/+$/, '');

const database = (name: string, value: string): string =>
  new URL(url(name, value, 'postgres:', 'postgresql:')).pathname.length > 1
    ? value
    : invalid(name, 'an address that names a database, as in postgres://user@host:5432/waymark');

const port = (name: string, value: string): number =>
  /^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536 ? Number(value) : invalid(name, 'a port number from 1 to 65535');

const key = (name: string, value: string): Buffer => {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === value ? bytes : invalid(name, '32 random bytes in base64');
};

const secret = (name: string, value: string): string => (value.length >= 32 ? value : invalid(name, 'at least 32 characters long'));

const names = [
  'WAYMARK_HOST',
  'WAYMARK_HOME',
  'WAYMARK_KEYS_URL',
  'WAYMARK_KEY',
  'WAYMARK_PUBLIC_URL',
  'WAYMARK_SESSION_SECRET',
  'WAYMARK_ISSUER',
  'WAYMARK_CLIENT_ID',
  'WAYMARK_CLIENT_SECRET',
];

const refuseUnknown = (env: NodeJS.ProcessEnv): void => {
  const unknown = Object.keys(env).find(name => name.startsWith('WAYMARK_') && !name.startsWith('WAYMARK_TEST_') && !names.includes(name));
  if (unknown) throw new ConfigurationError(`There is no setting ${unknown}. Those there are: PORT, DATABASE_URL, ${names.join(', ')}.`);
};

/** Reads the settings and nothing else. An empty one counts as left out. Throws ConfigurationError for a bad or an unknown one. */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  refuseUnknown(env);
  const given = <T>(name: string, read: (name: string, value: string) => T): T | undefined => {
    const value = env[name];
    return value ? read(name, value) : undefined;
  };
  const chosenPort = given('PORT', port) ?? 3000;
  const databaseUrl = given('DATABASE_URL', database);
  return {
    // Both of localhost's addresses reach this one: browsers try the other and come back.
    host: env.WAYMARK_HOST || '127.0.0.1',
    port: chosenPort,
    home: resolve(env.WAYMARK_HOME || '.waymark'),
    databaseUrl,
    keysUrl: given('WAYMARK_KEYS_URL', database) ?? (databaseUrl && keysBeside(databaseUrl)),
    key: given('WAYMARK_KEY', key),
    publicUrl: given('WAYMARK_PUBLIC_URL', web) ?? `http://localhost:${chosenPort}`,
    sessionSecret: given('WAYMARK_SESSION_SECRET', secret),
    issuer: given('WAYMARK_ISSUER', web),
    clientId: env.WAYMARK_CLIENT_ID || 'waymark',
    clientSecret: env.WAYMARK_CLIENT_SECRET || undefined,
  };
};

/** The key store is a database of its own, with its own short-lived backups; by default on the same server. */
const keysBeside = (databaseUrl: string): string => {
  const keys = new URL(databaseUrl);
  keys.pathname += '_keys';
  return keys.toString();
};

/** 32 random bytes in base64, made on first use and kept in a file that only we may read. */
const kept = (home: string, name: string): string => {
  const file = join(home, name);
  mkdirSync(home, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
};

/**
 * The configuration of this process. Secrets that the environment leaves out are made once and kept under WAYMARK_HOME.
 * Throws ConfigurationError for a bad, an unknown or a missing setting.
 */
export const loadConfiguration = (env: NodeJS.ProcessEnv = process.env): Configuration => {
  const settings = readSettings(env);
  const { databaseUrl, keysUrl, home } = settings;
  if (!databaseUrl || !keysUrl)
    throw new ConfigurationError('The setting DATABASE_URL is missing. Use "npm start" for a database of its own.');
  return {
    ...settings,
    databaseUrl,
    keysUrl,
    key: settings.key ?? key(join(home, 'key'), kept(home, 'key')),
    sessionSecret: settings.sessionSecret ?? kept(home, 'session-secret'),
  };
};
