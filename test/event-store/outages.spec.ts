import { Client } from 'pg';
import {
  chained,
  Denied,
  EventStore,
  migrateStore,
  postgresStore,
  StoredEntry,
  StreamAppend,
  Unavailable,
  UnknownOutcome,
} from '@waymark/event-store';
import { follow } from '../contract/event-store.contract';
import { entriesOf, entry, streamName } from '../support/entries';
import { freshStore } from '../support/event-store';
import { wireTo } from '../support/wire';

const LOCK = 'pg_advisory_lock(7002)';
const OURS = `application_name = 'waymark event store' and datname = current_database()`;

describe('when the connection is lost', () => {
  let url: string;
  let store: EventStore;
  let sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  let drop: () => Promise<void>;
  beforeAll(async () => ({ url, store, sql, drop } = await freshStore()));
  afterAll(() => drop());

  /** Ends the connections that wait for the writers' lock, as soon as there is one. */
  const endWaiting = async (): Promise<void> => {
    while ((await sql(`select pg_terminate_backend(pid) from pg_stat_activity where ${OURS} and wait_event = 'advisory'`)).length === 0);
  };

  it('while an append is under way, its outcome is unknown, and trying again gives one result', async () => {
    const stream = streamName();
    const entries = entriesOf(2);
    await sql(`select ${LOCK}`);
    const append = expect(store.append(stream, 'none', entries)).rejects.toBeInstanceOf(UnknownOutcome);
    await endWaiting();
    await append;
    await sql('select pg_advisory_unlock(7002)');
    expect(await store.append(stream, 'none', entries)).toMatchObject({ revision: 1, repeated: false });
    expect((await store.read(stream)).entries).toHaveLength(2);
  });

  it('after the append was committed but before it was told, trying again gives the first result', async () => {
    const wire = await wireTo(url);
    const far = postgresStore(wire.url);
    const stream = streamName();
    await far.append(stream, 'none', [entry()]);
    const entries = entriesOf(2);
    wire.loseNextAnswer();
    await expect(far.append(stream, 0, entries)).rejects.toBeInstanceOf(UnknownOutcome);
    while ((await store.read(stream)).entries.length < 3);
    await store.append(stream, 2, [entry()]);
    expect(await far.append(stream, 0, entries)).toMatchObject({ revision: 2, repeated: true });
    expect((await store.read(stream)).entries).toHaveLength(4);
    await far.end();
    await wire.close();
  });

  it('the chain tries again by itself', async () => {
    const stream = streamName();
    await sql(`select ${LOCK}`);
    const append = chained(store, { now: () => new Date() }).append(stream, undefined, entriesOf(2));
    await endWaiting();
    await sql('select pg_advisory_unlock(7002)');
    expect(await append).toMatchObject({ revision: 1 });
    expect((await store.read(stream)).entries).toHaveLength(2);
  });

  it('a bulk append can be run again, and doubles nothing', async () => {
    const appends: StreamAppend[] = Array.from({ length: 300 }, () => ({ stream: streamName(), expected: 'none', entries: entriesOf(40) }));
    const before = await store.head();
    await sql(`select ${LOCK}`);
    const bulk = expect(store.appendBulk(appends)).rejects.toBeInstanceOf(UnknownOutcome);
    await endWaiting();
    await sql('select pg_advisory_unlock(7002)');
    await bulk;
    expect(await store.appendBulk(appends)).toMatchObject({ streams: 300, entries: 12_000 });
    expect(await sql('select count(*)::int from es.event where position > $1::text::bigint', [before])).toEqual([{ count: 12_000 }]);
  });

  it('a follower reconnects and sees every entry once and in order', async () => {
    const after = await store.head();
    const written: string[] = [];
    const seen = follow(store, { after, pageSize: 10 }, all => all.length >= 90);
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 30; n += 1) {
        const one = entry();
        await chained(store, { now: () => new Date() }).append(streamName(), undefined, [one]);
        written.push(one.id);
      }
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity where ${OURS}`);
    }
    expect((await seen).map(({ id }) => id)).toEqual(written);
  });

  it('a reader of the whole log is told, and does not wait for ever', async () => {
    const wire = await wireTo(url);
    const far = postgresStore(wire.url);
    await far.appendBulk(
      Array.from({ length: 20 }, () => ({ stream: streamName(), expected: 'none', entries: [entry(0, `{"a":"${'x'.repeat(2e5)}"}`)] })),
    );
    const read = async (): Promise<StoredEntry[]> => {
      const entries: StoredEntry[] = [];
      for await (const one of far.readAll()) {
        if (entries.push(one) === 1) wire.cut();
      }
      return entries;
    };
    await expect(read()).rejects.toBeInstanceOf(Unavailable);
    await far.end();
    await wire.close();
  });

  it('every call says Unavailable when there is no server', async () => {
    const nowhere = postgresStore('postgres://nobody@127.0.0.1:1/nothing');
    const every = async (): Promise<void> => {
      for await (const one of nowhere.readAll()) throw new Error(one.id);
    };
    for (const call of [
      () => nowhere.append(streamName(), 'none', [entry()]),
      () => nowhere.read(streamName()),
      () => nowhere.appendBulk([{ stream: streamName(), expected: 'none', entries: [entry()] }]),
      () => nowhere.head(),
      every,
    ])
      await expect(call()).rejects.toBeInstanceOf(Unavailable);
    await nowhere.end();
  });

  it('an append that waits too long for the others is given up, and nothing of it is written', async () => {
    const impatient = postgresStore({ connectionString: url, lock_timeout: 20 });
    const stream = streamName();
    await sql(`select ${LOCK}`);
    await expect(impatient.append(stream, 'none', [entry()])).rejects.toBeInstanceOf(Unavailable);
    await sql('select pg_advisory_unlock(7002)');
    expect(await impatient.append(stream, 'none', [entry()])).toMatchObject({ revision: 0 });
    await impatient.end();
  });
});

describe('a database account without the right to make roles', () => {
  it('is warned, and its log is still only added to; other accounts are refused', async () => {
    const { url, sql, drop } = await freshStore();
    const name = `t_${streamName().slice(6, 14)}`;
    await sql('drop schema es cascade');
    await sql(`create role ${name} login`);
    await sql(`create role ${name}_other login`);
    await sql(`grant create on database ${new URL(url).pathname.slice(1)} to ${name}`);
    const as = (role: string): string => Object.assign(new URL(url), { username: role }).toString();

    const client = new Client({ connectionString: as(name) });
    await client.connect();
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await migrateStore(client);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('waymark_store'));
    warned.mockRestore();

    const store = postgresStore(as(name));
    expect(await store.append('child-1', 'none', [entry()])).toMatchObject({ revision: 0 });
    expect(await store.appendBulk([{ stream: 'child-2', expected: 'none', entries: [entry()] }])).toMatchObject({ entries: 1 });
    await expect(client.query('delete from es.event')).rejects.toThrow(/only ever added to/);
    const other = postgresStore(as(`${name}_other`));
    await expect(other.append('child-1', 0, [entry()])).rejects.toBeInstanceOf(Denied);
    await expect(other.read('child-1')).rejects.toBeInstanceOf(Denied);

    await Promise.all([store.end(), other.end(), client.end()]);
    await sql(`drop owned by ${name}`);
    await sql(`drop role ${name}`);
    await sql(`drop role ${name}_other`);
    await drop();
  });
});
