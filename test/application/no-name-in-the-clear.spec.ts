import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { Caseload, ChildJourney, Clock, KEYRING, migrate, RecordFact, STORE, WaymarkModule, type Actor } from '@waymark/application';
import { compareHeads, verifyLog, type EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { Projector } from '@waymark/read-models';
import { Client } from 'pg';
import { withDatabase } from '../support/database';
import { ownServer } from '../support/postgres';
import { becameLookedAfter, happened, placed } from '../support/story';

const MARK = 'Zyxwvunameplanted';
const system: Actor = { id: 'cli:test', roles: ['cli'] };

/** Every file of the cluster: tables, indexes, what a crash would be recovered from, and the server's log. */
const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(file => file.isFile())
    .map(file => join(file.parentPath, file.name));
const filesWith = async (folder: string, mark: string): Promise<string[]> => {
  const found: string[] = [];
  for (const file of await filesBelow(folder)) if ((await readFile(file)).includes(mark)) found.push(file);
  return found;
};

const onServer = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

const open = async (settings: { databaseUrl: string; keysUrl: string; key: Buffer }) => {
  const app = await Test.createTestingModule({
    imports: [
      WaymarkModule.with(settings, { clock: new Clock(() => new Date('2026-03-31T12:00:00Z')), projects: { onTrouble: () => undefined } }),
    ],
  }).compile();
  await app.init();
  const ask = app.get(QueryBus);
  return {
    app,
    ask,
    record: (child: string, fact: ReturnType<typeof placed>) =>
      app.get(CommandBus).execute(new RecordFact({ child, fact, actor: system, command: randomUUID() })),
  };
};

describe('A name', () => {
  it('lies in the clear in no table, index, write-ahead log or server log, and erasing it leaves dates, counts and chains', async () => {
    const server = await ownServer();
    await onServer(server.url, 'CREATE DATABASE named', 'CREATE DATABASE named_keys');
    const settings = {
      databaseUrl: withDatabase(server.url, 'named'),
      keysUrl: withDatabase(server.url, 'named_keys'),
      key: randomBytes(32),
    };
    await migrate(settings);
    const { app, ask, record } = await open(settings);

    await record('N1', happened('IdentityRecorded', '2025-04-14', { givenName: MARK, familyName: MARK, dateOfBirth: '2012-05-17' }));
    await record('N1', becameLookedAfter('2025-04-14', 'C2'));
    const { entries, position } = await record('N1', placed('2025-04-14', { address: `1 ${MARK} Street`, postcode: MARK }));
    const corrected = { entry: entries[0]!, changes: { address: `2 ${MARK} Street` }, reason: `${MARK} said so` };
    const last = await record('N1', happened('EntryCorrected', '2026-03-31', corrected));
    expect(last.position > position).toBe(true);
    await expect(record('N1', happened('VisitMade', '2099-01-01', { note: MARK }))).rejects.toThrow('has not happened yet');
    await app.get(Projector).waitFor(last.position, 10_000);

    const told = await ask.execute(new ChildJourney({ child: 'N1', actor: system, purpose: `About ${MARK}` }));
    expect(told.journey.identity?.givenName).toBe(MARK);
    const list = await ask.execute(new Caseload({ actor: system, on: '2026-03-31' }));
    expect(JSON.stringify(list)).toContain(MARK);

    await onServer(server.url, 'CHECKPOINT');
    expect(await filesWith(server.dataDir, MARK)).toEqual([]);
    expect(await readFile(server.log, 'utf8')).not.toContain(MARK);
    // The search itself can find: a plain value of the same entry lies there.
    expect((await filesWith(server.dataDir, 'BecameLookedAfter')).length).toBeGreaterThan(0);

    const store = app.get<EventStore>(STORE);
    const { heads } = await verifyLog(store);
    await app.get<Keyring>(KEYRING).destroy('child-N1');
    const erased = await ask.execute(new ChildJourney({ child: 'N1', actor: system }));
    expect(JSON.stringify(erased.entries)).not.toContain(MARK);
    expect(erased.journey.identity).toMatchObject({ givenName: '[erased]', birthMonth: '2012-05' });
    expect(erased.standing.placement).toMatchObject({ code: 'U6', from: '2025-04-14' });
    expect((await verifyLog(store)).breaks).toEqual([]);
    expect(await compareHeads(store, heads)).toEqual([]);

    await app.close();
    await server.remove();
  }, 60_000);
});
