import { randomBytes, randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import {
  CHAIN,
  Clock,
  KEYRING,
  migrate,
  POOL,
  RecordFact,
  STORE,
  WaymarkModule,
  type Actor,
  type Archive,
  type FactToRecord,
} from '@waymark/application';
import type { EventStore } from '@waymark/event-store';
import { Client } from 'pg';
import { freshDatabase } from './database';

export const system: Actor = { id: 'cli:test', roles: ['cli'] };
export const worker: Actor = { id: 'amy', roles: ['social-worker'], worker: 'SW-1', team: 'TEAM-1' };
export const lead: Actor = { id: 'bo', roles: ['team-lead'], team: 'TEAM-1' };
export const auditor: Actor = { id: 'cy', roles: ['auditor'] };
export const analyst: Actor = { id: 'di', roles: ['analyst'] };
export const practiceLead: Actor = { id: 'ed', roles: ['practice-lead'] };

/** Both doors over two databases of their own, on a day that stands still. */
export const openDoors = async (now = '2026-03-31T12:00:00Z') => {
  const [main, keys] = [await freshDatabase(), await freshDatabase()];
  const settings = { databaseUrl: main.url, keysUrl: keys.url, key: randomBytes(32) };
  await Promise.all([migrate(settings), migrate(settings)]);
  const troubles: unknown[] = [];
  const app = await Test.createTestingModule({
    imports: [
      WaymarkModule.with(settings, { clock: new Clock(() => new Date(now)), projects: { onTrouble: error => troubles.push(error) } }),
    ],
  }).compile();
  await app.init();
  const clients = await Promise.all(
    [main.url, keys.url].map(async url => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const commands = app.get(CommandBus);
  return {
    app,
    /** What stopped the projector, if anything did. */
    troubles,
    commands,
    queries: app.get(QueryBus),
    store: app.get<EventStore>(STORE),
    main: clients[0]!,
    keys: clients[1]!,
    /** Records as the system, under a key of its own, unless told otherwise. */
    record: (asked: Pick<FactToRecord, 'child' | 'fact'> & Partial<FactToRecord>) =>
      commands.execute(new RecordFact({ actor: system, command: randomUUID(), ...asked })),
    close: async () => {
      await app.close();
      await Promise.all(clients.map(client => client.end()));
      await Promise.all([main.drop(), keys.drop()]);
    },
  };
};
export type Doors = Awaited<ReturnType<typeof openDoors>>;

/** What work over many streams needs, from behind the same doors. */
export const archiveOf = ({ app, store }: Doors): Archive => ({
  store,
  chain: app.get<Archive['chain']>(CHAIN),
  keyring: app.get<Archive['keyring']>(KEYRING),
  pool: app.get<Archive['pool']>(POOL),
  clock: app.get(Clock),
});

/** Everything that a database holds, as text. */
export const everything = async (client: Client): Promise<string> => {
  const { rows } = await client.query<{ all: string }>(
    `SELECT query_to_xml(format('SELECT * FROM %I.%I', schemaname, tablename), true, false, '')::text AS all
     FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  return rows.map(({ all }) => all).join('\n');
};
