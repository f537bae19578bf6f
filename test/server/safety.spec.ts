import request from 'supertest';
import { ownServer } from '../support/postgres';
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

describe('A server reached by https', () => {
  let server: TestServer;
  beforeAll(async () => (server = await startServer({ publicUrl: 'https://waymark.example' })));
  afterAll(() => server.stop());

  it('gives cookies that never travel in the clear, and tells browsers to come by https only', async () => {
    const { headers } = await request(server.url).get('/').set('X-Forwarded-Proto', 'https').expect(302);
    expect(headers['set-cookie']?.[0]).toMatch(/^__Host-waymark=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
  });

  it('never sends anybody to an address that is not its own after the sign-in', async () => {
    const { headers } = await request(server.url).get('//elsewhere.example/').set('X-Forwarded-Proto', 'https');
    expect(headers.location ?? '/').not.toContain('elsewhere');
  });
});

describe('A server whose database goes away', () => {
  it('lives, is not ready, and says so in plain words and no others', async () => {
    const database = await ownServer();
    const server = await startServer({ databaseUrl: database.url });
    const { cookie } = await server.signIn(people.worker);
    await request(server.url).get('/children').set('Cookie', cookie).expect(200);
    await database.stop();
    await request(server.url).get('/health/live').expect(200);
    await request(server.url).get('/health/ready').expect(503);
    const { text } = await request(server.url).get('/children').set('Cookie', cookie).expect(503);
    expect(text).toContain('Waymark cannot reach its database now.');
    expect(text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|node_modules/);
    await server.stop();
    await database.remove();
  });
});
