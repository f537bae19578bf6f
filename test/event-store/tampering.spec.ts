import { Break, chained, compareHeads, EventStore, verifyLog } from '@waymark/event-store';
import { entriesOf } from '../support/entries';
import { freshStore } from '../support/event-store';

/** As a person with every right on the database would: past the triggers. */
const tamper = 'set session_replication_role = replica';

const byStream = (breaks: readonly Break[]): Break[] => breaks.toSorted((one, other) => (one.stream < other.stream ? -1 : 1));

describe('tampering with the rows of the log', () => {
  let store: EventStore;
  let sql: (text: string, values?: unknown[]) => Promise<unknown>;
  let drop: () => Promise<void>;
  const names = ['changed', 'data', 'removed', 'first', 'inserted', 'reordered', 'whole', 'tail', 'gone', 'anew'].map(
    name => `child-${name}`,
  );
  const key = (stream: string): string => `(select key from es.stream where name = 'child-${stream}')`;

  beforeAll(async () => {
    ({ store, sql, drop } = await freshStore());
    await chained(store, { now: () => new Date() }).appendBulk(names.map(stream => ({ stream, after: undefined, entries: entriesOf(6) })));
    await sql(tamper);
  });
  afterAll(() => drop());

  it('is found and located, each by what was done; an untouched log is whole', async () => {
    const before = await verifyLog(store);
    expect(before).toMatchObject({ breaks: [], entries: 60 });
    expect(before.heads.map(({ stream, revision }) => `${stream} ${revision}`).sort()).toEqual(names.map(stream => `${stream} 5`).sort());
    expect(await compareHeads(store, before.heads)).toEqual([]);

    await sql(`update es.event set type = 'Other' where stream = ${key('changed')} and revision = 3`);
    await sql(`update es.event set data = replace(data::text, ' ', '')::json where stream = ${key('data')} and revision = 5`);
    await sql(`delete from es.event where stream = ${key('removed')} and revision in (2, 3)`);
    await sql(`delete from es.event where stream = ${key('first')} and revision = 0`);
    await sql(`update es.event set revision = revision + 100 where stream = ${key('inserted')} and revision >= 4`);
    await sql(`insert into es.event select position + 1000, stream, stored_at, 4, gen_random_uuid(), type, data, metadata
      from es.event where stream = ${key('inserted')} and revision = 3`);
    await sql(`update es.event set revision = revision - 99 where stream = ${key('inserted')} and revision >= 100`);
    for (const [from, to] of [
      [1, 100],
      [4, 1],
      [100, 4],
    ])
      await sql(`update es.event set revision = $1 where stream = ${key('reordered')} and revision = $2`, [to, from]);
    await sql(`delete from es.event where stream = ${key('tail')} and revision = 5`);
    await sql(`delete from es.event where stream = ${key('gone')}`);
    await sql(`delete from es.event where stream = ${key('anew')}`);
    await chained(store, { now: () => new Date() }).append('child-anew', undefined, entriesOf(7));

    const after = await verifyLog(store);
    expect(byStream(after.breaks)).toEqual([
      { stream: 'child-changed', revision: 3, what: 'changed' },
      { stream: 'child-data', revision: 5, what: 'changed' },
      { stream: 'child-first', revision: 0, what: 'removed' },
      { stream: 'child-inserted', revision: 4, what: 'inserted' },
      { stream: 'child-removed', revision: 2, what: 'removed' },
      { stream: 'child-reordered', revision: 1, what: 'reordered' },
    ]);
    // What leaves a whole chain is found only against heads that were kept elsewhere.
    const lost = await compareHeads(store, before.heads);
    const told = lost.filter(({ stream }) => ['child-tail', 'child-gone', 'child-anew'].includes(stream));
    expect(byStream(told)).toEqual([
      { stream: 'child-anew', revision: 5, what: 'changed' },
      { stream: 'child-gone', revision: 5, what: 'removed' },
      { stream: 'child-tail', revision: 5, what: 'removed' },
    ]);
    expect(lost.map(({ stream }) => stream)).not.toContain('child-whole');
  });
});
