import request from 'supertest';
import { people, startServer, type TestServer } from './support/server';

describe('Every answer of the server', () => {
  let server: TestServer;
  beforeAll(async () => (server = await startServer({ issuer: 'http://localhost:1' })));
  afterAll(() => server.stop());

  it('is ready when it reaches its database', async () => {
    await request(server.url).get('/health/live').expect(200, { status: 'live' });
    await request(server.url).get('/health/ready').expect(200, { status: 'ready' });
  });

  it('allows scripts and styles of its own only, and forms to itself and the identity provider', async () => {
    const { headers, text } = await request(server.url).get('/help').expect(200);
    const policy = String(headers['content-security-policy']);
    const [, nonce] = /script-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
    expect(nonce).toBeDefined();
    expect(text).toContain(`<script nonce="${nonce}">`);
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("form-action 'self' http://localhost:1");
    expect(policy).not.toContain('unsafe');
  });

  it('stays in no cache', async () => {
    const { headers } = await request(server.url).get('/help');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('sends people who have not signed in to the sign-in, and tells programs so', async () => {
    await request(server.url).get('/').expect(302).expect('Location', '/sign-in');
    const answer = await request(server.url).get('/api/session').expect(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it('refuses a form without the token of its session', async () => {
    const { cookie, csrf } = await server.signIn(people.worker);
    await request(server.url).post('/sign-out').set('Cookie', cookie).expect(403);
    await request(server.url)
      .post('/sign-out')
      .set('Cookie', cookie)
      .type('form')
      .send({ _csrf: 'x'.repeat(43) })
      .expect(403);
    await request(server.url).post('/sign-out').set('Cookie', cookie).type('form').send({ _csrf: csrf }).expect(303);
    await request(server.url)
      .get('/help')
      .set('Cookie', cookie)
      .expect(({ text }) => expect(text).not.toContain('Sam Woods'));
  });

  it('gives an unknown address a page in plain words', async () => {
    const { cookie } = await server.signIn(people.worker);
    const { text } = await request(server.url).get('/nowhere').set('Cookie', cookie).expect(404);
    expect(text).toContain('Page not found');
  });

  it('limits sign-ins from one address', async () => {
    const answers = await Promise.all(Array.from({ length: 61 }, () => request(server.url).get('/sign-in')));
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(60);
    expect(answers.filter(({ status, headers }) => status === 429 && headers['retry-after'])).toHaveLength(1);
  });

  it('logs the pattern of an address, never the address', () => {
    expect(server.logged.join('')).not.toContain('/nowhere');
    expect(server.logged.map(line => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/help', status: 200 }),
    );
  });
});
