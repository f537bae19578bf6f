import request from 'supertest';
import { becameLookedAfter, bornOn, happened, placed, reviewed } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

describe('Timeliness over a period', () => {
  let server: TestServer;
  let sessions: Record<keyof typeof people, { cookie: string; csrf: string }>;

  const inCare = (child: string, name: string, worker: string, ...more: Parameters<TestServer['record']>[1][]) =>
    server.record(
      child,
      {
        type: 'IdentityRecorded',
        data: { ...bornOn('2014-05-01', '2026-04-13').data, on: '2026-04-13', givenName: name, familyName: 'Quillfeather' },
      },
      becameLookedAfter('2026-04-13', 'C2'),
      placed('2026-04-13'),
      happened('SocialWorkerAllocated', '2026-04-13', { worker, team: worker === 'SW-900' ? 'TEAM-9' : 'TEAM-1' }),
      ...more,
    );

  beforeAll(async () => {
    server = await startServer();
    sessions = Object.fromEntries(
      await Promise.all(Object.entries(people).map(async ([role, person]) => [role, await server.signIn(person)] as const)),
    ) as typeof sessions;
    // The first review of each falls due on 12 May.
    await inCare('C1', 'Zebedee', 'SW-001', reviewed('2026-05-12'));
    await inCare('C2', 'Ottoline', 'SW-002', reviewed('2026-05-14'));
    await inCare('C4', 'Clementine', 'SW-900');
    await server.caughtUp();
  });
  afterAll(() => server.stop());

  const get = (path: string, role: keyof typeof people) => request(server.url).get(path).set('Cookie', sessions[role].cookie);
  const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const may = '/timeliness?from=1+5+2026&to=31+5+2026';

  it('shows a team lead the figures of the team, and the measures', async () => {
    const text = plain((await get(`${may}&rule=RV-01`, 'lead').expect(200)).text);
    expect(text).toContain('Due from 1 May 2026 to 31 May 2026, as it stood at the end of 31 May 2026.');
    expect(text).toMatch(/RV-08 50\.0% 1 of 2 – 0 of 0 50\.0% 1 of 2/);
    expect(text).toMatch(
      /First review RV-01 50\.0% of 2 2 due 1 met on time 1 met late 0 0 0 – 30 days half of them 29\.5 to 30\.5, longest 31/,
    );
  });

  it('leads from each number to the duties behind it', async () => {
    const page = (await get(`${may}&rule=RV-01&by=worker`, 'lead')).text;
    const [, href] = /href="(\/timeliness\/duties[^"]*outcome=met-late[^"]*)"/.exec(page) ?? [];
    const duties = plain((await get(href!.replaceAll('&amp;', '&'), 'lead').expect(200)).text);
    expect(duties).toContain('Met late. Social worker: SW-002.');
    expect(duties).toMatch(/1 duty, .*Ottoline Quillfeather First review RV-01 12 May 2026 14 May 2026 Met 2 days late SW-002 TEAM-1/);
    expect(duties).not.toContain('Zebedee');
  });

  it('shows each role what it may see', async () => {
    const figures = async (role: keyof typeof people) => plain((await get(`${may}&rule=RV-01`, role).expect(200)).text);
    expect(await figures('worker')).toMatch(/100\.0% of 1 1 due/);
    expect(await figures('analyst')).toMatch(/33\.3% of 3 3 due/);
    expect(await figures('auditor')).toMatch(/33\.3% of 3 3 due/);
    for (const role of ['analyst', 'auditor'] as const) {
      const { text } = await get('/timeliness/duties?from=1+5+2026&to=31+5+2026', role).expect(200);
      expect(text).not.toContain('Quillfeather');
      expect(text).toContain('C4');
      expect(/href="\/children\/C4"/.test(text)).toBe(role === 'auditor');
    }
    await get('/children/C4', 'auditor').expect(302).expect('Location', '/audit/purpose/C4');
  });

  it('says beside its field what cannot be read, and shows the year up to today', async () => {
    const wrong = plain((await get('/timeliness?from=soon&to=31+5+2026', 'lead').expect(200)).text);
    expect(wrong).toContain('Enter a day, like 27 3 2026');
    expect(wrong).toContain('Due from 1 April 2026 to 25 November 2026');
    const turned = plain((await get('/timeliness?from=1+6+2026&to=31+5+2026', 'lead').expect(200)).text);
    expect(turned).toContain('The period must end on or after the day it begins.');
    const ahead = plain((await get('/timeliness?on=1+1+2027', 'lead').expect(200)).text);
    expect(ahead).toContain('That day has not come yet.');
  });

  it('takes a filter that there is not for none, and says where there is nothing', async () => {
    expect(plain((await get(`${may}&by=constructor&outcome=x`, 'lead').expect(200)).text)).toContain('RV-01');
    expect(plain((await get(`${may}&rule=ZZ-99`, 'lead').expect(200)).text)).toContain('Nothing fell due in this period.');
    const none = await get('/timeliness/duties?from=1+5+2026&to=31+5+2026&outcome=never-met', 'lead').expect(200);
    expect(plain(none.text)).toContain('No duty came out so in this period.');
  });

  it('gives the same as CSV and as JSON', async () => {
    const figures = await get('/timeliness/figures.csv?from=1+5+2026&to=31+5+2026&rule=RV-01', 'lead').expect(200);
    expect(figures.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
    expect(figures.text).toMatch(/^rule,group,due,of,percentOnTime,.*\nRV-01,,2,2,50,1,1,0,0,0,0,0,0,0,0,,29.5,30,30.5,31\n$/);
    const duties = await get('/timeliness/duties.csv?from=1+5+2026&to=31+5+2026&rule=RV-01&outcome=met-late', 'lead').expect(200);
    expect(duties.text).toMatch(/^child,rule,.*\nC2,RV-01,2,2026-05-12,2026-05-14,met-late,,31,TEAM-1,SW-002,/);
    const asked = '?from=2026-05-01&to=2026-05-31&rule=RV-01&by=age';
    const body = (await get(`/api/timeliness${asked}`, 'auditor').expect(200)).body as object;
    expect(body).toMatchObject({ from: '2026-05-01', on: '2026-05-31', lines: [{ rule: 'RV-01', group: '10-15', due: 3 }] });
    const rows = (await get(`/api/timeliness/duties${asked}&group=10-15&outcome=still-open`, 'analyst').expect(200)).body as object;
    expect(rows).toMatchObject({ rows: [{ child: 'C4', outcome: 'still-open', givenName: null }] });
    expect((await get('/api/timeliness?from=1+May', 'lead').expect(422)).body).toMatchObject({ code: 'not-a-day' });
    expect((await get('/api/timeliness?to=2020-01-01&from=2020-02-01', 'lead').expect(422)).body).toMatchObject({ code: 'not-a-period' });
  });
});
