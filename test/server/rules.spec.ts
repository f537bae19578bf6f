import { permissions } from '@waymark/application';
import request from 'supertest';
import { people, startServer, type TestServer } from './support/server';

describe('The register of rules', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it.each(Object.keys(people) as (keyof typeof people)[])('is there for everybody signed in: %s', async role => {
    const { cookie } = await server.signIn(people[role]);
    const { text } = await request(server.url).get('/rules').set('Cookie', cookie).expect(200);
    const plain = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(plain).toContain('Open doubts');
    expect(plain).toMatch(/LC-08 Early review after a move to an unregulated home .*? unconfirmed/);
    expect(plain).toMatch(/PM-01 Permanence plan by the second review Does not fit the table of law: a file of its own/);
    expect(plain).toContain('LF-01 : No national maximum: signal D10.');
  });

  it('is one document for machines', async () => {
    const { cookie } = await server.signIn(people.worker);
    const response = await request(server.url).get('/api/rules').set('Cookie', cookie).expect(200);
    expect(Object.keys(response.body as object)).toEqual([
      'events',
      'codes',
      'clocks',
      'signals',
      'laws',
      'settings',
      'doubts',
      'noClocks',
    ]);
  });

  it('says who may see and do what, and is not silent about any door', async () => {
    const { cookie } = await server.signIn(people.worker);
    const { text } = await request(server.url).get('/rules/permissions').set('Cookie', cookie).expect(200);
    const plain = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(plain).toMatch(
      /Child journey any child children allocated to them, of their team, of no team, allocated to nobody children allocated to them any child, stating a purpose No/,
    );
    expect(plain).toMatch(/Caseload .*? any child, without names/);
    expect(plain).toMatch(/Defer an alert any child children .*? No No No/);
    expect(text.match(/scope="row"/g)!.length).toBe(new Set(permissions().map(({ action }) => action)).size);
  });

  it('is for nobody else', async () => {
    expect((await request(server.url).get('/rules')).status).not.toBe(200);
    await request(server.url).get('/api/rules').expect(401);
  });
});
