import request from 'supertest';
import { becameLookedAfter, happened, placed } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

describe('Questions to the JSON API', () => {
  let server: TestServer;
  let session: { cookie: string; csrf: string };
  beforeAll(async () => {
    server = await startServer();
    session = await server.signIn(people.worker);
    for (const [child, worker] of [
      ['C1', 'SW-001'],
      ['C2', 'SW-002'],
    ] as const)
      await server.record(
        child,
        becameLookedAfter('2026-04-27', 'C2'),
        placed('2026-04-27'),
        happened('SocialWorkerAllocated', '2026-04-27', { worker, team: 'TEAM-1' }),
      );
    await server.caughtUp();
  });
  afterAll(() => server.stop());

  const get = async (path: string, status = 200): Promise<Record<string, unknown>> =>
    (await request(server.url).get(path).set('Cookie', session.cookie).expect(status)).body as Record<string, unknown>;
  const post = (path: string, body: object) =>
    request(server.url).post(path).set({ Cookie: session.cookie, 'X-CSRF-Token': session.csrf }).send(body);

  it('tells the national indicators, and who is behind one', async () => {
    const { figures, rows } = await get('/api/indicators?behind=distance');
    expect(figures).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'distance', label: expect.any(String) as string })]));
    expect(rows).toMatchObject([{ child: 'C1' }]);
    expect(await get('/api/indicators?behind=nothing', 422)).toMatchObject({ code: 'no-such-indicator' });
  });

  it('tells what comes up for the children somebody may see', async () => {
    const { rows, within } = await get('/api/coming-up?within=90');
    expect(within).toBe(90);
    expect(new Set((rows as { child: string }[]).map(({ child }) => child))).toEqual(new Set(['C1']));
    expect(await get('/api/coming-up?within=soon', 422)).toMatchObject({ code: 'not-a-number-of-days' });
  });

  it('tells what would be, beside what is, and writes nothing', async () => {
    const facts = [{ type: 'ReviewHeld', data: { on: '2026-11-20' } }];
    const answer = await post('/api/children/C1/what-if', { facts }).expect(200);
    const status = (told: { obligations: { rule: string; status: string }[] }): unknown =>
      told.obligations.find(({ rule }) => rule === 'RV-01')!.status;
    const { before, after } = answer.body as Record<'before' | 'after', { obligations: { rule: string; status: string }[] }>;
    expect([status(before), status(after)]).toEqual(['overdue', 'met-late']);
    const child = (await get('/api/children/C1')) as unknown as typeof before;
    expect(status(child)).toBe('overdue');
    expect((await post('/api/children/C1/what-if', { facts: 'many' }).expect(400)).body).toMatchObject({ code: 'not-facts' });
    expect((await post('/api/children/C2/what-if', { facts }).expect(403)).body).toMatchObject({ code: 'not-allowed' });
    await request(server.url).post('/api/children/C1/what-if').set('Cookie', session.cookie).send({ facts }).expect(403);
  });

  it('tells what clears an alert', async () => {
    const { rows } = await get('/api/signals?rule=D06');
    const [{ anchor }] = rows as [{ anchor: string }];
    const { facts } = await get(`/api/children/C1/what-clears/D06/${anchor}`);
    expect((facts as { says: string }[]).map(({ says }) => says)).toContain('Review held');
    await get(`/api/children/C2/what-clears/D06/${anchor}`, 403);
  });

  it('tries another limit and another version, and lists the limits', async () => {
    const { days, throughout } = await get('/api/try-limit?setting=D01.red&value=5');
    expect([(days as object[]).length, throughout]).toEqual([13, expect.objectContaining({ to: '2026-11-25' })]);
    expect(await get('/api/try-limit?setting=D01.red&value=x', 422)).toMatchObject({ code: 'not-a-limit' });
    expect(await get('/api/replay?rule=RV-01&version=1')).toMatchObject({ rule: 'RV-01', version: 1 });
    expect(await get('/api/replay?rule=RV-01&version=7', 422)).toMatchObject({ code: 'no-such-version' });
    const { limits } = await get('/api/limits');
    expect(limits).toEqual(
      expect.arrayContaining([expect.objectContaining({ setting: 'D11.red', standard: 112, most: 112, history: [] })]),
    );
  });

  it('answers nobody who is not signed in', async () => {
    for (const path of ['indicators', 'coming-up', 'try-limit', 'replay', 'limits'])
      await request(server.url).get(`/api/${path}`).expect(401);
  });
});
