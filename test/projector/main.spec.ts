import { migrate } from '@waymark/application';
import { postgresStore } from '@waymark/event-store';
import { postgresKeyring } from '@waymark/keyring';
import { openReadModels, Projector } from '@waymark/read-models';
import { once } from 'node:events';
import { join } from 'node:path';
import { freshDatabase } from '../support/database';
import { record } from '../support/record';
import { runTypeScript } from '../support/run-typescript';
import { becameLookedAfter, bornOn } from '../support/story';

const main = join(__dirname, '..', '..', 'apps', 'projector', 'main.ts');
const key = Buffer.alloc(32, 7);

describe('the projector as its own process', () => {
  it('tells what others record, and stops when it is asked to', async () => {
    const { url, drop } = await freshDatabase();
    await migrate({ databaseUrl: url, keysUrl: url });
    const sources = { store: postgresStore(url), keyring: postgresKeyring({ url, key }), models: await openReadModels(url) };
    const settings = {
      DATABASE_URL: url,
      WAYMARK_KEYS_URL: url,
      WAYMARK_KEY: key.toString('base64'),
      WAYMARK_SESSION_SECRET: 's'.repeat(32),
    };
    const worker = runTypeScript(main, [], settings);
    const { position } = await record(sources, 'child-A1', [bornOn('2012-06-01'), becameLookedAfter('2025-04-14')]);
    expect(await new Projector(sources).waitFor(position, 50_000)).toBe(true);
    expect(await sources.models.query('SELECT child FROM read.child')).toEqual([{ child: 'A1' }]);
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([null, 'SIGTERM']);
    await Promise.all([sources.store.end(), sources.keyring.end(), sources.models.destroy()]);
    await drop();
  });

  it('says what is missing, and ends', async () => {
    const worker = runTypeScript(main, [], { DATABASE_URL: '' });
    expect(await once(worker, 'exit')).toEqual([1, null]);
  });
});
