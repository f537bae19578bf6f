import { KEYRING } from '@waymark/application';
import type { Keyring } from '@waymark/keyring';
import request from 'supertest';
import { becameLookedAfter, bornOn, happened, placed, visited } from '../support/story';
import { people, startServer, TODAY, type TestServer } from './support/server';

describe("A child's journey page", () => {
  let server: TestServer;
  let cookie: string;
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await server.signIn(people.worker));
    const { data } = bornOn('2014-05-01', '2025-01-06');
    const identity = { ...data, on: '2025-01-06', givenName: 'Zebedee', familyName: 'Quillfeather' };
    for (const child of ['C1', 'C2'])
      await server.record(
        child,
        { type: 'IdentityRecorded', data: identity },
        becameLookedAfter('2025-01-06', 'C1'),
        placed('2025-01-06', { carer: 'HOME-1' }),
        happened('SocialWorkerAllocated', '2025-01-06', { worker: 'SW-001', team: 'TEAM-1' }),
        happened('PermanencePlanSet', '2025-03-03', { plan: 'ADOPTION' }),
        ...Array.from({ length: 19 }, (_, week) => visited(`2025-0${1 + Math.floor(week / 3)}-${String(10 + (week % 3) * 7)}`)),
        placed('2025-09-01', { placement: 'U4', carer: 'HOME-2', because: 'CARPL' }),
      );
  });
  afterAll(() => server.stop());

  const get = (path: string) => request(server.url).get(path).set('Cookie', cookie);
  const entryOf = (html: string, title: string): string =>
    new RegExp(`id="entry-([^"]+)">\\s*<div[^>]*>\\s*<h3[^>]*>${title}<`).exec(html)?.[1] ?? '';

  it('says who the child is and how things stand today', async () => {
    const { text } = await get('/children/C1').expect(200);
    expect(text).toContain('<h1 class="govuk-heading-l govuk-!-margin-bottom-3">Zebedee Quillfeather</h1>');
    expect(text).toContain('12 years, born 1 May 2014');
    expect(text).toContain('Interim care order (C1)');
    expect(text).toContain('SW-001, TEAM-1');
    expect(text).toContain('Adoption (ADOPTION)');
    expect(text).toMatch(/Visit in the first year of a placement<\/p>\s*<strong class="govuk-tag govuk-tag--red">\s*Overdue by \d+ days/);
  });

  /** Each link of a page to an entry, followed: whether the entry stands where it leads. */
  const lost = async (path: string, text: string): Promise<string[]> => {
    const hrefs = new Set([...text.matchAll(/href="([^"]*#entry-[^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')));
    const missed = [];
    for (const href of hrefs) {
      const [page, id] = href.split('#') as [string, string];
      const there = page === '' || page === path ? text : (await get(page)).text;
      if (!there.includes(`id="${id}"`)) missed.push(href);
    }
    return missed;
  };
  const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);

  it.each(['/children/C1', '/children/C1?kind=visits', '/children/C1?page=2', '/children/C1?on=30+6+2025'])(
    'names the entry of every value: %s',
    async path => {
      const { text } = await get(path);
      const [header = ''] = all(text, /<dl class="waymark-child__facts">([\s\S]*?)<\/dl>/g);
      const facts = all(header, /<dt>[^<]+<\/dt><dd>(.*?)<\/dd>/g).filter(value => value !== 'None on record');
      const [plan] = all(text, /<h2[^>]*id="plan">([\s\S]*?)<\/section>/g);
      const clocks = all(text, /<p class="govuk-body govuk-!-font-weight-bold[^>]*>([\s\S]*?)<\/li>/g);
      const lanes = all(text, /data-label="What">(.*?)<\/td>/g);
      expect([facts.length, clocks.length > 3, lanes.length]).toEqual([4, true, path.includes('30+6') ? 3 : 4]);
      for (const value of [...facts, plan, ...clocks, ...lanes]) expect(value).toMatch(/<a class="govuk-link" href="[^"]*#entry-/);
      expect(await lost(path, text)).toEqual([]);
    },
  );

  it('keeps the name out of its title and its address', async () => {
    const { text } = await get('/children/C1');
    expect(/<title>(.*)<\/title>/.exec(text)?.[1]).toBe('Journey of child C1 – Waymark');
  });

  it('draws the journey in lanes, with the same as a table', async () => {
    const { text } = await get('/children/C1');
    const svg = /<svg[\s\S]*<\/svg>/.exec(text)?.[0] ?? '';
    expect(svg.match(/<rect/g)).toHaveLength(4);
    expect(svg).not.toContain('style=');
    expect(text).toMatch(/data-label="What"><a class="govuk-link" href="[^"]*#entry-[^"]+">Foster placement, long term \(U4\)<\/a>/);
  });

  it('shows twenty events a page, the newest first, and keeps kind and day from page to page', async () => {
    const first = (await get('/children/C1')).text;
    expect(first.match(/moj-timeline__item/g)).toHaveLength(20);
    expect(first).toContain('25 events, page 1 of 2');
    const visits = (await get('/children/C1?kind=visits&on=30+6+2025')).text;
    expect(visits).toContain(': 18 events');
    expect(visits).toContain('As at 30 June 2025');
  });

  it('shows another day as it was on that day', async () => {
    const { text } = await get('/children/C1?on=1+March+2025').expect(200);
    expect(text).toContain('As at 1 March 2025');
    expect(text).toContain('No permanence plan on record.');
    expect(text).not.toContain('HOME-2');
    expect(text).not.toContain('Record a placement move');
  });

  it('shows nothing of what was learnt later', async () => {
    const { text } = await get('/children/C1?known=1+1+2020').expect(200);
    expect(text).toContain(', as known on 1 January 2020');
    expect(text).toContain('Nothing was known of this child on that day.');
  });

  it('says how to write a day that cannot be read', async () => {
    const { text } = await get('/children/C1?on=yesterday').expect(200);
    expect(text).toContain('Enter a day, like 27 3 2026');
  });

  it('keeps what was corrected and struck out in sight, with what changed and why', async () => {
    const entry = entryOf((await get('/children/C2')).text, 'Placement started');
    const correction = happened('EntryCorrected', TODAY, { entry, changes: { placement: 'U6' }, reason: 'Typing error' });
    await server.record('C2', correction);
    const corrected = (await get('/children/C2')).text;
    expect(corrected).toContain('Type of placement: <del>Foster placement, long term (U4)</del> <ins>Foster placement, other (U6)</ins>');
    expect(corrected).toMatch(/Corrected on 25 November 2026 by cli:test: Typing error/);
    await server.record('C2', happened('EntryStruckOut', TODAY, { entry, reason: 'Wrong child' }));
    const struck = (await get('/children/C2')).text;
    expect(struck).toMatch(new RegExp(`waymark-struck" id="entry-${entry}"`));
    expect(struck).toContain('Struck out on 25 November 2026 by cli:test: Wrong child');
  });

  it('opens to an auditor once they have said why', async () => {
    const auditor = await server.signIn(people.auditor);
    const as = (path: string) => request(server.url).get(path).set('Cookie', auditor.cookie);
    await as('/children/C1').expect(302).expect('Location', '/audit/purpose/C1');
    await as('/audit/purpose/C1').expect(200);
    const post = (form: object) =>
      request(server.url)
        .post('/audit/purpose')
        .set('Cookie', auditor.cookie)
        .type('form')
        .send({ _csrf: auditor.csrf, child: 'C1', ...form });
    expect((await post({}).expect(400)).text).toContain('Select a purpose');
    await post({ purpose: 'Case audit', reference: 'A-17' }).expect(303).expect('Location', '/children/C1');
    const { text } = await as('/children/C1').expect(200);
    expect(text).not.toContain('Record a placement move');
    await as('/children/C2').expect(302).expect('Location', '/audit/purpose/C2');
    expect((await as('/audit')).text).toContain('Case audit, A-17');
  });

  it('is closed to an analyst, and to a worker whose child it is not', async () => {
    for (const person of [people.analyst, { ...people.worker, worker: 'SW-999' }]) {
      const other = await server.signIn(person);
      const { text } = await request(server.url).get('/children/C1').set('Cookie', other.cookie).expect(403);
      expect(text).not.toContain('Quillfeather');
    }
  });

  it('shows what remains of an erased child', async () => {
    await server.app.get<Keyring>(KEYRING).destroy('child-C2');
    const { text } = await get('/children/C2').expect(200);
    expect(text).toContain('Names, dates of birth, addresses and notes on this child were erased');
    expect(text).toContain('Child C2');
    expect(text).not.toContain('Quillfeather');
  });

  it('leaves no name in the log', () => expect(server.logged.join('')).not.toMatch(/Zebedee|Quillfeather|\bC1\b|\bC2\b/));
});
