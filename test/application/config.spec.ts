import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, loadConfiguration, readSettings } from '../../libs/application/config';

describe('the configuration', () => {
  const home = mkdtempSync(join(tmpdir(), 'waymark-'));
  const DATABASE_URL = 'postgres://anna:secret@db.example:5433/care';

  afterAll(() => rmSync(home, { recursive: true }));

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://db.example/care'],
    ['DATABASE_URL', 'postgres://db.example'],
    ['WAYMARK_KEYS_URL', 'care_keys'],
    ['WAYMARK_KEY', 'c2hvcnQ='],
    ['WAYMARK_PUBLIC_URL', 'waymark.example'],
    ['WAYMARK_SESSION_SECRET', 'short'],
    ['WAYMARK_ISSUER', 'ftp://people.example'],
    ['WAYMARK_HOEM', '/srv/waymark'],
  ])('names a bad %s and does not repeat its value', (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(value);
  });

  it('says that a database is missing', () => {
    expect(() => loadConfiguration({})).toThrow('The setting DATABASE_URL is missing.');
  });

  it('leaves the settings of the tests alone, and takes an empty one as left out', () => {
    expect(readSettings({ WAYMARK_TEST_DATABASE_URL: 'anything', WAYMARK_KEY: '', PORT: '' })).toMatchObject({
      port: 3000,
      key: undefined,
    });
  });

  it('keeps the keys in a database of their own, on the same server unless told otherwise', () => {
    expect(readSettings({ DATABASE_URL }).keysUrl).toBe(`${DATABASE_URL}_keys`);
    expect(readSettings({ DATABASE_URL, WAYMARK_KEYS_URL: 'postgres://keys.example/k' }).keysUrl).toBe('postgres://keys.example/k');
  });

  it('listens to this machine only unless told otherwise', () => {
    expect(readSettings({}).host).toBe('127.0.0.1');
    expect(readSettings({ WAYMARK_HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('lets browsers come to the port on this machine unless told otherwise', () => {
    expect(readSettings({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(readSettings({ WAYMARK_PUBLIC_URL: 'https://care.example/' }).publicUrl).toBe('https://care.example');
  });

  it('makes the secrets it was not given once, in files that only we may read', () => {
    const env = { DATABASE_URL, WAYMARK_HOME: home };
    const first = loadConfiguration(env);
    expect(first.key).toHaveLength(32);
    expect(loadConfiguration(env)).toEqual(first);
    expect(statSync(join(home, 'key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'session-secret')).mode & 0o777).toBe(0o600);
  });

  it('takes the key it was given', () => {
    const WAYMARK_KEY = Buffer.alloc(32, 7).toString('base64');
    expect(loadConfiguration({ DATABASE_URL, WAYMARK_HOME: home, WAYMARK_KEY }).key).toEqual(Buffer.alloc(32, 7));
  });
});
