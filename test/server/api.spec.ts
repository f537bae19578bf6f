import request from 'supertest';
import { becameLookedAfter, happened, placed } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

describe('The JSON API', () => {
  let server: TestServer;
  let session: { cookie: string; csrf: string };
  beforeAll(async () => {
    server = await startServer();
    session = await server.signIn(people.worker);
    await server.record(
      'C1',
      becameLookedAfter('2026-04-27', 'C2'),
      placed('2026-04-27'),
      happened('SocialWorkerAllocated', '2026-04-27', { worker: 'SW-001', team: 'TEAM-1' }),
    );
  });
  afterAll(() => server.stop());

  const get = (path: string, cookie = session.cookie) => request(server.url).get(path).set('Cookie', cookie);
  const post = (key: string, body: object) =>
    request(server.url)
      .post('/api/children/C1/entries')
      .set({ Cookie: session.cookie, 'X-CSRF-Token': session.csrf, ...(key && { 'Idempotency-Key': key }) })
      .send(body);
  const visit = { type: 'VisitMade', data: { on: '2026-04-30', childSeen: true } };

  it('tells how a child stood on a day', async () => {
    const body = (await get('/api/children/C1?on=2026-04-28').expect(200)).body as object;
    expect(body).toMatchObject({
      child: 'C1',
      on: '2026-04-28',
      known: null,
      inCare: { since: '2026-04-27' },
      legalStatus: { code: 'C2' },
      placement: { code: 'U6', since: '2026-04-27' },
      plan: null,
    });
    expect(body).toHaveProperty(
      'obligations',
      expect.arrayContaining([expect.objectContaining({ rule: 'RV-01', dueOn: '2026-05-27', status: 'due-soon' })]),
    );
  });

  it('records a fact once for each key', async () => {
    const first = await post('visit-1', visit).expect(201);
    const again = await post('visit-1', visit).expect(200);
    expect(again.body).toMatchObject({ repeated: true, entries: (first.body as { entries: string[] }).entries });
  });

  it.each([
    ['a write without a key', 422, 'no-key', '', visit],
    ['the same key for something else', 409, 'key-reused', 'visit-1', { ...visit, data: { on: '2026-05-02', childSeen: true } }],
    ['an unknown event', 422, 'not-right', 'k2', { type: 'Birthday', data: { on: '2026-05-02' } }],
    ['a body that is no entry', 400, 'not-an-entry', 'k3', { on: '2026-05-02' }],
    ['a day that has not come', 422, 'not-yet', 'k4', { type: 'VisitMade', data: { on: '2026-11-26' } }],
    ['a form that is out of date', 409, 'stale', 'k5', { type: 'VisitMade', data: { on: '2026-05-03' }, basedOn: 0 }],
  ])('answers %s with a problem and a stable code', async (_, status, code, key, body) => {
    const answer = await post(key, body).expect(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
  });

  it('refuses a write without the token of the session', async () => {
    const sent = request(server.url).post('/api/children/C1/entries').set({ Cookie: session.cookie, 'Idempotency-Key': 'k6' });
    expect((await sent.send(visit).expect(403)).body).toMatchObject({ code: 'form-expired' });
  });

  it('asks an auditor for a purpose, and lets nobody else look at a child that is not theirs', async () => {
    const auditor = await server.signIn(people.auditor);
    expect((await get('/api/children/C1', auditor.cookie).expect(403)).body).toMatchObject({ code: 'purpose-needed' });
    await get('/api/children/C1', auditor.cookie).set('X-Purpose', 'Case audit').expect(200);
    const analyst = await server.signIn(people.analyst);
    expect((await get('/api/children/C1', analyst.cookie).expect(403)).body).toMatchObject({ code: 'not-allowed' });
    expect((await get('/api/children/C9').expect(403)).body).toMatchObject({ code: 'not-allowed' });
  });
});
