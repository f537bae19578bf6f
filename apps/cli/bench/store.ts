import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { chained, ChainedAppend, EventStore, migrateStore, NewEntry, postgresStore, StoredEntry } from '@waymark/event-store';
import { benchEntry, floorAppend, floorCopy, floorRead, floorReadAll, floorTable, Row } from './floor';
import { judge, Measure, quantile, rounds } from './rounds';

const ROUNDS = 7;
const APPEND_MS = 1000;
const STREAMS = 1000;
const STREAM_LENGTH = 200;
const READS = 300;
const VISIBLE = 200;
const BULK_STREAMS = 200;

const chain = (store: EventStore) => chained(store, { now: () => new Date() });

/**
 * Measures the event store against hand-written SQL on the same server. `url` names an empty database of its own; it is filled.
 * Seven rounds each, the contenders taking turns; the value is the median of the ratios within a round.
 */
export const benchStore = async (url: string, say: (line: string) => void = () => undefined): Promise<Measure[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await migrateStore(client);
  const store = postgresStore(url);
  const measures: Measure[] = [];
  try {
    for (const bench of [benchAppends, benchReads, benchVisible, benchBulk])
      for (const measure of await bench(url, client, store)) {
        measures.push(measure);
        say(`${measure.ok ? 'reached' : 'MISSED '}  ${measure.measure}: ${measure.value.toFixed(2)} (${measure.goal})`);
      }
    return measures;
  } finally {
    await store.end();
    await client.end();
  }
};

type Bench = (url: string, client: Client, store: EventStore) => Promise<Measure[]>;

interface Appending {
  readonly perSecond: number;
  readonly p99: number;
}

/** So many writers append one entry after another for a while, each to streams of its own. */
const appending = async (writers: number, append: (row: Row) => Promise<void>): Promise<Appending> => {
  const taken: number[] = [];
  const begun = performance.now();
  const write = async (writer: number): Promise<void> => {
    const names = Array.from({ length: Math.ceil(STREAMS / writers) }, (_, n) => `child-${writer}-${n}-${randomUUID()}`);
    for (let n = 0; performance.now() - begun < APPEND_MS; n += 1) {
      const row = { stream: names[n % names.length]!, revision: Math.floor(n / names.length), entry: benchEntry(n) };
      const sent = performance.now();
      await append(row);
      taken.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return { perSecond: (taken.length * 1000) / (performance.now() - begun), p99: quantile(taken, 0.99) };
};

/** Appends as the product does: the chain goes on from the stream's last entry, which the writer knows. */
const chainedAppend = (store: EventStore): ((row: Row) => Promise<void>) => {
  const lasts = new Map<string, StoredEntry>();
  const linked: EventStore = Object.assign(Object.create(store) as EventStore, {
    append: async (...[stream, expected, entries]: Parameters<EventStore['append']>) => {
      const appended = await store.append(stream, expected, entries);
      lasts.set(stream, { ...entries.at(-1)!, stream, ...appended });
      return appended;
    },
  });
  const log = chain(linked);
  return async ({ stream, entry }) => {
    await log.append(stream, lasts.get(stream), [entry]);
  };
};

const benchAppends: Bench = async (url, client, store) => {
  await floorTable(client, 'floor_append');
  const pool = new Pool({ connectionString: url, max: 32 });
  const measures: Measure[] = [];
  for (const [writers, goal] of [
    [1, '>= 0.75'],
    [8, '>= 1'],
    [32, '>= 1.8'],
  ] as const) {
    const floor = () => appending(writers, row => floorAppend(pool, row));
    const ours = () => appending(writers, chainedAppend(store));
    await Promise.all([floor(), ours()]);
    const results = await rounds(ROUNDS, floor, ours);
    const name = `append, ${writers} at a time`;
    measures.push(
      judge(
        { measure: `${name}, entries a second of the floor`, goal },
        results.map(r => r.ours.perSecond / r.floor.perSecond),
      ),
    );
    if (writers === 32)
      measures.push(
        judge(
          { measure: `${name}, p99 of the floor`, goal: '<= 0.5' },
          results.map(r => r.ours.p99 / r.floor.p99),
        ),
      );
  }
  await pool.end();
  return measures;
};

/** The log of a whole council, grown by turns as in life, the same rows for both. */
const fill = async (client: Client, store: EventStore): Promise<string[]> => {
  const names = Array.from({ length: STREAMS }, () => `child-${randomUUID()}`);
  const lasts = new Map<string, StoredEntry>();
  const step = STREAM_LENGTH / 10;
  await floorTable(client, 'floor_read');
  for (let part = 0; part < STREAM_LENGTH; part += step) {
    const entries = (): NewEntry[] => Array.from({ length: step }, (_, n) => benchEntry(part + n));
    await chain(store).appendBulk(names.map(stream => ({ stream, after: lasts.get(stream), entries: entries() })));
    for (const stream of names) lasts.set(stream, (await store.read(stream, { direction: 'backwards', limit: 1 })).entries[0]!);
  }
  await client.query(`insert into floor_read (stream, revision, id, type, data, metadata, stored_at)
    select s.name, e.revision, e.id, e.type, e.data::jsonb, e.metadata::jsonb, e.stored_at
    from es.event e join es.stream s on s.key = e.stream order by e.position`);
  await client.query('vacuum analyze es.event, es.stream, floor_read');
  return names;
};

const benchReads: Bench = async (_, client, store) => {
  const names = await fill(client, store);
  const timed = async (read: (stream: string) => Promise<void>): Promise<number> => {
    const taken: number[] = [];
    for (let n = 0; n < READS; n += 1) {
      const begun = performance.now();
      await read(names[(n * 7) % names.length]!);
      taken.push(performance.now() - begun);
    }
    return quantile(taken, 0.5);
  };
  // Their reader has every payload parsed, so ours parses it as well.
  const parsed = (entry: StoredEntry): unknown => JSON.parse(entry.data);
  const one = await rounds(
    ROUNDS,
    () => timed(stream => floorRead(client, stream)),
    () =>
      timed(async stream => {
        (await store.read(stream)).entries.forEach(parsed);
      }),
  );
  const seconds = async (read: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await read();
    return performance.now() - begun;
  };
  const all = await rounds(
    ROUNDS,
    () => seconds(() => floorReadAll(client)),
    () =>
      seconds(async () => {
        for await (const entry of store.readAll()) parsed(entry);
      }),
  );
  return [
    judge(
      { measure: `read one stream of ${STREAM_LENGTH}, p50 of the floor`, goal: '<= 0.5' },
      one.map(({ ours, floor }) => ours / floor),
    ),
    judge(
      { measure: 'read the whole log, entries a second of the floor', goal: '>= 3.5' },
      all.map(({ ours, floor }) => floor / ours),
    ),
  ];
};

/** From the acknowledgement of an append to the commit of a read model of one table that has it. */
const benchVisible: Bench = async (_, client, store) => {
  await client.query('create table if not exists read_model (stream text primary key, entries int not null, position text not null)');
  await client.query('set synchronous_commit = off');
  const stop = new AbortController();
  let [projected, told] = ['', (): void => undefined];
  const project = async (): Promise<void> => {
    for await (const { entries, position } of store.subscribe({ after: await store.head(), signal: stop.signal })) {
      if (entries.length === 0) continue;
      await client.query({
        name: 'project',
        text: `insert into read_model select stream, count(*), $2 from unnest($1::text[]) as stream group by stream
          on conflict (stream) do update set entries = read_model.entries + excluded.entries, position = excluded.position`,
        values: [entries.map(({ stream }) => stream), position],
      });
      projected = position;
      told();
    }
  };
  const projecting = project();
  const append = chain(store);
  const results: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [acknowledged, visible]: [number[], number[]] = [[], []];
    for (let n = 0; n < VISIBLE; n += 1) {
      const begun = performance.now();
      const { position } = await append.append(`child-${randomUUID()}`, undefined, [benchEntry(n)]);
      const stored = performance.now();
      // The projection may have been faster than the answer.
      while (projected < position) await new Promise<void>(resolve => (told = resolve));
      acknowledged.push(stored - begun);
      visible.push(performance.now() - stored);
    }
    if (round > 0) results.push(quantile(visible, 0.5) / quantile(acknowledged, 0.5));
  }
  stop.abort();
  await projecting;
  await client.query('reset synchronous_commit');
  return [judge({ measure: 'acknowledged until visible, p50 of the append', goal: '<= 4' }, results)];
};

const benchBulk: Bench = async (_, client, store) => {
  await floorTable(client, 'floor_copy');
  const made = (): ChainedAppend[] =>
    Array.from({ length: BULK_STREAMS }, () => ({
      stream: `child-${randomUUID()}`,
      after: undefined,
      entries: Array.from({ length: STREAM_LENGTH }, (_, n) => benchEntry(n)),
    }));
  const rowsOf = (appends: readonly ChainedAppend[]): Row[] =>
    appends.flatMap(({ stream, entries }) => entries.map((entry, revision) => ({ stream, revision, entry })));
  const rate = async (count: number, write: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await write();
    return (count * 1000) / (performance.now() - begun);
  };
  const count = BULK_STREAMS * STREAM_LENGTH;
  const floor = () => {
    const rows = rowsOf(made());
    return rate(count, () => floorCopy(client, rows));
  };
  const ours = () => {
    const appends = made();
    return rate(count, () => chain(store).appendBulk(appends));
  };
  await floor();
  await ours();
  const results = await rounds(ROUNDS, floor, ours);
  return [
    judge(
      { measure: 'bulk append, entries a second of COPY', goal: '>= 0.9' },
      results.map(r => r.ours / r.floor),
    ),
  ];
};
