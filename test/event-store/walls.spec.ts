import { Client } from 'pg';
import { EventStore, migrateStore } from '@waymark/event-store';
import { entriesOf, streamName } from '../support/entries';
import { freshStore } from '../support/event-store';

const CHANGES = [
  `update es.event set type = 'x'`,
  'delete from es.event',
  'truncate es.event',
  'delete from es.stream',
  'truncate es.stream',
];

describe('the log is only ever added to', () => {
  let url: string;
  let store: EventStore;
  let drop: () => Promise<void>;
  let sql: (text: string) => Promise<Record<string, unknown>[]>;
  let client: Client;
  beforeAll(async () => {
    ({ url, store, sql, drop } = await freshStore());
    client = new Client({ connectionString: url });
    await client.connect();
    await store.append(streamName(), 'none', entriesOf(3));
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  it.each([
    ...CHANGES,
    `update es.stream set state = 'o'`,
    `insert into es.event select * from es.event`,
    'drop table es.event',
    'select es.lock()',
  ])("the store's role may not: %s", async change => {
    await client.query('set role waymark_store');
    await expect(client.query(change)).rejects.toThrow();
    await expect(client.query('select count(*) from es.event')).resolves.toMatchObject({ rows: [{ count: '3' }] });
  });

  it.each(CHANGES)('nor may the superuser without taking the triggers away: %s', async change => {
    await client.query('reset role');
    await expect(client.query(change)).rejects.toThrow(/only ever added to/);
  });

  it("works as the store's role on every connection", async () => {
    await sql('revoke execute on function es.close(text) from waymark_store');
    await expect(store.close(streamName())).rejects.toMatchObject({ code: 'denied' });
  });

  it('gives its rights back when it is migrated again, and keeps what is stored', async () => {
    await client.query('reset role');
    await Promise.all([migrateStore(client), sql('select 1')]);
    await expect(store.close(streamName())).resolves.toBeUndefined();
    expect(await sql('select count(*)::int from es.event')).toEqual([{ count: 3 }]);
  });
});
