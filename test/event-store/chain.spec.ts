import { createHash } from 'node:crypto';
import {
  Appended,
  Bug,
  chained,
  EventStore,
  LIMITS,
  memoryStore,
  NewEntry,
  StoredEntry,
  Unavailable,
  UnknownOutcome,
  verifyStream,
} from '@waymark/event-store';
import { entriesOf, entry, streamName } from '../support/entries';

const at = (time: string) => ({ now: () => new Date(time) });
const noon = at('2026-03-01T12:00:00.000Z');

const lastOf = async (store: EventStore, stream: string): Promise<StoredEntry | undefined> =>
  (await store.read(stream, { direction: 'backwards', limit: 1 })).entries[0];

const written = async (count: number): Promise<{ store: EventStore; stream: string; entries: readonly StoredEntry[] }> => {
  const store = memoryStore();
  const stream = streamName();
  for (let n = 0; n < count; n += 1) await chained(store, noon).append(stream, await lastOf(store, stream), [entry(n)]);
  return { store, stream, entries: (await store.read(stream)).entries };
};

describe('the chain', () => {
  it('links each entry to the one before it by the hash that is written down in its promise', () => {
    const store = memoryStore();
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    return chained(store, noon)
      .append('child-1', undefined, [
        { id, type: 'Noted', data: '{"é":1}', metadata: { b: 'x', a: 'ö' } },
        { id: id.replace('0', '1'), type: 'Noted', data: '{}', metadata: {} },
      ])
      .then(() => store.read('child-1'))
      .then(({ entries: [first, second] }) => {
        const time = '10:recordedAt24:2026-03-01T12:00:00.000Z';
        const digest = sha256(`7:child-11:036:${id}5:Noted1:a2:ö1:b1:x${time}8:{"é":1}`);
        expect(first?.metadata).toEqual({ b: 'x', a: 'ö', recordedAt: '2026-03-01T12:00:00.000Z', hash: sha256(digest) });
        const next = sha256(`7:child-11:136:${id.replace('0', '1')}5:Noted${time}2:{}`);
        expect(second?.metadata.hash).toBe(sha256(sha256(digest) + next));
      });
  });

  it('never lets recordedAt fall below that of the entry before, whatever the clock does', async () => {
    const store = memoryStore();
    await chained(store, noon).append('child-1', undefined, [entry()]);
    await chained(store, at('2026-03-01T11:00:00Z')).append('child-1', await lastOf(store, 'child-1'), [entry()]);
    await chained(store, at('2026-03-01T13:00:00Z')).append('child-1', await lastOf(store, 'child-1'), [entry()]);
    const times = (await store.read('child-1')).entries.map(({ metadata }) => metadata.recordedAt);
    expect(times).toEqual(['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z', '2026-03-01T13:00:00.000Z']);
  });

  it('refuses to go on after an entry without hash, and entries that bring their own', async () => {
    const store = memoryStore();
    await store.append('child-1', 'none', [entry()]);
    await expect(chained(store, noon).append('child-1', await lastOf(store, 'child-1'), [entry()])).rejects.toBeInstanceOf(Bug);
    for (const metadata of [{ hash: 'x' }, { recordedAt: '2026' }] as Record<string, string>[])
      await expect(chained(store, noon).append('child-2', undefined, [{ ...entry(), metadata }])).rejects.toBeInstanceOf(Bug);
  });

  it('is refused as a conflict when somebody else wrote meanwhile', async () => {
    const { store, stream, entries } = await written(2);
    await expect(chained(store, noon).append(stream, entries[0], [entry()])).rejects.toMatchObject({ code: 'conflict', actual: 1 });
    await expect(chained(store, noon).append(stream, undefined, [entry()])).rejects.toMatchObject({ code: 'conflict', actual: 1 });
  });

  describe('when the outcome is unknown', () => {
    /** A store whose connection is lost after the append was written, and that then cannot be reached for a while. */
    const failing = (faults: Error[]): { store: EventStore; sent: (readonly NewEntry[])[] } => {
      const store = memoryStore();
      const sent: (readonly NewEntry[])[] = [];
      const append = async (...call: Parameters<EventStore['append']>): Promise<Appended> => {
        sent.push(call[2]);
        const done = faults[0] instanceof Unavailable ? undefined : await store.append(...call);
        const fault = faults.shift();
        if (fault) throw fault;
        return done!;
      };
      return { store: Object.assign(Object.create(store) as EventStore, { append }), sent };
    };

    it('asks again with the same ids, times and hashes, and stores once', async () => {
      let seconds = 0;
      const ticking = { now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)) };
      const { store, sent } = failing([new UnknownOutcome('lost'), new Unavailable('down'), new UnknownOutcome('lost')]);
      expect(await chained(store, ticking).append('child-1', undefined, entriesOf(2))).toMatchObject({ revision: 1 });
      expect(sent).toHaveLength(4);
      expect(new Set(sent.map(entries => JSON.stringify(entries))).size).toBe(1);
      expect((await store.read('child-1')).entries).toHaveLength(2);
    });

    it('does not ask again when nothing was written', async () => {
      const { store, sent } = failing([new Unavailable('down')]);
      await expect(chained(store, noon).append('child-1', undefined, [entry()])).rejects.toBeInstanceOf(Unavailable);
      expect(sent).toHaveLength(1);
    });
  });

  describe('in bulk', () => {
    it('chains streams of any length, and run again leaves one whole chain', async () => {
      const store = memoryStore();
      const streams = [3, LIMITS.appendEntries + 70, 1].map(count => ({
        stream: streamName(),
        after: undefined,
        entries: entriesOf(count),
      }));
      const large = {
        stream: streamName(),
        after: undefined,
        entries: Array.from({ length: 9 }, (_, n) => entry(n, `{"a":"${'ö'.repeat(1e5)}"}`)),
      };
      const all = [...streams, large];
      // An earlier run came as far as the first part of the long stream, at another time.
      await chained(store, noon).appendBulk([streams[0]!, { ...streams[1]!, entries: streams[1]!.entries.slice(0, LIMITS.appendEntries) }]);
      const told: { streams: number; entries: number }[] = [];
      const done = await chained(store, at('2026-03-02T12:00:00Z')).appendBulk(all, progress => told.push(progress));
      expect(done).toEqual({ streams: 4, entries: 3 + LIMITS.appendEntries + 70 + 1 + 9 });
      expect(told.at(-1)).toEqual(done);
      for (const { stream, entries } of all) {
        const stored = (await store.read(stream)).entries;
        expect(stored.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
        expect(verifyStream(stored)).toBeUndefined();
      }
    });
  });
});

describe('verifying a stream', () => {
  const renumbered = (entries: readonly StoredEntry[]): StoredEntry[] => entries.map((one, revision) => ({ ...one, revision }));
  const forged = (entries: readonly StoredEntry[]): StoredEntry => ({
    ...entries[0]!,
    ...entry(),
    revision: 0,
    position: entries[0]!.position,
  });

  it.each([0, 1, 7])('finds nothing in a whole chain of %i entries', async count => {
    expect(verifyStream((await written(count)).entries)).toBeUndefined();
  });

  it('finds a change of every single part of an entry', async () => {
    const { entries } = await written(4);
    const { metadata } = entries[2]!;
    const changes: Partial<StoredEntry>[] = [
      { stream: 'child-other' },
      { id: entry().id },
      { type: 'Other' },
      { data: entries[2]!.data.replace(' ', '  ') },
      { metadata: { ...metadata, actor: 'somebody else' } },
      { metadata: { ...metadata, recordedAt: '2020-01-01T00:00:00.000Z' } },
      { metadata: { ...metadata, extra: '' } },
      { metadata: { ...metadata, hash: metadata.hash!.replace(/./, digit => (digit === '0' ? '1' : '0')) } },
    ];
    for (const change of changes) {
      const found = verifyStream(entries.map((one, n) => (n === 2 ? { ...one, ...change } : one)));
      expect(found).toMatchObject({ revision: 2, what: 'changed' });
    }
  });

  it.each<[string, (entries: readonly StoredEntry[]) => StoredEntry[], number, string]>([
    ['removed from the middle', ([a, b, , d]) => [a!, b!, d!], 2, 'removed'],
    ['removed from the beginning', ([, b, c]) => [b!, c!], 0, 'removed'],
    ['removed and the rest renumbered', ([a, , c, d]) => renumbered([a!, c!, d!]), 1, 'removed'],
    ['two removed and the rest renumbered', ([a, , , d, e]) => renumbered([a!, d!, e!]), 1, 'removed'],
    ['inserted', all => renumbered([all[0]!, forged(all), ...all.slice(1)]), 1, 'inserted'],
    ['two inserted', all => renumbered([all[0]!, forged(all), forged(all), ...all.slice(1)]), 1, 'inserted'],
    ['two neighbours exchanged', ([a, b, c, d]) => renumbered([a!, c!, b!, d!]), 1, 'reordered'],
    ['the first two exchanged', ([a, b, c]) => renumbered([b!, a!, c!]), 0, 'reordered'],
    ['two distant ones exchanged', ([a, b, c, d, e]) => renumbered([a!, d!, c!, b!, e!]), 1, 'reordered'],
    ['one moved to the end', ([a, b, c, d, e]) => renumbered([a!, c!, d!, e!, b!]), 1, 'reordered'],
  ])('says where and what: %s', async (_, tamper, revision, what) => {
    const { entries, stream } = await written(5);
    expect(verifyStream(tamper(entries))).toEqual({ stream, revision, what });
  });

  it('finds an entry that was put in with a hash made by the rules', async () => {
    const { store, entries, stream } = await written(4);
    const other = memoryStore();
    await other.append(stream, 'none', entries.slice(0, 2));
    await chained(other, noon).append(stream, entries[1], [entry()]);
    const false_ = (await other.read(stream)).entries[2]!;
    expect(verifyStream(renumbered([...entries.slice(0, 2), false_, ...entries.slice(2)]))).toEqual({
      stream,
      revision: 2,
      what: 'inserted',
    });
    expect((await store.read(stream)).entries).toHaveLength(4);
  });

  it('can begin in the middle, after a hash that is known', async () => {
    const { entries } = await written(5);
    expect(verifyStream(entries.slice(3), { fromHash: entries[2]!.metadata.hash! })).toBeUndefined();
    expect(verifyStream(entries.slice(3), { fromHash: entries[1]!.metadata.hash! })).toMatchObject({ revision: 3 });
  });
});
