import { SetLimit } from '@waymark/application';
import { CommandBus } from '@nestjs/cqrs';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { expectAccessible, follow, openBrowser } from '../support/browser';
import { becameLookedAfter, happened, placed, reviewed } from '../support/story';
import { until } from '../support/until';
import { people, startServer, type TestServer } from './support/server';

jest.setTimeout(240_000);

let server: TestServer;
let browser: Browser;
const signedIn = new Map<string, { cookie: string; csrf: string }>();
const as = async (person: keyof typeof people) => {
  const known = signedIn.get(person) ?? (await server.signIn(people[person]));
  signedIn.set(person, known);
  return known;
};
const get = async (path: string, person: keyof typeof people) =>
  request(server.url)
    .get(path)
    .set('Cookie', (await as(person)).cookie);
const post = async (path: string, person: keyof typeof people, fields: object) => {
  const { cookie, csrf } = await as(person);
  return request(server.url)
    .post(path)
    .set('Cookie', cookie)
    .type('form')
    .send({ _csrf: csrf, ...fields });
};
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  for (const child of ['C1', 'C2']) {
    // A placement order, and no match for 180 days by 25 November 2026.
    await server.record(
      child,
      becameLookedAfter('2025-12-10', 'C1'),
      placed('2025-12-10'),
      happened('SocialWorkerAllocated', '2025-12-10', { worker: 'SW-001', team: 'TEAM-1' }),
      reviewed('2026-01-09'),
      happened('PermanencePlanSet', '2026-01-09', { plan: 'ADOPTION' }),
      happened('AdoptionDecisionMade', '2026-05-01', {}),
      happened('PlacementOrderMade', '2026-05-29', {}),
    );
  }
  await server.caughtUp();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const D12 = '/settings/limits/D12.amber';
const asked = { value: '200', day: '1', month: '4', year: '2026', why: 'Panel decided in March', key: 'k-1' };

describe('the limits of the authority', () => {
  it('are seen by everybody, and set by the practice lead alone', async () => {
    for (const person of ['practice', 'lead', 'worker', 'auditor', 'analyst'] as const) {
      const page = await get('/settings/limits', person);
      expect([page.status, plain(page.text)]).toEqual([200, expect.stringContaining('This authority has set no limit of its own')]);
      expect((await get(D12, person)).text.includes('name="why"')).toBe(person === 'practice');
    }
    expect((await post(D12, 'lead', { ...asked, step: 'save' })).status).toBe(403);
    expect((await get('/settings/limits/D99.amber', 'practice')).status).toBe(404);
  });

  it('says what is wrong with each field, and holds to the law', async () => {
    const wrong = await post(D12, 'practice', { ...asked, value: 'many', day: '', why: '' });
    expect(wrong.status).toBe(400);
    for (const says of ['Enter the limit as a whole number', 'must include a day', 'Say why the limit is changed'])
      expect(plain(wrong.text)).toContain(says);
    const looser = await post('/settings/limits/D11.red', 'practice', { ...asked, value: '113' });
    expect([looser.status, plain(looser.text)]).toEqual([400, expect.stringContaining('The limit must be 112 or less')]);
    const actor = { id: 'cli:test', roles: ['cli'] };
    const set = { actor, command: 'loose', setting: 'D05.red', value: 182, from: '2026-04-01', why: 'To be looser' };
    await expect(server.app.get(CommandBus).execute(new SetLimit(set))).rejects.toThrow('The law allows 181 at most');
  });

  it('says what a change will do before it does it, and keeps who, when and why', async () => {
    const check = plain((await post(D12, 'practice', asked)).text);
    expect(check).toContain('Today the rule asks about 2 children. Under the new limit it would be 0: 0 more, 2 fewer.');
    expect(check).toContain('2 children are worked out again');
    expect(plain((await get(D12, 'practice')).text)).toContain('This authority has never set it');
    const saved = await post(D12, 'practice', { ...asked, step: 'save' });
    expect(saved.status).toBe(303);
    const again = await post(D12, 'practice', { ...asked, step: 'save' });
    expect(again.headers.location).toBe(saved.headers.location);
    expect(plain((await get(saved.headers.location!, 'practice')).text)).toContain('The limit is 200 from 1 April 2026.');
    const audited = plain((await get(D12, 'auditor')).text);
    expect(audited).toMatch(/200 1 Apr 2026 25 Nov 2026 pat.bello Panel decided in March/);
    expect(audited.match(/Panel decided/g)).toHaveLength(1);
    const seen = plain((await get(D12, 'worker')).text);
    expect([seen.includes('200 1 Apr 2026'), seen.includes('pat.bello'), seen.includes('Panel decided')]).toEqual([true, false, false]);
  });

  it('says how far a change has come while it is worked out', async () => {
    await server.caughtUp();
    await until(async () => !(await get(D12, 'lead')).text.includes('being worked out'));
    const client = new Client({ connectionString: server.databaseUrl });
    await client.connect();
    try {
      // Nobody can tell a child again while this holds; everybody can read.
      await client.query('BEGIN');
      await client.query('LOCK TABLE read.child IN EXCLUSIVE MODE');
      expect((await post(D12, 'practice', { ...asked, value: '130', key: 'k-2', step: 'save' })).status).toBe(303);
      await until(async () =>
        plain((await get(D12, 'lead')).text).includes('A change is being worked out: it applies to 0 of 2 children so far.'),
      );
      expect(plain((await get('/team/drift', 'lead')).text)).toContain('It does not apply yet to 2 children.');
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
    await until(async () => !(await get(D12, 'lead')).text.includes('being worked out'));
  });
});

describe('a rule replayed', () => {
  it('names the children whom another version asks about', async () => {
    const text = plain((await get('/team/drift/replay?as=RV-01.1', 'lead')).text);
    expect(text).toContain(
      'Had version 1 been in force throughout, it would have asked about 2 children in the last year; as the law was, it asked about 0.',
    );
    expect(text).toMatch(/More C1 C2 Fewer None/);
    expect(plain((await get('/team/drift/replay?as=D12', 'lead')).text)).toContain(
      'If there were no such rule, it would have asked about 0',
    );
    expect(plain((await get('/team/drift/replay?as=RV-01.9', 'lead')).text)).toContain('Choose a rule of the list');
  });
});

describe('a practice lead in a browser', () => {
  const walk = async (javaScriptEnabled: boolean): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    const [name, value] = (await server.signIn(people.practice)).cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: server.url }]);
    return context.newPage();
  };
  const expectGoodAtBothWidths = async (page: Page): Promise<void> => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  };

  it('finds a limit, checks and sets it, and replays a rule', async () => {
    const page = await walk(true);
    await page.goto('/settings/limits');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: 'No permanence plan (D01): red' }));
    await follow(page.getByRole('button', { name: 'Continue' }));
    expect(await page.getByRole('alert').innerText()).toContain('Enter the limit as a whole number');
    await expectGoodAtBothWidths(page);
    await page.getByLabel('New value').fill('50');
    await page.getByLabel('Why is it changed?').fill('Tried in the spring');
    await follow(page.getByRole('button', { name: 'Continue' }));
    expect(await page.locator('h1').innerText()).toBe('Check the limit before you set it');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('button', { name: 'Set this limit' }));
    expect(await page.getByRole('alert').innerText()).toContain('The limit is 50 from 25 November 2026.');
    await expectGoodAtBothWidths(page);
    await page.goto('/team/drift/replay?as=RV-01.1');
    await expectGoodAtBothWidths(page);
    await page.goto('/team/drift/try-limit?setting=D12.amber&value=60');
    await expectGoodAtBothWidths(page);
  });

  it('needs no JavaScript', async () => {
    const page = await walk(false);
    await page.goto('/settings/limits/D02.changesTimes');
    await page.getByLabel('New value').fill('4');
    await page.getByLabel('Why is it changed?').fill('Fewer alerts');
    await follow(page.getByRole('button', { name: 'Continue' }));
    await follow(page.getByRole('button', { name: 'Set this limit' }));
    expect(await page.locator('main').innerText()).toContain('The limit is 4 from 25 November 2026.');
  });
});
