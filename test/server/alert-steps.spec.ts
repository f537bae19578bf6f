import request from 'supertest';
import { becameLookedAfter, bornOn, happened, placed, visited } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

type Role = keyof typeof people;

describe('What people do about an alert, on its pages', () => {
  let server: TestServer;
  let sessions: Record<Role, { cookie: string; csrf: string }>;
  beforeAll(async () => {
    server = await startServer();
    sessions = Object.fromEntries(
      await Promise.all(Object.entries(people).map(async ([role, person]) => [role, await server.signIn(person)] as const)),
    ) as typeof sessions;
  });
  afterAll(() => server.stop());

  const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const get = (path: string, role: Role = 'lead') => request(server.url).get(path).set('Cookie', sessions[role].cookie);
  const post = (path: string, form: object, role: Role = 'lead') =>
    request(server.url)
      .post(path)
      .set('Cookie', sessions[role].cookie)
      .type('form')
      .send({ _csrf: sessions[role].csrf, ...form });

  let n = 0;
  /** A child without a plan: amber since 16 May 2026, red since 14 July, critical since 11 November. */
  const drifting = async () => {
    const child = `C${(n += 1)}`;
    const name = { ...bornOn('2014-05-01', '2026-01-12').data, on: '2026-01-12', givenName: 'Zebedee', familyName: 'Quillfeather' };
    await server.record(
      child,
      becameLookedAfter('2026-01-12', 'C2'),
      { type: 'IdentityRecorded', data: name },
      placed('2026-01-12', { carer: 'HOME-1' }),
      happened('SocialWorkerAllocated', '2026-01-12', { worker: 'SW-001', team: 'TEAM-1' }),
    );
    await server.caughtUp();
    const { rows } = (await get('/api/signals?rule=D01')).body as { rows: { child: string; rule: string; anchor: string }[] };
    const { rule, anchor } = rows.find(row => row.child === child)!;
    const page = `/alerts/${rule}/${anchor}`;
    return { child, rule, anchor, page, at: (step: string) => `${page}/${step}?child=${child}` };
  };
  const keyed = async (path: string, role: Role = 'lead') => {
    const { text } = await get(path, role).expect(200);
    return { key: hidden(text, 'key'), basedOn: hidden(text, 'basedOn') };
  };
  const deferral = { day: '5', month: 'january', year: '2027', words: 'The court decides in December.' };

  it('offers each role what it can do', async () => {
    const { page } = await drifting();
    const lead = plain((await get(page)).text);
    for (const step of ['Defer this alert', 'Escalate this alert', 'Record management oversight', 'This alert is wrong'])
      expect(lead).toContain(step);
    expect(lead).not.toContain('End the deferral');
    expect(lead).toContain('At this severity it goes to the assistant director.');
    const worker = plain((await get(page, 'worker')).text);
    expect(worker).toContain('Escalate this alert');
    expect(worker).not.toMatch(/Defer this alert|management oversight|Who has looked/);
    // A past day is only looked at.
    expect(plain((await get(`${page}?on=1+11+2026`)).text)).not.toContain('What you can do');
  });

  it('defers it, shows that, takes it off the board and onto the list of the deferred, and back', async () => {
    const { child, page, at } = await drifting();
    const path = at('defer');
    const { headers } = await post(path, { ...(await keyed(path)), ...deferral }).expect(303);
    const saved = plain((await get(headers.location!).expect(200)).text);
    expect(saved).toContain('The alert is deferred until 5 January 2027. It comes back by itself the day after');
    expect(saved).toContain('Deferred until 5 January 2027 The court decides in December. lee.adeyemi');
    await server.caughtUp();
    const board = await get('/team/drift?rule=D01');
    expect(board.text).not.toContain(`${page}?child=${child}`);
    expect(plain(board.text)).toContain('1 alert is deferred. Show the deferred alerts');
    const apart = plain((await get('/team/drift?show=deferred')).text);
    expect(apart).toContain('Alerts, deferred');
    expect(apart).toMatch(/Deferred until.*5 Jan 2027/);
    expect(plain((await get(`/children/${child}`)).text)).toContain('Deferred until 5 January 2027');
    const rows = async (query: string) => ((await get(`/api/signals?rule=D01${query}`)).body as { rows: { child: string }[] }).rows;
    expect(await rows('&deferred=true')).toMatchObject([{ child, deferredUntil: '2027-01-05' }]);
    expect((await rows('')).map(row => row.child)).toContain(child);
    expect((await rows('&deferred=false')).map(row => row.child)).not.toContain(child);
    const end = at('withdraw');
    await post(end, { ...(await keyed(end)), words: '' }).expect(303);
    expect(plain((await get(page)).text)).not.toContain('End the deferral');
    await server.caughtUp();
    expect(await rows('&deferred=true')).toEqual([]);
  });

  it('records it once, however often it is sent', async () => {
    const { child, at } = await drifting();
    const form = { ...(await keyed(at('defer'))), ...deferral };
    const [one, other] = await Promise.all([post(at('defer'), form), post(at('defer'), form)]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(one.headers.location).toBe(other.headers.location);
    const { entries } = (await get(`/api/children/${child}`)).body as { entries: { type: string }[] };
    expect(entries.filter(({ type }) => type === 'SignalDeferred')).toHaveLength(1);
  });

  it('says what is missing, on top and beside each field', async () => {
    const { at } = await drifting();
    const { text } = await post(at('defer'), { ...(await keyed(at('defer'))), day: '31', month: '2', year: '2027' }).expect(400);
    expect(text).toContain('<title>Error: ');
    expect(text).toContain('<a href="#day">The review date must be a real date</a>');
    expect(text).toContain('<a href="#words">Say why it can wait</a>');
    expect(text).toContain('id="words-error"');
    const late = await post(at('defer'), { ...(await keyed(at('defer'))), ...deferral, month: '3' }).expect(400);
    expect(late.text).toContain('The review date must be between 26 November 2026 and 23 February 2027');
    expect((await post(at('escalate'), await keyed(at('escalate'))).expect(400)).text).toContain('Select to whom it is escalated');
  });

  it('shows what was recorded meanwhile, and lets the person keep the answer or drop it', async () => {
    const { child, at } = await drifting();
    const form = { ...(await keyed(at('defer'))), ...deferral };
    await server.record(child, visited('2026-11-23'));
    const { text } = await post(at('defer'), form).expect(200);
    expect(plain(text)).toContain('The record changed while you were filling this in Visit made, 23 November 2026');
    expect(text).toContain('Drop this');
    expect(text).toContain('The court decides in December.');
    await post(at('defer'), { ...form, basedOn: hidden(text, 'basedOn') }).expect(303);
  });

  it('refuses to defer what has cleared meanwhile', async () => {
    const { child, at } = await drifting();
    const form = { ...(await keyed(at('defer'))), ...deferral };
    await server.record(child, happened('PermanencePlanSet', '2026-11-24', { plan: 'LTFOST18' }));
    const { text } = await post(at('defer'), form).expect(200);
    expect(plain(text)).toContain('This alert is no longer open.');
    const again = await post(at('defer'), { ...form, basedOn: hidden(text, 'basedOn') }).expect(400);
    expect(plain(again.text)).toContain('This alert is not open on 25 November 2026.');
  });

  it('keeps escalation, oversight and doubt in its history, with who cleared it', async () => {
    const { child, page, at } = await drifting();
    await post(at('escalate'), { ...(await keyed(at('escalate'), 'worker')), to: 'AD', words: 'No plan.' }, 'worker').expect(303);
    await post(at('oversight'), { ...(await keyed(at('oversight'))), words: 'Plan at the next review.' }).expect(303);
    const doubted = await post(at('dispute'), { ...(await keyed(at('dispute'), 'worker')), words: 'It was set in May.' }, 'worker').expect(
      303,
    );
    expect(plain((await get(doubted.headers.location!, 'worker')).text)).toContain('Now correct the entry that is wrong');
    await server.record(child, happened('PermanencePlanSet', '2026-11-25', { plan: 'LTFOST18' }));
    const text = plain((await get(page)).text);
    expect(text).toContain('Escalated to: Assistant director (AD) No plan. sam.woods');
    expect(text).toContain('Management oversight recorded Plan at the next review. lee.adeyemi');
    expect(text).toContain('Said to be wrong It was set in May. sam.woods');
    expect(text).toContain('Cleared by: Permanence plan set cli:test');
    expect(text).toMatch(/It was open for \d+ days. Somebody first did something about it after \d+ days./);
    expect(text).toMatch(/Who has looked at it .*Social worker 1 .*Team lead 1/);
    expect((await get(`/api${page}`)).body).toMatchObject({ child, clearedOn: '2026-11-25', severity: null, deferredUntil: null });
  });

  it('is closed to who may not do it', async () => {
    const { at } = await drifting();
    await get(at('defer'), 'worker').expect(403);
    await get(at('oversight'), 'worker').expect(403);
    await post(at('defer'), { ...deferral, key: 'k', basedOn: '9' }, 'worker').expect(403);
    await get(at('defer'), 'analyst').expect(403);
    const auditor = await server.signIn(people.auditor, { purposes: { [at('').split('=')[1]!]: 'Case audit' } });
    await request(server.url).get(at('dispute')).set('Cookie', auditor.cookie).expect(302);
    await get(at('nonsense')).expect(404);
    await get(at('constructor')).expect(404);
    const { cookie } = sessions.lead;
    await request(server.url).post(at('defer')).set('Cookie', cookie).type('form').send(deferral).expect(403);
  });

  it('tells how alerts went in a period, to those who see the board', async () => {
    await drifting();
    const page = await get('/team/drift/history?from=1+4+2026').expect(200);
    expect(plain(page.text)).toMatch(/From 1 April 2026 to 25 November 2026.*No permanence plan/);
    expect(plain((await get('/team/drift/history?from=soon')).text)).toContain('Enter a day before the last day of the period');
    await get('/team/drift/history', 'analyst').expect(200);
    const figures = (await get('/api/signals/figures?from=2026-04-01').expect(200)).body as { figures: object[] };
    expect(figures).toMatchObject({ from: '2026-04-01', on: '2026-11-25' });
    expect(figures.figures).toContainEqual(expect.objectContaining({ rule: 'D01' }));
    await get('/api/signals/figures?from=2027-04-01').expect(422);
  });

  it('keeps names and reasons out of the log', () => {
    expect(server.logged.length).toBeGreaterThan(10);
    expect(server.logged.join('')).not.toMatch(/Zebedee|Quillfeather|The court decides/);
  });
});
