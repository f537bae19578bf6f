import { STORE } from '@waymark/application';
import type { EventStore } from '@waymark/event-store';
import { Client } from 'pg';
import request from 'supertest';
import { becameLookedAfter, happened, placed } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

describe('What pages say when not all is as it should be', () => {
  let server: TestServer;
  let sql: Client;
  beforeAll(async () => {
    server = await startServer();
    sql = new Client({ connectionString: server.databaseUrl });
    await sql.connect();
    await server.record(
      'C1',
      becameLookedAfter('2024-02-01', 'C2'),
      placed('2024-02-01'),
      happened('SocialWorkerAllocated', '2024-02-01', { worker: 'SW-001', team: 'TEAM-1' }),
    );
    await server.caughtUp();
  });
  afterAll(async () => {
    await sql.end();
    await server.stop();
  });

  /** Appends as an import does, past the door that people use. */
  const importWrites = async (stream: string, type: string, data: object): Promise<void> => {
    await server.importWrites(stream, type, data);
    await server.caughtUp();
  };
  const get = async (path: string, more: object = {}): Promise<string> => {
    const { cookie } = await server.signIn(people.worker, more);
    return (await request(server.url).get(path).set('Cookie', cookie).expect(200)).text;
  };

  it('says nothing when all is well', async () => {
    for (const path of ['/children', '/children/C1']) expect(await get(path)).not.toContain('govuk-notification-banner');
  });

  it('says that the lists do not show yet what somebody has recorded', async () => {
    const head = Number(await server.app.get<EventStore>(STORE).head());
    const recordedUpTo = (position: number) => ({ recordedUpTo: String(position).padStart(20, '0') });
    expect(await get('/children', recordedUpTo(head))).not.toContain('Lists do not show it yet');
    expect(await get('/children', recordedUpTo(head + 1))).toContain('Lists do not show it yet');
  });

  it('says that an import which wrote to the child was interrupted', async () => {
    await importWrites('authority-main', 'ReturnImportBegun', { on: '2026-11-20', run: 'run-1', years: '2025' });
    await importWrites('child-C1', 'IncludedInReturn', { on: '2025-03-31', year: 2025, run: 'run-1', episodes: true, reviews: true });
    expect(await get('/children/C1')).toContain('An import that wrote to this child was interrupted.');
    expect(await get('/children')).toContain('an import that wrote here was interrupted');
  });

  it('says until when a child is known to have been in care, when the next return does not name them', async () => {
    await importWrites('child-C1', 'NotInReturn', { on: '2025-03-31', year: 2026, run: 'run-1' });
    expect((await get('/children/C1')).replace(/<[^>]+>/g, '')).toContain('Last known in care on 31 March 2025.');
    expect(await get('/children')).toContain('last known in care on 31 March 2025');
  });

  it('says that the lists are being rebuilt, or that this was interrupted', async () => {
    await sql.query('UPDATE read.checkpoint SET rebuilding_since = now()');
    expect(await get('/children')).toContain('Rebuilding the lists was interrupted.');
    await sql.query('UPDATE read.checkpoint SET rebuilding_since = NULL');
    expect(await get('/children')).not.toContain('govuk-notification-banner');
  });

  it('says that the lists are far behind the record, as after a large import', async () => {
    for (let n = 0; n < 60; n += 1) await server.importWrites('child-C1', 'VisitMade', { on: '2026-11-20' });
    await server.caughtUp();
    expect(await get('/children')).not.toContain('catching up');
    await sql.query(`UPDATE read.checkpoint SET position = '00000000000000000000'`);
    expect(await get('/children')).toMatch(/The lists are catching up with the record: \d+ entries are not in them yet/);
  });
});
