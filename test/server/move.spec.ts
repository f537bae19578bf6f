import request from 'supertest';
import { becameLookedAfter, bornOn, happened, placed, visited } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

const answers = {
  day: '24',
  month: 'november',
  year: '2026',
  placement: 'U4',
  provider: 'PR4',
  because: 'CARPL',
  carer: 'HOME-2',
  sameCarer: '',
};

describe('Recording a placement move on its pages', () => {
  let server: TestServer;
  let session: { cookie: string; csrf: string };
  beforeAll(async () => {
    server = await startServer();
    session = await server.signIn(people.worker);
  });
  afterAll(() => server.stop());

  let n = 0;
  const newChild = async (): Promise<string> => {
    const child = `C${(n += 1)}`;
    const name = { ...bornOn('2014-05-01', '2026-04-27'), type: 'IdentityRecorded' } as const;
    await server.record(
      child,
      { ...name, data: { ...name.data, givenName: 'Zebedee', familyName: 'Quillfeather' } },
      becameLookedAfter('2026-04-27', 'C2'),
      placed('2026-04-27', { carer: 'HOME-1' }),
      happened('SocialWorkerAllocated', '2026-04-27', { worker: 'SW-001', team: 'TEAM-1' }),
    );
    return child;
  };
  const get = (path: string) => request(server.url).get(path).set('Cookie', session.cookie);
  const post = (child: string, form: object) =>
    request(server.url)
      .post(`/children/${child}/move-placement`)
      .set('Cookie', session.cookie)
      .type('form')
      .send({ _csrf: session.csrf, ...form });
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const keyed = async (child: string) => {
    const { text } = await get(`/children/${child}/move-placement`).expect(200);
    return { key: hidden(text, 'key'), basedOn: hidden(text, 'basedOn') };
  };

  it('shows how it is now, and fills in today when asked', async () => {
    const { text } = await get(`/children/${await newChild()}/move-placement?on=today`).expect(200);
    expect(text).toContain('Foster placement, other (U6)');
    expect(text).toContain('212 days');
    expect(text).toMatch(/name="day"[^>]*value="25"/);
  });

  it('says what is missing, on top and beside each field', async () => {
    const child = await newChild();
    const { text } = await post(child, { ...(await keyed(child)), day: '31', month: '2', year: '2026', step: 'check' }).expect(400);
    expect(text).toContain('<title>Error: ');
    expect(text).toContain('<a href="#day">The date of the move must be a real date</a>');
    expect(text).toContain('<a href="#placement">Select the type of placement</a>');
    expect(text).toContain('id="because-error"');
  });

  it('tells what the move will do before it is saved, and records nothing yet', async () => {
    const child = await newChild();
    const { text } = await post(child, { ...(await keyed(child)), ...answers, step: 'check' }).expect(200);
    expect(text).toContain('Ends the placement “Foster placement, other (U6)” after 211 days.');
    expect(text).toContain('Starts the clock “Visit in the first year of a placement”: due 1 December 2026, in 6 days.');
    expect((await get(`/children/${child}`)).text).not.toContain('HOME-2');
  });

  it('records it once, however often it is sent', async () => {
    const child = await newChild();
    const form = { ...(await keyed(child)), ...answers, step: 'save' };
    const [one, other] = await Promise.all([post(child, form), post(child, form)]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(one.headers.location).toBe(other.headers.location);
    const { text } = await get(one.headers.location!).expect(200);
    expect(text).toContain('Placement move saved');
    expect(text).toContain('Visit in the first year of a placement');
    expect((await get(`/children/${child}`)).text.match(/HOME-2/g)).toHaveLength(1);
  });

  it('names the entry that a move clashes with', async () => {
    const child = await newChild();
    await server.record(child, placed('2026-11-24', { carer: 'HOME-3' }));
    const { text } = await post(child, { ...(await keyed(child)), ...answers, step: 'check' }).expect(400);
    expect(text).toMatch(/It clashes with <a class="govuk-link" href="\/children\/C\d+#entry-[^"]+">/);
  });

  it('refuses a day that has not come', async () => {
    const child = await newChild();
    const { text } = await post(child, { ...(await keyed(child)), ...answers, day: '26', step: 'check' }).expect(400);
    expect(text).toContain('<a href="#day">This has not happened yet. Plan it.</a>');
  });

  it('shows what was recorded meanwhile, and lets the person keep the move or drop it', async () => {
    const child = await newChild();
    const form = { ...(await keyed(child)), ...answers };
    await server.record(child, visited('2026-11-23'));
    const { text } = await post(child, { ...form, step: 'save' }).expect(200);
    expect(text).toContain('The record changed while you were filling this in');
    expect(text).toContain('Visit made, 23 November 2026');
    expect(text).toContain('Drop this move');
    await post(child, { ...form, basedOn: hidden(text, 'basedOn'), step: 'save' }).expect(303);
  });

  it('asks why something that ought not to be is so', async () => {
    const child = await newChild();
    await server.record(child, happened('LegalStatusChanged', '2026-06-01', { legalStatus: 'V2' }));
    const form = { ...(await keyed(child)), ...answers, placement: 'P1', provider: 'PR0', carer: '' };
    const check = await post(child, { ...form, step: 'check' }).expect(200);
    expect(check.text).toContain('This ought not to be');
    expect((await post(child, { ...form, step: 'save' }).expect(400)).text).toContain('Say why it is so all the same');
    await post(child, { ...form, step: 'save', reason: 'The court is asked on Friday.' }).expect(303);
  });

  it('is closed to who does not work with the child', async () => {
    const child = await newChild();
    for (const person of [people.analyst, { ...people.worker, sub: 'other', worker: 'SW-999' }, { ...people.lead, team: 'TEAM-9' }]) {
      const other = await server.signIn(person);
      await request(server.url).get(`/children/${child}/move-placement`).set('Cookie', other.cookie).expect(403);
      const sent = request(server.url).post(`/children/${child}/move-placement`).set('Cookie', other.cookie).type('form');
      await sent.send({ _csrf: other.csrf, ...answers, key: 'k', step: 'save' }).expect(403);
    }
  });

  it('keeps names out of the log', () => {
    expect(server.logged.length).toBeGreaterThan(10);
    expect(server.logged.join('')).not.toMatch(/Zebedee|Quillfeather|\/C\d/);
  });
});
