import type { NewFact } from '@waymark/domain';
import { projectorState, rebuild } from '@waymark/read-models';
import fc from 'fast-check';
import { REBUILD_LOCK } from '../../libs/read-models/projection/rebuild';
import { histories, type Step } from '../support/histories';
import { projecting } from '../support/projector';
import { becameLookedAfter, happened, visited } from '../support/story';
import { record } from '../support/record';

let world: Awaited<ReturnType<typeof projecting>>;
beforeAll(async () => {
  world = await projecting();
});
afterAll(() => world.end());

const tables = [
  'child',
  'span',
  'timeline',
  'obligation',
  'signal',
  'signal_span',
  'signal_deferral',
  'sibling',
  'authority',
  'import_run',
  'stream',
];
const everything = async (): Promise<Record<string, unknown>> => {
  const all: Record<string, unknown> = {};
  for (const table of tables) all[table] = await world.sql(`SELECT to_jsonb(t) - 'parked_at' AS row FROM read.${table} t ORDER BY 1`);
  return all;
};

const play = async ({ stream, facts, change }: Step): Promise<void> => {
  const { ids } = await record(world.sources, stream, facts);
  if (!change) return;
  const entry = ids[change.nth % ids.length]!;
  const about = { entry, reason: 'another' };
  const changed: NewFact =
    change.kind === 'EntryStruckOut'
      ? happened(change.kind, change.on, about)
      : happened(change.kind, change.on, { ...about, changes: { on: change.on } });
  await record(world.sources, stream, [changed]);
};

describe('rebuild', () => {
  it('gives what was told live, whatever the history', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        for (const step of steps) await play(step);
        expect(await world.projector.waitFor(await world.sources.store.head(), 20_000)).toBe(true);
        const live = await everything();
        for (const table of tables) await world.sql(`DELETE FROM read.${table} WHERE random() < 0.3`);
        await rebuild(world.sources);
        expect(await everything()).toEqual(live);
      }),
      { numRuns: 10 },
    );
  });

  it('leaves nothing of a stream that is gone, and ends its notice', async () => {
    await world.tell('child-B1', becameLookedAfter('2025-04-14'));
    await world.sources.store.close('child-B1');
    const progress: number[] = [];
    const { streams, entries } = await rebuild(world.sources, done => progress.push(done.entries));
    expect(progress.at(-1)).toBe(entries);
    expect(streams).toBeGreaterThan(0);
    expect(await world.sql(`SELECT FROM read.child WHERE child = 'B1'`)).toEqual([]);
    expect((await projectorState(world.sources.models)).rebuild).toBe('none');
  });

  it('runs while others record, and never puts an older telling over a newer one', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => record(world.sources, `child-C${n}`, [becameLookedAfter('2025-04-14')])));
    const rebuilding = rebuild(world.sources);
    for (let n = 0; n < 30; n += 1) await world.tell(`child-C${n}`, visited('2025-05-01'));
    await rebuilding;
    expect(await world.sql(`SELECT count(*)::int AS seen FROM read.span WHERE kind = 'seen' AND child LIKE 'C%'`)).toEqual([{ seen: 30 }]);
  });

  it('loses nothing that is told while it begins', async () => {
    await world.tell('child-D1', becameLookedAfter('2025-04-14'));
    const { store } = world.sources;
    const head = async (): Promise<string> => {
      const found = await store.head();
      const { position } = await record(world.sources, 'child-D1', [visited('2025-05-01')]);
      await world.projector.waitFor(position, 300); // as far as it is not held up by the rebuild
      return found;
    };
    const slow = new Proxy(store, {
      get: (target, name) => (name === 'head' ? head : (Reflect.get(target, name) as () => unknown).bind(target)),
    });
    await rebuild({ ...world.sources, store: slow });
    expect(await world.projector.waitFor(await store.head(), 20_000)).toBe(true);
    expect(await world.sql(`SELECT count(*)::int AS seen FROM read.span WHERE kind = 'seen' AND child = 'D1'`)).toEqual([{ seen: 1 }]);
  });

  it('shows one that was interrupted until it is run again, and refuses a second at once', async () => {
    const state = async () => (await projectorState(world.sources.models)).rebuild;
    const lost = new Error('The operator lost patience.');
    const first = rebuild(world.sources, () => {
      throw lost;
    });
    await expect(first).rejects.toBe(lost);
    expect(await state()).toBe('interrupted');
    await world.sql(`SELECT pg_advisory_lock(${REBUILD_LOCK})`); // as another process does that rebuilds
    expect(await state()).toBe('running');
    await expect(rebuild(world.sources)).rejects.toMatchObject({ code: 'already-rebuilding' });
    await world.sql(`SELECT pg_advisory_unlock(${REBUILD_LOCK})`);
    await rebuild(world.sources);
    expect(await state()).toBe('none');
  });
});
