import { migrateKeyring, postgresKeyring } from '@waymark/keyring';
import { Projector } from '@waymark/read-models';
import { once } from 'node:events';
import { join } from 'node:path';
import { freshReadModels } from '../support/read-models';
import { record, type Recording } from '../support/record';
import { runTypeScript } from '../support/run-typescript';
import { becameLookedAfter, happened, placed, visited } from '../support/story';
import { until } from '../support/until';

let fresh: Awaited<ReturnType<typeof freshReadModels>>;
let sources: Recording;
beforeEach(async () => {
  children = 0;
  fresh = await freshReadModels();
  await migrateKeyring(fresh.url);
  sources = { store: fresh.store, keyring: postgresKeyring({ url: fresh.url, key: Buffer.alloc(32, 7) }) };
});
afterEach(async () => {
  await sources.keyring.end();
  await fresh.drop();
});

const startProjector = () => runTypeScript(join(__dirname, 'projector-process.ts'), [fresh.url]);
const counts = () =>
  fresh.sql(`SELECT (SELECT count(*)::int FROM read.timeline) AS entries, (SELECT count(DISTINCT entry)::int FROM read.timeline) AS different,
    (SELECT count(*)::int FROM read.span WHERE kind = 'seen') AS seen`);

const checkpoint = async () => String((await fresh.sql(`SELECT coalesce(max(position), '') AS at FROM read.checkpoint`))[0]!.at);

let children = 0;
/** Children of five entries each, the same child every thirty, while it is so. */
const loadWhile = async (goesOn: () => boolean): Promise<void> => {
  for (; goesOn(); children += 1) {
    const identity = { givenName: 'Xanthippe', familyName: 'Quillfeather', dateOfBirth: '2012-06-01' };
    const facts = [becameLookedAfter('2025-04-14'), placed('2025-04-14'), visited('2025-04-20'), visited('2025-05-20')];
    await record(sources, `child-${children % 30}`, [happened('IdentityRecorded', '2025-04-14', identity), ...facts]);
  }
};
const told = () => [{ entries: 5 * children, different: 5 * children, seen: 2 * children }];

describe('exactly once', () => {
  it('loses and doubles nothing when projectors are killed in mid-load', async () => {
    for (let kills = 0; kills < 2; kills += 1) {
      const before = await checkpoint();
      const projector = startProjector();
      let alive = true;
      const recording = loadWhile(() => alive);
      await until(async () => (await checkpoint()) > before, 50_000);
      projector.kill('SIGKILL');
      await once(projector, 'exit');
      const killedAt = children;
      await until(() => children > killedAt);
      alive = false;
      await recording;
    }
    const position = await fresh.store.head();
    expect((await checkpoint()) < position).toBe(true);
    const projector = new Projector({ ...sources, models: fresh.models });
    const stop = new AbortController();
    const running = projector.run(stop.signal);
    expect(await projector.waitFor(position, 30_000)).toBe(true);
    expect(await counts()).toEqual(told());
    stop.abort();
    await running;
  });

  it('lets several projectors run at once', async () => {
    const stop = new AbortController();
    const projectors = Array.from({ length: 3 }, () => new Projector({ ...sources, models: fresh.models }));
    const running = projectors.map(projector => projector.run(stop.signal));
    await loadWhile(() => children < 60);
    const position = await fresh.store.head();
    expect(await projectors[0]!.waitFor(position, 30_000)).toBe(true);
    expect(await counts()).toEqual(told());
    const alive = await fresh.sql(
      `SELECT count(*)::int AS writers FROM pg_stat_activity WHERE application_name = 'waymark projector' AND datname = current_database()`,
    );
    expect(alive).toEqual([{ writers: 3 }]);
    stop.abort();
    await Promise.all(running);
  });

  it('keeps no name in the clear', async () => {
    const stop = new AbortController();
    const projector = new Projector({ ...sources, models: fresh.models });
    const running = projector.run(stop.signal);
    await loadWhile(() => children < 5);
    await projector.waitFor(await fresh.store.head(), 30_000);
    const tables = await fresh.sql(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema IN ('read', 'es')`,
    );
    for (const { name } of tables)
      expect(await fresh.sql(`SELECT t FROM ${String(name)} t WHERE t::text ~* 'xanthippe|quillfeather|2012-06-01'`)).toEqual([]);
    expect(tables.length).toBeGreaterThan(10);
    stop.abort();
    await running;
  });
});
