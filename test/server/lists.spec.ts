import request from 'supertest';
import { becameLookedAfter, bornOn, happened, placed, reviewed, visited } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

describe('Lists of children and alerts', () => {
  let server: TestServer;
  let sessions: Record<keyof typeof people, { cookie: string; csrf: string }>;

  const inCare = (child: string, name: string, worker: string | undefined, since: string) =>
    server.record(
      child,
      { type: 'IdentityRecorded', data: { ...bornOn('2014-05-01', since).data, on: since, givenName: name, familyName: 'Quillfeather' } },
      becameLookedAfter(since, 'C2'),
      placed(since),
      ...(worker ? [happened('SocialWorkerAllocated', since, { worker, team: worker === 'SW-900' ? 'TEAM-9' : 'TEAM-1' })] : []),
    );

  beforeAll(async () => {
    server = await startServer();
    sessions = Object.fromEntries(
      await Promise.all(Object.entries(people).map(async ([role, person]) => [role, await server.signIn(person)] as const)),
    ) as typeof sessions;
    await inCare('C1', 'Zebedee', 'SW-001', '2026-01-12');
    await server.record(
      'C1',
      visited('2026-01-15'),
      reviewed('2026-02-05'),
      visited('2026-11-20'),
      happened('PermanencePlanSet', '2026-02-05', { plan: 'ADOPTION' }),
    );
    await inCare('C2', 'Ottoline', 'SW-002', '2026-11-16');
    await inCare('C3', 'Peregrine', undefined, '2026-11-16');
    await inCare('C4', 'Clementine', 'SW-900', '2026-01-12');
    await server.caughtUp();
  });
  afterAll(() => server.stop());

  const get = (path: string, role: keyof typeof people) => request(server.url).get(path).set('Cookie', sessions[role].cookie);
  const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('sends everybody to the page of their role', async () => {
    for (const [role, home] of [
      ['worker', '/children'],
      ['lead', '/team'],
      ['auditor', '/audit'],
      ['analyst', '/team'],
    ] as const) {
      await get('/', role).expect(302).expect('Location', home);
      await get(home, role).expect(200);
    }
  });

  it('shows a social worker their own children, and what to do next', async () => {
    const text = plain((await get('/children', 'worker').expect(200)).text);
    expect(text).toContain('Your children (1)');
    expect(text).toContain('1 child needs something within a week.');
    expect(text).toMatch(/Overdue by \d+ days.{1,20}Placement plan : Zebedee Quillfeather , 12 years/);
    expect(text).not.toMatch(/Ottoline|Peregrine|Clementine/);
  });

  it('shows the national indicators of those who may be seen, and the children behind a number', async () => {
    const page = plain((await get('/indicators', 'lead').expect(200)).text);
    expect(page).toContain('Rolling, not comparable with DfE');
    expect(page).toContain('Three or more placements in the year Cohort: Children in care on the day');
    expect(page).toMatch(/Placed far from home .{1,400} Nobody 0 of 0, not recorded 3/);
    const behind = plain((await get('/indicators?on=31+3+2026&behind=distance', 'worker').expect(200)).text);
    expect(behind).toContain('a snapshot at 31 March');
    expect(behind).toMatch(/0 children count; of 1 the record cannot tell\. .{1,60} Zebedee Quillfeather Not recorded/);
    expect(behind).not.toMatch(/Ottoline|Clementine/);
    expect((await get('/indicators?behind=distance', 'analyst').expect(200)).text).not.toContain('Quillfeather');
  });

  it('tells somebody without children how children appear here', async () => {
    const { cookie } = await server.signIn({ ...people.worker, worker: 'SW-777' });
    const { text } = await request(server.url).get('/children').set('Cookie', cookie).expect(200);
    expect(text).toContain('No children are allocated to you.');
  });

  it('shows a team lead the children of the team, and those without a social worker', async () => {
    const text = plain((await get('/team', 'lead').expect(200)).text);
    expect(text).toContain('Your team’s children (3)');
    expect(text).toContain('Without a social worker: 1 child');
    const alone = plain((await get('/team?show=no-worker', 'lead')).text);
    expect(alone).toContain('Showing 1 child,');
    expect(alone).toContain('Peregrine Quillfeather');
    expect(text).not.toContain('Clementine');
  });

  it('shows an analyst every child, and no name', async () => {
    const { text } = await get('/team', 'analyst').expect(200);
    expect(plain(text)).toContain('Children in care (4)');
    expect(text).not.toMatch(/Quillfeather|12 years|href="\/children/);
    expect(text).toContain('C4');
  });

  it('narrows the list to an alert or a plan, by its address', async () => {
    const adoption = plain((await get('/team?plan=ADOPTION', 'lead')).text);
    expect(adoption).toContain('Showing 1 child,');
    const overdue = plain((await get('/team?alert=D06', 'lead')).text);
    expect(overdue).toContain('Showing 1 child,');
    expect(plain((await get('/team?plan=none', 'lead')).text)).toContain('Showing 2 children,');
  });

  it('takes a filter that there is not for none', async () => {
    for (const show of ['constructor', '__proto__', 'nope'])
      expect(plain((await get(`/team?show=${show}`, 'lead').expect(200)).text)).toContain('Showing 3 children');
  });

  it('shows the list as at another day', async () => {
    const text = plain((await get('/team?on=1+10+2026', 'lead').expect(200)).text);
    expect(text).toContain('As at 1 October 2026');
    expect(text).toContain('Your team’s children (1)');
  });

  it('tells what others recorded since somebody was last here', async () => {
    const text = plain((await get('/children', 'worker')).text);
    expect(text).toMatch(/Since you were last here Zebedee Quillfeather Permanence plan set on 5 Feb 2026, by cli:test/);
  });

  it('counts alerts by kind, and leads to each one explained', async () => {
    const board = (await get('/team/drift', 'lead').expect(200)).text;
    expect(plain(board)).toContain('3 children wait for a permanent home.');
    expect(plain((await get('/team/drift?rule=D06', 'lead')).text)).toMatch(/Showing 1 alert,/);
    const [href] = /\/alerts\/D06\/[^"]+/.exec(board) ?? [];
    const alert = (await get(href!, 'lead').expect(200)).text;
    for (const part of ['The facts behind this', 'What would clear it', 'The rule', 'History', 'Last step towards a permanent home'])
      expect(alert).toContain(part);
    const [, tries] = /href="(\/alerts\/D06[^"]+try=facts)#clears"/.exec(alert) ?? [];
    expect(plain((await get(tries!.replaceAll('&amp;', '&'), 'lead').expect(200)).text)).toMatch(/would clear it. .*Review held/);
    const [, entry] = /href="\/children\/C1[^"]*#(entry-[^"]+)"/.exec(alert) ?? [];
    expect((await get('/children/C1', 'lead')).text).toContain(`id="${entry}"`);
  });

  it('gives an analyst the board without names and without links', async () => {
    const { text } = await get('/team/drift', 'analyst').expect(200);
    expect(text).not.toMatch(/Quillfeather|href="\/alerts|href="\/children/);
  });

  it('lists what is due next, by the lead times of the rules or within some days', async () => {
    const soon = plain((await get('/due', 'lead').expect(200)).text);
    expect(soon).toMatch(/Zebedee Quillfeather Second review RV-02 5 May 2026 Overdue by 204 days SW-001 TEAM-1/);
    expect(soon).toContain('Due soon, by the lead time of each rule');
    const one = plain((await get('/due?within=90&rule=RV-01&worker=SW-002', 'lead').expect(200)).text);
    expect(one).toMatch(/1 duty of 1 child, .*Ottoline Quillfeather First review RV-01 14 Dec 2026/);
    expect(one).not.toMatch(/Peregrine|Zebedee Quillfeather/);
    expect(plain((await get('/due?within=0&rule=RV-01', 'lead').expect(200)).text)).toContain('Nothing is due here.');
    expect((await get('/due', 'analyst').expect(200)).text).not.toContain('Quillfeather');
    await get('/due', 'auditor').expect(302).expect('Location', '/audit');
    const { rows } = (await get('/api/obligations?dueBy=2026-12-14&rule=RV-01&worker=SW-002', 'lead').expect(200)).body as {
      rows: object[];
    };
    expect(rows).toMatchObject([{ child: 'C2', dueOn: '2026-12-14', status: 'due-soon' }]);
    expect((await get('/api/obligations?dueBy=soon', 'lead').expect(422)).body).toMatchObject({ code: 'not-a-day' });
  });

  it('keeps people out of the lists of other roles', async () => {
    await get('/team', 'worker').expect(403);
    await get('/children', 'lead').expect(403);
    await get('/audit', 'worker').expect(403);
    await get('/team/drift', 'auditor').expect(302).expect('Location', '/audit');
  });

  it('gives the same lists as JSON', async () => {
    const children = (await get('/api/children', 'lead').expect(200)).body as { rows: { child: string }[] };
    expect(children.rows.map(({ child }) => child)).toEqual(['C1', 'C2', 'C3']);
    const duties = (await get('/api/obligations?rule=RV-02&open=true', 'lead').expect(200)).body as object;
    expect(duties).toMatchObject({ on: '2026-11-25', rows: [{ child: 'C1', status: 'overdue' }] });
    const alerts = (await get('/api/signals?rule=D06', 'analyst').expect(200)).body as { rows: object[] };
    expect(alerts.rows).toContainEqual(expect.objectContaining({ child: 'C1', givenName: null }));
    expect((await get('/api/signals', 'auditor').expect(403)).body).toMatchObject({ code: 'purpose-needed' });
  });

  it('opens an alert to an auditor for the child of the purpose, and no other', async () => {
    const [href] = /\/alerts\/D06\/[^"?]+/.exec((await get('/team/drift', 'lead')).text) ?? [];
    const { cookie } = await server.signIn(people.auditor, { purposes: { C1: 'Case audit', C2: 'Case audit' } });
    const as = (path: string) => request(server.url).get(path).set('Cookie', cookie);
    expect((await as(`${href!}?child=C1`).expect(200)).text).toContain('Zebedee');
    expect((await as(`${href!}?child=C2`).expect(404)).text).not.toContain('Zebedee');
    await as(href!).expect(302).expect('Location', '/audit');
    await as(`${href!}?child=constructor`).expect(404);
    await as('/children/constructor').expect(302).expect('Location', '/audit/purpose/constructor');
  });

  it('says of an alert what became of it, and knows none before it was raised', async () => {
    const [href] = /\/alerts\/D06\/[^"]+/.exec((await get('/team/drift', 'lead')).text) ?? [];
    await server.record('C1', reviewed('2026-11-24'));
    const text = plain((await get(href!, 'lead').expect(200)).text);
    expect(text).toContain('This alert is not open on 25 November 2026.');
    expect(text).toContain('and closed on 24 November 2026.');
    await get(`${href!}&on=1+3+2026`, 'lead').expect(404);
  });
});
