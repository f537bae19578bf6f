import { randomUUID } from 'node:crypto';
import {
  Bug,
  Conflict,
  EventStore,
  Expectation,
  Gone,
  LIMITS,
  NewEntry,
  START,
  StoredEntry,
  StreamAppend,
  TooLarge,
} from '@waymark/event-store';
import { entriesOf, entry, streamName } from '../support/entries';

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const ids = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

/** Follows the log from a position until `enough` says so of what was read. */
export const follow = async (
  store: EventStore,
  { after = START, pageSize }: { after?: string; pageSize?: number },
  enough: (entries: readonly StoredEntry[]) => boolean,
): Promise<StoredEntry[]> => {
  const stop = new AbortController();
  const seen: StoredEntry[] = [];
  for await (const page of store.subscribe({ after, signal: stop.signal, ...(pageSize && { pageSize }) })) {
    seen.push(...page.entries);
    if (enough(seen)) stop.abort();
  }
  return seen;
};

/** What every engine behind the port must keep. `open` gives a store on an empty log of its own. */
export const eventStoreContract = (engine: string, open: () => Promise<{ store: EventStore; drop: () => Promise<void> }>): void => {
  describe(`the event store contract: ${engine}`, () => {
    let store: EventStore;
    let drop: () => Promise<void>;
    beforeAll(async () => ({ store, drop } = await open()));
    afterAll(() => drop());

    const streamOf = async (count: number): Promise<{ stream: string; entries: NewEntry[] }> => {
      const stream = streamName();
      const entries = entriesOf(count);
      if (count > 0) await store.append(stream, 'none', entries);
      return { stream, entries };
    };
    const closed = async (): Promise<string> => {
      const { stream } = await streamOf(2);
      await store.close(stream);
      return stream;
    };

    describe('append', () => {
      const cases: [Expectation, number, 'accepted' | number][] = [
        ['none', 0, 'accepted'],
        ['none', 2, 1],
        ['exists', 0, -1],
        ['exists', 2, 'accepted'],
        ['any', 0, 'accepted'],
        ['any', 2, 'accepted'],
        [0, 0, -1],
        [0, 2, 1],
        [1, 2, 'accepted'],
        [2, 2, 1],
      ];
      it.each(cases)('expecting %s of a stream of %i entries: %s', async (expected, count, outcome) => {
        const { stream } = await streamOf(count);
        const append = store.append(stream, expected, entriesOf(3));
        if (outcome === 'accepted') expect(await append).toMatchObject({ revision: count + 2 });
        else await expect(append).rejects.toMatchObject({ code: 'conflict', stream, expected, actual: outcome });
        expect((await store.read(stream)).entries).toHaveLength(outcome === 'accepted' ? count + 3 : count);
      });

      it.each<Expectation>(['none', 'exists', 'any', 1])('is gone from a closed stream, expecting %s', async expected => {
        await expect(store.append(await closed(), expected, [entry()])).rejects.toBeInstanceOf(Gone);
      });

      it('gives back what was appended, byte for byte, in order', async () => {
        const stream = streamName();
        const data = [
          '{ "b" : 1.0, "a": 1e2, "a": "twice", "text": "line\\nbreak \\\\ tab\\t \\"quoted\\" \\u00e9" }',
          '{"name":"Zoë Đặng 🧒","nested":{"list":[1,null,true]}}',
          ' {\n\t"spread": "out"\r\n} ',
          '{}',
        ];
        const entries = data.map(text => ({ ...entry(0, text), metadata: { b: '2', a: 'ö "\\ \n 👶', '10': 'x', '9': 'y' } }));
        await store.append(stream, 'none', entries);
        const expected = entries.map((written, revision) => expect.objectContaining({ ...written, stream, revision }) as StoredEntry);
        expect((await store.read(stream)).entries).toEqual(expected);
        expect((await all(store.readAll())).filter(read => read.stream === stream)).toEqual(expected);
        expect(
          (await follow(store, {}, seen => seen.some(({ id }) => id === entries[3]!.id))).filter(read => read.stream === stream),
        ).toEqual(expected);
      });

      it('tells the position of its last entry', async () => {
        const { stream } = await streamOf(3);
        const { position } = await store.append(stream, 2, entriesOf(2));
        expect((await store.read(stream)).entries.at(-1)).toMatchObject({ revision: 4, position });
        expect(position).toMatch(/^\d{20}$/);
        expect(await store.head()).toBe(position);
      });

      it('lets exactly one of twenty racing writers begin a stream', async () => {
        const stream = streamName();
        const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => store.append(stream, 'none', [entry()])));
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
      });

      it('takes a row of appends of which each expects the one before, none awaited', async () => {
        const stream = streamName();
        const appends = Array.from({ length: 40 }, (_, n) => store.append(stream, n === 0 ? 'none' : n - 1, [entry(n)]));
        expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(appends.map((_, n) => n));
      });

      it('takes the same id again in another stream', async () => {
        const one = entry();
        await store.append(streamName(), 'none', [one]);
        expect(await store.append(streamName(), 'none', [one])).toMatchObject({ revision: 0 });
      });
    });

    describe('a retry', () => {
      it.each<[Expectation]>([['none'], [1]])('of the same entries expecting %s gives the first result, now and later', async expected => {
        const { stream } = await streamOf(expected === 'none' ? 0 : 2);
        const entries = entriesOf(3);
        const first = await store.append(stream, expected, entries);
        const { revision, position } = await store.append(stream, expected, entries);
        await store.append(stream, first.revision, entriesOf(2));
        expect([{ revision, position }, await store.append(stream, expected, entries)]).toEqual([
          { revision: first.revision, position: first.position },
          expect.objectContaining({ revision: first.revision, position: first.position }),
        ]);
        expect((await store.read(stream)).entries).toHaveLength(first.revision + 3);
      });

      it('at once with the first, while that is under way, is stored once', async () => {
        const stream = streamName();
        const entries = entriesOf(2);
        const [first, second] = await Promise.all([store.append(stream, 'none', entries), store.append(stream, 'none', entries)]);
        expect(second.position).toBe(first.position);
        expect((await store.read(stream)).entries).toHaveLength(2);
      });

      it.each<[string, (old: NewEntry[]) => NewEntry[]]>([
        ['longer', old => [...old, entry()]],
        ['with one other entry', old => [old[0]!, entry(), old[2]!]],
        ['in another order', old => [old[1]!, old[0]!, old[2]!]],
        ['of other entries', () => entriesOf(3)],
      ])('%s is a conflict', async (_, changed) => {
        const { stream, entries } = await streamOf(3);
        await expect(store.append(stream, 'none', changed(entries))).rejects.toMatchObject({ code: 'conflict', actual: 2 });
        expect(ids((await store.read(stream)).entries)).toEqual(ids(entries));
      });
    });

    describe('what no engine keeps is refused before anything is sent', () => {
      it.each(['', 'child', 'child-', '-x', '$child-1', 'child- 1', 'child-é', `child-${'x'.repeat(200)}`, 'child-\n'])(
        'the stream name "%s"',
        async name => {
          await expect(store.append(name, 'none', [entry()])).rejects.toBeInstanceOf(Bug);
          await expect(store.read(name)).rejects.toBeInstanceOf(Bug);
        },
      );

      it.each([-1, 1.5, NaN, 2 ** 31])('the expectation %d', async expected => {
        await expect(store.append(streamName(), expected, [entry()])).rejects.toBeInstanceOf(Bug);
      });

      it.each<[string, Partial<NewEntry>]>([
        ['an id that is no uuid', { id: 'x' }],
        ['an id in capitals', { id: randomUUID().toUpperCase() }],
        ['no type', { type: '' }],
        ['a type with NUL', { type: 'a\0' }],
        ['data that is no JSON', { data: '{"a":}' }],
        ['data that is no object', { data: '[1]' }],
        ['data cut short', { data: '{"a":1' }],
        ['NUL in data', { data: '{"a":"\0"}' }],
        ['an escaped NUL in data', { data: '{"a":"\\u0000"}' }],
        ['half a character in data', { data: '{"a":"\ud800"}' }],
        ['an escaped half of a character in data', { data: '{"a":"\\udc00x"}' }],
        ['an escaped half of a character in a name in data', { data: '{"\\ud83d":1}' }],
        ['NUL in metadata', { metadata: { a: '\0' } }],
        ['half a character in metadata', { metadata: { a: 'x\udfff' } }],
        ['metadata that is no text', { metadata: { a: 1 } as unknown as Record<string, string> }],
      ])('%s', async (_, fault) => {
        const stream = streamName();
        const neighbour = store.append(streamName(), 'none', [entry()]);
        await expect(store.append(stream, 'none', [entry(), { ...entry(), ...fault }])).rejects.toBeInstanceOf(Bug);
        await expect(neighbour).resolves.toMatchObject({ revision: 0 });
        expect(await store.read(stream)).toEqual({ state: 'missing', entries: [] });
      });

      it('but keeps an escaped backslash before u0000, and whole pairs', async () => {
        const data = '{"a":"\\\\u0000","b":"\\ud83d\\ude00"}';
        const stream = streamName();
        await store.append(stream, 'none', [entry(0, data)]);
        expect((await store.read(stream)).entries[0]?.data).toBe(data);
      });

      it('an append of nothing, and the same id twice', async () => {
        const twice = entry();
        await expect(store.append(streamName(), 'none', [])).rejects.toBeInstanceOf(Bug);
        await expect(store.append(streamName(), 'none', [twice, twice])).rejects.toBeInstanceOf(Bug);
      });

      const filled = (bytes: number, letter = 'x'): NewEntry => {
        const { metadata, ...rest } = entry();
        const room = bytes - Buffer.byteLength(JSON.stringify(metadata)) - '{"a":""}'.length;
        return { ...rest, metadata, data: `{"a":"${letter.repeat(room / Buffer.byteLength(letter))}"}` };
      };
      it('an entry over the limit, and takes one at the limit', async () => {
        expect(await store.append(streamName(), 'none', [filled(LIMITS.entryBytes)])).toMatchObject({ revision: 0 });
        await expect(store.append(streamName(), 'none', [filled(LIMITS.entryBytes + 1)])).rejects.toBeInstanceOf(TooLarge);
        await expect(store.append(streamName(), 'none', [filled(LIMITS.entryBytes + 3, '€')])).rejects.toBeInstanceOf(TooLarge);
      });

      it('an append over the limits, and takes one at the limits', async () => {
        const quarter = LIMITS.appendBytes / 4;
        const atLimit = Array.from({ length: 4 }, () => filled(quarter));
        expect(await store.append(streamName(), 'none', atLimit)).toMatchObject({ revision: 3 });
        await expect(store.append(streamName(), 'none', [...atLimit, entry()])).rejects.toBeInstanceOf(TooLarge);
        expect(await store.append(streamName(), 'none', entriesOf(LIMITS.appendEntries))).toMatchObject({ revision: 499 });
        await expect(store.append(streamName(), 'none', entriesOf(LIMITS.appendEntries + 1))).rejects.toBeInstanceOf(TooLarge);
      });
    });

    describe('reading a stream', () => {
      it('says missing, open or closed, and throws for none of them', async () => {
        expect(await store.read(streamName())).toEqual({ state: 'missing', entries: [] });
        expect((await store.read((await streamOf(1)).stream)).state).toBe('open');
        expect(await store.read(await closed())).toEqual({ state: 'closed', entries: [] });
      });

      it.each([
        [{}, [0, 1, 2, 3, 4]],
        [{ from: 2 }, [2, 3, 4]],
        [{ from: 1, limit: 2 }, [1, 2]],
        [{ from: 5 }, []],
        [{ limit: 0 }, []],
        [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
        [{ direction: 'backwards', limit: 1 }, [4]],
        [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
        [{ direction: 'backwards', from: 9, limit: 2 }, [4, 3]],
        [{ direction: 'backwards', from: 0 }, [0]],
      ] as const)('%j gives %j', async (options, revisions) => {
        const { stream } = await streamOf(5);
        const slice = await store.read(stream, options);
        expect(slice.state).toBe('open');
        expect(slice.entries.map(({ revision }) => revision)).toEqual(revisions);
      });
    });

    describe('reading the whole log', () => {
      it('resumes after every position and stops at every position', async () => {
        await streamOf(3);
        const log = await all(store.readAll());
        const positions = log.map(({ position }) => position);
        expect(positions).toEqual([...positions].sort());
        expect(new Set(positions).size).toBe(positions.length);
        for (const [n, position] of positions
          .slice(-25)
          .map((one, k) => [positions.length - Math.min(25, positions.length) + k, one] as const)) {
          expect(ids(await all(store.readAll({ after: position })))).toEqual(ids(log.slice(n + 1)));
          expect((await all(store.readAll({ upTo: position }))).at(-1)?.position).toBe(position);
        }
      });

      it('can be left in the middle', async () => {
        const { entries } = await streamOf(3);
        for await (const one of store.readAll()) if (one.id === entries[0]!.id) break;
        expect(await store.append(streamName(), 'none', [entry()])).toMatchObject({ revision: 0 });
      });
    });

    describe('reading stream by stream', () => {
      it('gives every stream of a category once and whole, as it was at a position', async () => {
        const category = `c${randomUUID().slice(0, 8)}`;
        const names = [`${category}-b`, `${category}-a`, `${category}-c`];
        for (const name of names) await store.append(name, 'none', entriesOf(2));
        await store.append(`${category}x-a`, 'none', [entry()]);
        const { position } = await store.append(names[0]!, 1, [entry()]);
        await store.append(names[1]!, 1, [entry()]);
        const lengths = async (upTo?: string) =>
          Object.fromEntries(
            (await all(store.readStreams(category, upTo))).map(({ stream, entries }) => [stream, entries.map(e => e.revision)]),
          );
        expect(await lengths(position)).toEqual({ [names[0]!]: [0, 1, 2], [names[1]!]: [0, 1], [names[2]!]: [0, 1] });
        expect(await lengths()).toEqual({ [names[0]!]: [0, 1, 2], [names[1]!]: [0, 1, 2], [names[2]!]: [0, 1] });
        const every = await all(store.readStreams());
        expect(new Set(every.map(({ stream }) => stream)).size).toBe(every.length);
        expect(every.map(({ stream }) => stream)).toEqual(expect.arrayContaining([...names, `${category}x-a`]));
      });
    });

    describe('following the log', () => {
      it('shows a reader from the beginning each id of 32 writers exactly once and in order', async () => {
        const after = await store.head();
        const written = new Map<string, string>();
        const writers = Array.from({ length: 32 }, async () => {
          const stream = streamName();
          for (let n = 0; n < 30; n += 1) {
            const one = entry(n);
            const { position } = await store.append(stream, n === 0 ? 'none' : n - 1, [one]);
            written.set(one.id, position);
          }
        });
        const [seen] = await Promise.all([follow(store, { after, pageSize: 50 }, all => all.length >= 32 * 30), ...writers]);
        expect(seen).toHaveLength(32 * 30);
        expect(new Map(seen.map(({ id, position }) => [id, position]))).toEqual(written);
        expect(seen.map(({ position }) => position)).toEqual(seen.map(({ position }) => position).sort());
      });

      it('resumes after every position', async () => {
        const { stream } = await streamOf(6);
        const { entries } = await store.read(stream);
        for (const [n, { position }] of entries.entries()) {
          const rest = await follow(store, { after: position, pageSize: 2 }, seen => seen.length >= entries.length - 1 - n);
          expect(ids(rest)).toEqual(ids(entries.slice(n + 1)));
        }
      });

      it('says when it has caught up, also with nothing to tell, and ends when aborted', async () => {
        await streamOf(1);
        const after = await store.head();
        const stop = new AbortController();
        const pages = [];
        for await (const page of store.subscribe({ after, signal: stop.signal })) {
          pages.push(page);
          if (pages.length === 1) await streamOf(1);
          else stop.abort();
        }
        expect(pages[0]).toEqual({ entries: [], position: after, caughtUp: true });
        expect(pages[1]).toMatchObject({ entries: [{ revision: 0 }], position: await store.head(), caughtUp: true });
      });

      it('never says caught up while more was waiting', async () => {
        const after = await store.head();
        await streamOf(5);
        const stop = new AbortController();
        const pages: [number, boolean][] = [];
        for await (const { entries, caughtUp } of store.subscribe({ after, signal: stop.signal, pageSize: 2 })) {
          pages.push([entries.length, caughtUp]);
          if (caughtUp) stop.abort();
        }
        expect(pages).toEqual([
          [2, false],
          [2, false],
          [1, true],
        ]);
      });
    });

    describe('many appends at once', () => {
      const batch = (count: number): StreamAppend[] =>
        Array.from({ length: count }, () => ({ stream: streamName(), expected: 'none' as const, entries: entriesOf(40) }));

      it('stores each whole, tells how far it is, and says where the log then ends', async () => {
        const appends = batch(300);
        const told: { streams: number; entries: number }[] = [];
        const done = await store.appendBulk(appends, progress => told.push({ ...progress }));
        expect(done).toEqual({ streams: 300, entries: 12_000, position: await store.head() });
        expect(told.at(-1)).toEqual({ streams: 300, entries: 12_000 });
        for (const { stream, entries } of [appends[0]!, appends[299]!])
          expect(ids((await store.read(stream)).entries)).toEqual(ids(entries));
      });

      it('takes up the next part of a stream after the part before it', async () => {
        const stream = streamName();
        const parts = [entriesOf(3), entriesOf(2), entriesOf(4)];
        const done = await store.appendBulk([
          { stream, expected: 'none', entries: parts[0]! },
          { stream, expected: 2, entries: parts[1]! },
          { stream, expected: 4, entries: parts[2]! },
        ]);
        expect(done).toMatchObject({ streams: 3, entries: 9 });
        expect(ids((await store.read(stream)).entries)).toEqual(ids(parts.flat()));
      });

      it('interrupted, is run again and doubles nothing', async () => {
        const appends = batch(300);
        function* interrupted(): Iterable<StreamAppend> {
          yield* appends.slice(0, 200);
          throw new Error('the file ended');
        }
        await expect(store.appendBulk(interrupted())).rejects.toThrow('the file ended');
        const done = await store.appendBulk(appends);
        expect(done).toMatchObject({ streams: 300, entries: 12_000 });
        const mine = new Set(appends.map(({ stream }) => stream));
        const stored = (await all(store.readAll())).filter(({ stream }) => mine.has(stream));
        expect(ids(stored).sort()).toEqual(ids(appends.flatMap(({ entries }) => entries)).sort());
      });

      it('stops at a conflict and at a closed stream', async () => {
        const { stream } = await streamOf(1);
        await expect(store.appendBulk([...batch(2), { stream, expected: 'none', entries: [entry()] }])).rejects.toMatchObject({
          code: 'conflict',
          stream,
          actual: 0,
        });
        await expect(store.appendBulk([{ stream: await closed(), expected: 1, entries: [entry()] }])).rejects.toBeInstanceOf(Gone);
      });

      it('refuses what append refuses', async () => {
        await expect(store.appendBulk([{ stream: 'nothing', expected: 'none', entries: [entry()] }])).rejects.toBeInstanceOf(Bug);
        await expect(store.appendBulk([{ stream: streamName(), expected: 'none', entries: [entry(0, '{"a":}')] }])).rejects.toBeInstanceOf(
          Bug,
        );
        expect(await store.appendBulk([])).toMatchObject({ streams: 0, entries: 0 });
      });
    });

    describe('truncating', () => {
      it('hides what lies before, leaves revisions as they were, and never the last entry', async () => {
        const { stream } = await streamOf(5);
        const revisions = async (options = {}) => (await store.read(stream, options)).entries.map(({ revision }) => revision);
        await store.truncateBefore(stream, 3);
        expect([await revisions(), await revisions({ direction: 'backwards' }), await revisions({ from: 1, limit: 1 })]).toEqual([
          [3, 4],
          [4, 3],
          [3],
        ]);
        await store.truncateBefore(stream, 1);
        expect(await revisions()).toEqual([3, 4]);
        const [streamed] = (await all(store.readStreams())).filter(one => one.stream === stream);
        expect(streamed?.entries.map(({ revision }) => revision)).toEqual([3, 4]);
        await store.truncateBefore(stream, 99);
        expect(await revisions()).toEqual([4]);
        expect(await store.append(stream, 4, [entry()])).toMatchObject({ revision: 5 });
      });

      it('of a stream that does not exist does nothing', async () => {
        const stream = streamName();
        await store.truncateBefore(stream, 3);
        expect(await store.append(stream, 'none', [entry()])).toMatchObject({ revision: 0 });
      });
    });

    it('leaves a closed stream out when it reads stream by stream', async () => {
      const stream = await closed();
      expect((await all(store.readStreams('child'))).map(one => one.stream)).not.toContain(stream);
    });

    it('knows the last position stored at or before a moment', async () => {
      const passed = (moment: number): void => {
        while (Date.now() <= moment);
      };
      const marks: [Date, string][] = [];
      for (let n = 0; n < 5; n += 1) {
        const { position } = await store.append(streamName(), 'none', entriesOf(2));
        passed(Date.now());
        marks.push([new Date(), position]);
        passed(Date.now());
      }
      for (const [moment, position] of marks) expect(await store.positionAt(moment)).toBe(position);
      expect(await store.positionAt(new Date(0))).toBe(START);
    });
  });
};
