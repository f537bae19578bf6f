import request from 'supertest';
import { becameLookedAfter, bornOn, happened, placed, visited } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

const answers = {
  'on-day': '24',
  'on-month': 'november',
  'on-year': '2026',
  placement: 'U4',
  provider: 'PR4',
  because: 'CARPL',
  carer: 'HOME-2',
  sameCarer: '',
};

describe('Recording on its pages', () => {
  let server: TestServer;
  let session: { cookie: string; csrf: string };
  beforeAll(async () => {
    server = await startServer();
    session = await server.signIn(people.worker);
  });
  afterAll(() => server.stop());

  let n = 0;
  const newChild = async (since = '2026-04-27'): Promise<string> => {
    const child = `C${(n += 1)}`;
    const name = { ...bornOn('2014-05-01', since), type: 'IdentityRecorded' } as const;
    await server.record(
      child,
      { ...name, data: { ...name.data, givenName: 'Zebedee', familyName: 'Quillfeather' } },
      becameLookedAfter(since, 'C2'),
      placed(since, { carer: 'HOME-1' }),
      happened('SocialWorkerAllocated', since, { worker: 'SW-001', team: 'TEAM-1' }),
    );
    return child;
  };
  const get = (path: string) => request(server.url).get(path).set('Cookie', session.cookie);
  const post = (child: string, form: object, path = 'events/new/PlacementStarted') =>
    request(server.url)
      .post(`/children/${child}/${path}`)
      .set('Cookie', session.cookie)
      .type('form')
      .send({ _csrf: session.csrf, ...form });
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const correctionOf = (title: string, html: string): string =>
    new RegExp(`(entries/[^/]+/correct)">Correct<span class="govuk-visually-hidden"> ${title}`).exec(html)![1]!;
  const keyed = async (child: string) => {
    const { text } = await get(`/children/${child}/events/new/PlacementStarted`).expect(200);
    return { key: hidden(text, 'key'), basedOn: hidden(text, 'basedOn') };
  };

  it('shows how it is now, and fills in today when asked', async () => {
    const { text } = await get(`/children/${await newChild()}/events/new/PlacementStarted?on=today`).expect(200);
    expect(text).toContain('Placement started: Foster placement, other');
    expect(text).toContain('27 April 2026');
    expect(text).toMatch(/name="on-day"[^>]*value="25"/);
  });

  it('says what is missing, on top and beside each field', async () => {
    const child = await newChild();
    const { text } = await post(child, {
      ...(await keyed(child)),
      'on-day': '31',
      'on-month': '2',
      'on-year': '2026',
      step: 'check',
    }).expect(400);
    expect(text).toContain('<title>Error: ');
    expect(text).toContain('<a href="#on-day">The date it happened must be a real date</a>');
    expect(text).toContain('<a href="#placement">Select type of placement</a>');
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
    expect(text).toContain('Placement started, 24 November 2026');
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
    const { text } = await post(child, { ...(await keyed(child)), ...answers, 'on-day': '26', step: 'check' }).expect(400);
    expect(text).toContain('<a href="#on-day">This has not happened yet. Plan it.</a>');
  });

  it('shows what was recorded meanwhile, and lets the person keep the move or drop it', async () => {
    const child = await newChild();
    const form = { ...(await keyed(child)), ...answers };
    await server.record(child, visited('2026-11-23'));
    const { text } = await post(child, { ...form, step: 'save' }).expect(200);
    expect(text).toContain('The record changed while you were filling this in');
    expect(text).toContain('Visit made, 23 November 2026');
    expect(text).toContain('Drop it');
    await post(child, { ...form, basedOn: hidden(text, 'basedOn'), step: 'save' }).expect(303);
  });

  it('asks why something that ought not to be is so', async () => {
    const child = await newChild();
    await server.record(child, happened('LegalStatusChanged', '2026-06-01', { legalStatus: 'V2' }));
    const form = { ...(await keyed(child)), ...answers, placement: 'P1', provider: 'PR0', carer: '' };
    const check = await post(child, { ...form, step: 'check' }).expect(200);
    expect(check.text).toContain('This ought not to be');
    expect((await post(child, { ...form, step: 'save' }).expect(400)).text).toContain('Say why it is so all the same');
    await post(child, { ...form, step: 'save', confirmed: 'The court is asked on Friday.' }).expect(303);
  });

  it('is closed to who does not work with the child', async () => {
    const child = await newChild();
    for (const person of [people.analyst, { ...people.worker, sub: 'other', worker: 'SW-999' }, { ...people.lead, team: 'TEAM-9' }]) {
      const other = await server.signIn(person);
      await request(server.url).get(`/children/${child}/events/new/PlacementStarted`).set('Cookie', other.cookie).expect(403);
      const sent = request(server.url).post(`/children/${child}/events/new/PlacementStarted`).set('Cookie', other.cookie).type('form');
      await sent.send({ _csrf: other.csrf, ...answers, key: 'k', step: 'save' }).expect(403);
    }
  });

  it('finds an event by what people call it', async () => {
    const child = await newChild();
    for (const [words, event] of [
      ['moved in with nan', 'PlacementStarted'],
      ['LAC review', 'ReviewHeld'],
      ['sgo', 'SpecialGuardianshipOrderMade'],
    ])
      expect((await get(`/children/${child}/events/new?q=${encodeURIComponent(words!)}`).expect(200)).text).toContain(
        `/events/new/${event}"`,
      );
    expect((await get(`/children/${child}/events/new?q=zzz`)).text).toContain('Nothing is called “zzz”');
  });

  it('has a form for every event that people record, and says what is missing', async () => {
    const child = await newChild();
    const { text } = await get(`/children/${child}/events/new`);
    const events = new Set([...text.matchAll(/events\/new\/([A-Za-z]+)"/g)].map(([, event]) => event!));
    expect(events.size).toBeGreaterThan(100);
    for (const event of events) {
      const sent = await post(child, { step: 'check' }, `events/new/${event}`).expect(400);
      expect(sent.text).toContain('Enter the date it happened');
    }
    for (const event of ['IncludedInReturn', 'toString', 'NoSuchEvent']) await get(`/children/${child}/events/new/${event}`).expect(404);
  });

  it('reads every kind of answer', async () => {
    const child = await newChild();
    const on = { 'on-day': '29', 'on-month': '3', 'on-year': '2026', step: 'check' };
    const check = async (event: string, answers: object) => (await post(child, { ...on, ...answers }, `events/new/${event}`)).text;
    await server.record(child, happened('MissingStarted', '2026-05-01', {}));
    const back = await check('MissingEnded', { 'on-day': '2', 'on-month': 'May', at: '5.30 pm' });
    expect(back).toContain('5:30pm');
    expect(await check('MissingEnded', { at: 'teatime' })).toContain('The time must be like 5:30pm or 17:30');
    const price = {
      placement: 'U6',
      provider: 'PR1',
      because: 'CARPL',
      'on-day': '1',
      'on-month': '6',
      weeklyPrice: '£1,250.50',
      distance: '12.5',
    };
    const move = await check('PlacementStarted', price);
    expect(move).toContain('£1,250.50');
    expect(move).toContain('12.5');
    expect(await check('PlacementStarted', { ...price, weeklyPrice: 'lots' })).toContain('must be an amount in pounds');
    const plan = await check('PermanencePlanSet', { 'on-day': '1', 'on-month': '6', plan: 'ADOPTION', parallel: ['LTFOST18', 'RETURN6M'] });
    expect(plan).toMatch(/Permanence plan today: Adoption/);
  });

  it('corrects an entry with old beside new, and strikes it out, each with a reason', async () => {
    const child = await newChild();
    const journey = await get(`/children/${child}`);
    const path = correctionOf('Became looked after', journey.text);
    const entry = path.split('/')[1]!;
    const { text } = await get(`/children/${child}/${path}`).expect(200);
    expect(text).toMatch(/name="on-day"[^>]*value="27"/);
    const form = {
      key: hidden(text, 'key'),
      basedOn: hidden(text, 'basedOn'),
      'on-day': '27',
      'on-month': '4',
      'on-year': '2026',
      legalStatus: 'C2',
    };
    expect((await post(child, { ...form, step: 'check', why: 'It was mistyped' }, path).expect(400)).text).toContain(
      'Everything reads as it did',
    );
    expect((await post(child, { ...form, step: 'check', 'on-day': '20' }, path).expect(400)).text).toContain('Select why');
    const answers = { ...form, legalStatus: 'C1', why: 'There is new evidence', words: 'The order of the court.' };
    const check = await post(child, { ...answers, step: 'check' }, path).expect(200);
    expect(check.text).toContain('<del>Care order (C2)</del> <ins>Interim care order (C1)</ins>');
    expect(check.text).toContain('Legal status today: Interim care order (C1), instead of Care order (C2).');
    await post(child, { ...answers, step: 'save' }, path).expect(303);
    expect((await get(`/children/${child}`)).text).toContain('There is new evidence: The order of the court.');

    const strike = `entries/${entry}/strike-out`;
    const asked = (await get(`/children/${child}/${strike}`).expect(200)).text;
    const out = { key: hidden(asked, 'key'), basedOn: hidden(asked, 'basedOn'), why: 'It was recorded on the wrong child' };
    const told = (await post(child, { ...out, step: 'check' }, strike).expect(200)).text;
    expect(told).toContain('In care since today: not in care, instead of 27 April 2026.');
    await post(child, { ...out, step: 'save', confirmed: 'They are to be moved.' }, strike).expect(303);
    await get(`/children/${child}/${path}`).expect(404);
    for (const act of ['burn', 'record', 'toString', 'constructor']) await get(`/children/${child}/entries/${entry}/${act}`).expect(404);
  });

  it('offers the codes that were in use on the day that was typed', async () => {
    const child = await newChild();
    const offered = async (year: string) => (await post(child, { 'on-day': '1', 'on-month': '3', 'on-year': year, step: 'change' })).text;
    expect(await offered('2020')).toContain('value="H5"');
    expect(await offered('2026')).not.toContain('value="H5"');
  });

  it('says which return a correction makes differ, also where the day stays', async () => {
    const child = await newChild('2025-06-02');
    const inReturn = { on: '2026-03-31', year: 2026, run: 'R', episodes: true, reviews: true };
    await server.importWrites(`child-${child}`, 'IncludedInReturn', inReturn);
    const path = correctionOf('Placement started', (await get(`/children/${child}`)).text);
    const { text } = await get(`/children/${child}/${path}`).expect(200);
    const kept = { key: hidden(text, 'key'), basedOn: hidden(text, 'basedOn'), why: 'It was mistyped', step: 'check' };
    const on = { 'on-day': '2', 'on-month': '6', 'on-year': '2025' };
    const check = await post(child, { ...kept, ...on, placement: 'U4', provider: 'PR1', carer: 'HOME-1' }, path).expect(200);
    expect(check.text).toContain('Differs from the national return for the year to 31 March 2026.');
  });

  const as = async (who: Parameters<TestServer['signIn']>[0]) => {
    const other = await server.signIn(who);
    const sent = (path: string, form?: object) =>
      form
        ? request(server.url)
            .post(path)
            .set('Cookie', other.cookie)
            .type('form')
            .send({ _csrf: other.csrf, ...form })
        : request(server.url).get(path).set('Cookie', other.cookie);
    return sent;
  };
  const savedAs = (location: string): string => /entry=(.+)$/.exec(location)![1]!;

  it('lets nobody change an entry of a kind that they may not record, nor offers it', async () => {
    const child = await newChild();
    const lead = await as(people.lead);
    const { key, basedOn } = await keyed(child);
    const oversight = { key, basedOn, 'on-day': '1', 'on-month': '6', 'on-year': '2026', note: 'Looked at.', step: 'save' };
    const { headers } = await lead(`/children/${child}/events/new/OversightRecorded`, oversight).expect(303);
    const entry = savedAs(headers.location!);
    const visit = { key: `${key}v`, 'on-day': '1', 'on-month': '6', 'on-year': '2026', childSeen: 'yes', step: 'save', basedOn: '4' };
    const own = savedAs((await post(child, visit, 'events/new/VisitMade').expect(303)).headers.location!);
    const { text } = await get(`/children/${child}`).expect(200);
    expect(text).toContain(`/entries/${own}/strike-out`);
    expect(text).not.toContain(`/entries/${entry}/`);
    expect((await lead(`/children/${child}`)).text).toContain(`/entries/${entry}/strike-out`);
    expect((await get(`/children/${child}/events/new`)).text).not.toContain('OversightRecorded');
    expect((await get(`/children/${child}/events/new?q=supervision`)).text).not.toContain('OversightRecorded');
    const why = { key: `${key}s`, basedOn: '5', why: 'It did not happen' };
    for (const path of ['events/new/OversightRecorded', `entries/${entry}/strike-out`, `entries/${entry}/correct`]) {
      await get(`/children/${child}/${path}`).expect(403);
      for (const step of ['check', 'save']) await post(child, { ...oversight, ...why, step }, path).expect(403);
    }
    await lead(`/children/${child}/entries/${entry}/strike-out`, { ...why, step: 'save' }).expect(303);
  });

  it('has no page for a way to change an entry that is none, whatever its name', async () => {
    const child = await newChild();
    const entry = /entries\/([^/]+)\/correct/.exec((await get(`/children/${child}`)).text)![1]!;
    for (const act of ['constructor', '__proto__', 'toString', 'valueOf', 'undefined', 'record']) {
      await get(`/children/${child}/entries/${entry}/${act}`).expect(404);
      await post(child, { key: 'k', step: 'save' }, `entries/${entry}/${act}`).expect(404);
    }
  });

  it('cuts no text off: what is too long is said to be, and comes back whole', async () => {
    const child = await newChild();
    const lead = await as(people.lead);
    const form = { ...(await keyed(child)), 'on-day': '1', 'on-month': '6', 'on-year': '2026', step: 'check' };
    const path = `/children/${child}/events/new/OversightRecorded`;
    const { text } = await lead(path, { ...form, note: `${'x'.repeat(4000)}end` }).expect(400);
    expect(text).toContain('Note must be 4,000 characters or fewer.');
    expect(text).toContain('xend');
    expect((await lead(path, { ...form, note: 'x'.repeat(4000) }).expect(200)).text).toContain('x'.repeat(4000));
    const entry = /entries\/([^/]+)\/strike-out/.exec((await get(`/children/${child}`)).text)![1]!;
    const why = { ...form, why: 'It was mistyped', words: 'y'.repeat(4000) };
    expect((await post(child, why, `entries/${entry}/strike-out`).expect(400)).text).toContain('<a href="#words">Reason must be 4,000');
  });

  it('keeps answers that are sent under the key of others, and shows what was saved under it', async () => {
    const child = await newChild();
    const form = { ...(await keyed(child)), ...answers, step: 'save' };
    await post(child, form).expect(303);
    const { text } = await post(child, { ...form, 'on-day': '25', carer: 'HOME-9' }).expect(200);
    expect(text).toContain('HOME-9');
    expect(text).toContain('Placement started, 24 November 2026');
    expect(hidden(text, 'key')).not.toBe(form.key);
    const visit = { ...form, childSeen: 'yes' };
    const other = await post(child, visit, 'events/new/VisitMade').expect(200);
    expect(other.text).toContain('Check before you save');
    await post(child, { ...visit, key: hidden(other.text, 'key'), basedOn: hidden(other.text, 'basedOn') }, 'events/new/VisitMade').expect(
      303,
    );
    expect((await get(`/children/${child}`)).text).toContain('Visit made');
  });

  it('leaves alone in a correction what its form cannot show: seconds, line ends, codes out of use', async () => {
    const child = await newChild();
    await server.record(
      child,
      happened('MissingStarted', '2026-05-01', { at: '2026-05-01T16:30:45Z' }),
      happened('MissingEnded', '2026-05-02', { at: '2026-05-02T16:30:45Z' }),
      happened('ReturnInterviewOffered', '2026-05-03', { at: '2026-05-03T16:30:45Z' }),
    );
    const entry = /entries\/([^/]+)\/correct">Correct<span class="govuk-visually-hidden"> Return interview offered/.exec(
      (await get(`/children/${child}`)).text,
    )![1]!;
    const path = `entries/${entry}/correct`;
    const { text } = await get(`/children/${child}/${path}`).expect(200);
    const form = {
      ...{ key: hidden(text, 'key'), basedOn: hidden(text, 'basedOn'), why: 'It was mistyped' },
      ...{ 'on-day': '3', 'on-month': '5', 'on-year': '2026', at: '5:30pm', step: 'check' },
    };
    expect((await post(child, form, path).expect(400)).text).toContain('Everything reads as it did');
    expect((await post(child, { ...form, 'on-day': '4' }, path).expect(200)).text).toContain('5:30pm');
    expect((await post(child, { ...form, at: '1:30am', 'on-day': '29', 'on-month': '3' }, path).expect(400)).text).toContain(
      'There was no such time on that day',
    );
  });

  it('answers in words what is sent in a form that it does not read', async () => {
    const sent = request(server.url)
      .post(`/children/${await newChild()}/events/new/VisitMade`)
      .set('Cookie', session.cookie);
    await sent.set('Content-Type', 'application/x-www-form-urlencoded; charset=utf-99').send('step=check').expect(415);
  });

  it('has no last page for what was not recorded', async () => {
    await get(`/children/${await newChild()}/events/done?entry=junk`).expect(404);
  });

  it('keeps names out of the log', () => {
    expect(server.logged.length).toBeGreaterThan(10);
    expect(server.logged.join('')).not.toMatch(/Zebedee|Quillfeather|\/C\d/);
  });
});
