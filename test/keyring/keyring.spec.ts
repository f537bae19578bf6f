import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Client } from 'pg';
import { ERASED, Erased, KeyMissing, Tampered, WrongKey, memoryKeyring, migrateKeyring, postgresKeyring } from '@waymark/keyring';
import type { Keyring, Sealed } from '@waymark/keyring';
import { freshDatabase } from '../support/database';

const kek = randomBytes(32);
const fields = { name: 'Marked Zephyrine', born: '2012-02-29', needs: ['quiet', { nights: 2 }], note: null };
type Place = Readonly<{ stream: string; entry: string }>;
const aStream = () => `child-${randomUUID()}`;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Client;
let other: Client;
let postgres: Keyring;

beforeAll(async () => {
  database = await freshDatabase();
  await Promise.all([migrateKeyring(database.url), migrateKeyring(database.url)]);
  await migrateKeyring(database.url);
  postgres = postgresKeyring({ url: database.url, key: kek });
  db = new Client({ connectionString: database.url });
  other = new Client({ connectionString: database.url });
  await Promise.all([db.connect(), other.connect()]);
});

afterAll(async () => {
  await Promise.all([postgres.end(), db.end(), other.end()]);
  await database.drop();
});

const keyDatabase = async (): Promise<string> => {
  const { rows } = await db.query<{ all: string }>(
    `SELECT query_to_xml('SELECT * FROM keys.' || table_name, true, false, '')::text AS all
     FROM information_schema.tables WHERE table_schema = 'keys' ORDER BY table_name`,
  );
  return rows.map(({ all }) => all).join('\n');
};

/** Until that many queries wait for a lock, or the other thing happens. */
const waiting = async (queries: number, or = () => false): Promise<void> => {
  const blocked = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!or() && (await db.query(blocked)).rowCount !== queries);
};

const altered = (sealed: string, at: number): string => {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[at < 0 ? bytes.length + at : at]! ^= 1;
  return bytes.toString('base64');
};

describe.each([
  ['in PostgreSQL', () => postgres],
  ['in memory', memoryKeyring],
])('a keyring %s', (_, make) => {
  let keys: Keyring;
  let stream: string;
  let entry: string;
  let sealed: Sealed;
  const open = async (place: { stream?: string; entry?: string; sealed?: Sealed }) =>
    (await keys.open(place.stream ?? stream, [{ entry: place.entry ?? entry, sealed: place.sealed ?? sealed }]))[0];
  const sealOne = async (at: string, id: string) => (await keys.seal(at, [{ entry: id, fields }]))[0]!;

  beforeEach(async () => {
    keys = make();
    stream = aStream();
    entry = randomUUID();
    sealed = await sealOne(stream, entry);
  });

  it('opens what it sealed, and shows nothing of it sealed', async () => {
    expect(await open({})).toEqual(fields);
    expect(Object.keys(sealed)).toEqual(Object.keys(fields));
    expect(
      Object.values(sealed)
        .map(value => Buffer.from(value, 'base64').toString('latin1'))
        .join(),
    ).not.toMatch(/Zephyrine|2012|quiet|null/);
  });

  it('opens any JSON value as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), async any => {
        const id = randomUUID();
        const [secret] = await keys.seal(stream, [{ entry: id, fields: any }]);
        expect(await open({ entry: id, sealed: secret! })).toEqual(JSON.parse(JSON.stringify(any)));
      }),
      { numRuns: 50 },
    ));

  it('seals and opens many streams at once, in the order given', async () => {
    const streams = [2, 0, 3].map(size => ({
      stream: aStream(),
      entries: Array.from({ length: size }, (_, n) => ({ entry: randomUUID(), fields: { n, nothing: undefined } })),
    }));
    streams[2]!.entries.splice(1, 0, { entry: randomUUID(), fields: { n: 0, nothing: undefined } });
    const secrets = await keys.sealMany(streams);
    const toOpen = streams.map((each, i) => ({
      stream: each.stream,
      entries: each.entries.map((one, j) => ({ entry: one.entry, sealed: secrets[i]![j]! })),
    }));
    expect(await keys.openMany(toOpen)).toEqual([[{ n: 0 }, { n: 1 }], [], [{ n: 0 }, { n: 0 }, { n: 1 }, { n: 2 }]]);
    expect(await keys.openMany(toOpen.toReversed())).toEqual([[{ n: 0 }, { n: 0 }, { n: 1 }, { n: 2 }], [], [{ n: 0 }, { n: 1 }]]);
  });

  it('refuses a ciphertext that was moved to another field, entry or stream', async () => {
    const neighbour = randomUUID();
    const [far, elsewhere] = [aStream(), randomUUID()];
    await sealOne(stream, neighbour);
    await sealOne(far, elsewhere);
    await expect(open({ sealed: { ...sealed, name: sealed.born! } })).rejects.toThrow(Tampered);
    await expect(open({ entry: neighbour })).rejects.toThrow(Tampered);
    await expect(open({ stream: far, entry: elsewhere })).rejects.toThrow(Tampered);
    await expect(open({ stream: far })).rejects.toThrow(KeyMissing);
    await expect(open({ entry: randomUUID() })).rejects.toThrow(KeyMissing);
  });

  it.each([0, 11, 12, -17, -16, -1])('refuses a ciphertext altered at byte %d', at =>
    expect(open({ sealed: { ...sealed, name: altered(sealed.name!, at) } })).rejects.toThrow(Tampered),
  );

  it.each(['', 'AAAA', 'not base64!'])('refuses "%s" for a ciphertext', name =>
    expect(open({ sealed: { ...sealed, name } })).rejects.toThrow(Tampered),
  );

  it('names the entry, not the child, when it refuses', async () => {
    const refused = open({ sealed: { name: altered(sealed.name!, 20) } });
    await expect(refused).rejects.toMatchObject({ name: 'Tampered', code: 'tampered' });
    await expect(refused).rejects.toThrow(`Entry ${entry} of a child stream was altered`);
    await expect(refused).rejects.not.toThrow(stream);
  });

  it('reads every field of an erased stream as erased, and seals nothing for it again', async () => {
    const [far, id] = [aStream(), randomUUID()];
    const kept = await sealOne(far, id);
    await keys.destroy(stream);
    await keys.destroy(stream);
    expect(await open({})).toEqual({ name: ERASED, born: ERASED, needs: ERASED, note: ERASED });
    await expect(sealOne(stream, entry)).rejects.toThrow(Erased);
    await expect(sealOne(stream, randomUUID())).rejects.toMatchObject({ code: 'erased' });
    expect(await open({})).toMatchObject({ name: ERASED });
    expect(await open({ stream: far, entry: id, sealed: kept })).toEqual(fields);
  });

  it('still takes an entry without personal fields on an erased stream', async () => {
    await keys.destroy(stream);
    expect(await keys.seal(stream, [{ entry: randomUUID(), fields: {} }])).toEqual([{}]);
    expect(await keys.open(stream, [{ entry: randomUUID(), sealed: {} }])).toEqual([{}]);
  });

  it('erases one entry and leaves its neighbours', async () => {
    const neighbour = randomUUID();
    const kept = await sealOne(stream, neighbour);
    await keys.destroyEntry(stream, entry);
    await keys.destroyEntry(stream, entry);
    expect(await open({})).toMatchObject({ name: ERASED });
    await expect(sealOne(stream, entry)).rejects.toThrow(Erased);
    expect(await open({ entry: neighbour, sealed: kept })).toEqual(fields);
  });

  it('takes the destruction of what it does not know, as after a restored backup', async () => {
    const [lost, id] = [aStream(), randomUUID()];
    await keys.destroy(lost);
    await keys.destroyEntry(stream, id);
    expect(await open({ stream: lost })).toMatchObject({ name: ERASED });
    expect(await open({ entry: id })).toMatchObject({ name: ERASED });
  });

  it('uses the same key when an entry is sealed again, so that both ciphertexts open', async () => {
    const again = await sealOne(stream, entry);
    expect(again).not.toEqual(sealed);
    expect(await open({ sealed: again })).toEqual(fields);
    expect(await open({})).toEqual(fields);
  });
});

describe('the key database', () => {
  it('agrees on one key when several keyrings seal for the same new streams at once', async () => {
    const rings = Array.from({ length: 4 }, () => postgresKeyring({ url: database.url, key: kek }));
    const streams = Array.from({ length: 20 }, () => ({ stream: aStream(), entries: [{ entry: randomUUID(), fields }] }));
    const orders = [streams, streams.toReversed(), streams, streams.toReversed()];
    const sealings = await Promise.all(rings.map((ring, i) => ring.sealMany(orders[i]!)));
    for (const [i, sealing] of sealings.entries()) {
      const opened = await postgres.openMany(
        orders[i]!.map(({ stream, entries: [one] }, n) => ({ stream, entries: [{ entry: one!.entry, sealed: sealing[n]![0]! }] })),
      );
      expect(opened).toEqual(streams.map(() => [fields]));
    }
    await Promise.all(rings.map(ring => ring.end()));
  });

  const streamsOfOne = (streams: readonly string[]) => streams.map(stream => ({ stream, entries: [{ entry: randomUUID(), fields }] }));

  it.each([
    ['streams', (at: Place) => other.query(`INSERT INTO keys.stream (stream, wrapped) VALUES ($1, '')`, [at.stream])],
    ['entries', (at: Place) => other.query('INSERT INTO keys.entry (stream, entry) VALUES ($1, $2)', [at.stream, at.entry])],
  ])('lets two imports of the same new %s finish, whatever their order', async (what, hold) => {
    const names = [aStream(), aStream(), aStream()];
    if (what === 'entries') await postgres.sealMany(streamsOfOne(names));
    const three = streamsOfOne(names);
    await other.query('BEGIN');
    await hold({ stream: names[1]!, entry: three[1]!.entries[0]!.entry }); // so that both are under way at once
    const sealing = Promise.all([postgres.sealMany(three), postgres.sealMany(three.toReversed())]);
    await waiting(2);
    await other.query('ROLLBACK');
    expect((await sealing).map(({ length }) => length)).toEqual([3, 3]);
  });

  it('keeps no entry key of a stream that is destroyed while another seals for it', async () => {
    const [stream, entry] = [aStream(), randomUUID()];
    await postgres.sealMany(streamsOfOne([stream]));
    await other.query('BEGIN');
    await other.query('INSERT INTO keys.entry (stream, entry) VALUES ($1, $2)', [stream, entry]); // holds the sealing at its last step
    const sealing = postgres.seal(stream, [{ entry, fields }]);
    await waiting(1);
    let destroyed = false;
    const destroying = postgres.destroy(stream).then(() => (destroyed = true));
    await waiting(2, () => destroyed);
    await other.query('ROLLBACK');
    await Promise.allSettled([sealing, destroying]);
    expect((await db.query('SELECT FROM keys.entry WHERE stream = $1', [stream])).rowCount).toBe(0);
  });

  it('refuses a wrong key-encryption key before it seals or opens anything', async () => {
    const [stream, entry] = [aStream(), randomUUID()];
    const [sealed] = await postgres.seal(stream, [{ entry, fields }]);
    const wrong = postgresKeyring({ url: database.url, key: randomBytes(32) });
    const before = await keyDatabase();
    await expect(wrong.open(stream, [{ entry, sealed: sealed! }])).rejects.toThrow(WrongKey);
    await expect(wrong.seal(aStream(), [{ entry: randomUUID(), fields }])).rejects.toMatchObject({ code: 'wrong-key' });
    expect(await keyDatabase()).toBe(before);
    expect(() => postgresKeyring({ url: database.url, key: randomBytes(16) })).toThrow(WrongKey);
    await wrong.end();
  });

  it('notices keys that were exchanged or altered in it', async () => {
    const stream = aStream();
    const [one, two] = [randomUUID(), randomUUID()];
    const [sealed] = await postgres.seal(
      stream,
      [one, two].map(entry => ({ entry, fields })),
    );
    await db.query('UPDATE keys.entry SET wrapped = (SELECT wrapped FROM keys.entry WHERE entry = $2) WHERE entry = $1', [one, two]);
    await expect(postgres.open(stream, [{ entry: one, sealed: sealed! }])).rejects.toThrow(Tampered);
    await db.query('UPDATE keys.stream SET wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) WHERE stream = $1', [stream]);
    await expect(postgres.seal(stream, [{ entry: randomUUID(), fields }])).rejects.toThrow(Tampered);
  });

  it('does not give one entry to two streams', async () => {
    const entry = randomUUID();
    await postgres.seal(aStream(), [{ entry, fields }]);
    const far = aStream();
    await expect(postgres.seal(far, [{ entry, fields }])).rejects.toThrow(KeyMissing);
    await expect(postgres.destroyEntry(far, entry)).rejects.toThrow(KeyMissing);
  });

  it('holds wrapped keys only: no clear text, and after a destruction no key', async () => {
    const [stream, entry] = [aStream(), randomUUID()];
    await postgres.seal(stream, [{ entry, fields }]);
    const dump = await keyDatabase();
    expect(dump).toContain(entry);
    for (const clear of ['Zephyrine', '2012-02-29', kek]) {
      const bytes = Buffer.from(clear);
      for (const written of [bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64')])
        expect(dump).not.toContain(written);
    }
    await postgres.destroy(stream);
    expect(await keyDatabase()).not.toContain(entry);
    expect((await db.query('SELECT wrapped FROM keys.stream WHERE stream = $1', [stream])).rows).toEqual([{ wrapped: null }]);
  });
});
