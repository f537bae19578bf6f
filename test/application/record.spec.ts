import { randomUUID } from 'node:crypto';
import { Forbidden, KeyReused, NeedsReason, NotFound, problemOf, Refused, Stale, KEYRING } from '@waymark/application';
import { story } from '@waymark/domain';
import { Gone, verifyStream } from '@waymark/event-store';
import { Erased, type Keyring } from '@waymark/keyring';
import { openEntries } from '@waymark/read-models';
import { auditor, everything, lead, openDoors, worker, type Doors } from '../support/doors';
import { becameLookedAfter, happened, placed, reviewed, visited } from '../support/story';

let doors: Doors;
let child: string;
let stream: string;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

beforeEach(async () => {
  child = `C-${randomUUID()}`;
  stream = `child-${child}`;
  await doors.record({ child, fact: becameLookedAfter('2025-04-14', 'V2') });
});

const stored = async () => (await doors.store.read(stream)).entries;
const types = async () => (await stored()).map(({ type }) => type);
const keyring = () => doors.app.get<Keyring>(KEYRING);

describe('recording a fact', () => {
  it('stores one chained entry that says who, under which key', async () => {
    const command = randomUUID();
    const recorded = await doors.record({ child, fact: visited('2025-04-17'), command });
    const [, entry] = await stored();
    expect(recorded).toMatchObject({ position: entry!.position, entries: [entry!.id], concerns: [], repeated: false });
    expect(entry).toMatchObject({ type: 'VisitMade', metadata: { actor: 'cli:test', command, recordedAt: '2026-03-31T12:00:00.000Z' } });
    expect(JSON.parse(entry!.data)).toEqual({ on: '2025-04-17', childSeen: true });
    expect(verifyStream(await stored())).toBeUndefined();
  });

  it('answers the same key with what it recorded the first time', async () => {
    const asked = { child, fact: visited('2025-04-17', { note: 'Seen at home.' }), command: randomUUID() };
    const first = await doors.record(asked);
    await doors.record({ child, fact: reviewed('2025-05-01') });
    const again = await doors.record(asked);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await types()).toEqual(['BecameLookedAfter', 'VisitMade', 'ReviewHeld']);
  });

  it('stores a double click once, however the two race', async () => {
    const asked = { child, fact: visited('2025-04-17'), command: randomUUID(), basedOn: 0 };
    const answers = await Promise.all([doors.record(asked), doors.record(asked), doors.record(asked)]);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await types()).toEqual(['BecameLookedAfter', 'VisitMade']);
  });

  it('refuses a key that was used for other answers, and one that is none', async () => {
    const command = randomUUID();
    await doors.record({ child, fact: visited('2025-04-17'), command });
    await expect(doors.record({ child, fact: visited('2025-04-18'), command })).rejects.toThrow(KeyReused);
    await expect(doors.record({ child, fact: visited('2025-04-18'), command: 'a key with\nlines' })).rejects.toThrow(Refused);
  });

  it('refuses a key that was used for another event, or for another change to the same entry', async () => {
    const command = randomUUID();
    const { entries } = await doors.record({ child, fact: visited('2025-04-17'), command });
    await expect(doors.record({ child, fact: reviewed('2025-05-01'), command })).rejects.toThrow(KeyReused);
    const change = (changes: Record<string, unknown>) =>
      happened('EntryCorrected', '2025-05-02', { entry: entries[0]!, changes, reason: 'Mistyped' });
    const corrected = { child, fact: change({ childSeen: false }), command: randomUUID() };
    const first = await doors.record(corrected);
    expect(await doors.record(corrected)).toEqual({ ...first, repeated: true });
    await expect(doors.record({ ...corrected, fact: change({ on: '2025-04-18' }) })).rejects.toThrow(KeyReused);
  });

  it('answers a key again where what was sent was recorded as another event', async () => {
    const asked = { child, fact: happened('LegalStatusChanged', '2025-06-01', { legalStatus: 'E1' }), command: randomUUID() };
    const first = await doors.record(asked);
    expect(first.facts).toMatchObject([{ type: 'PlacementOrderMade' }]);
    expect(await doors.record(asked)).toEqual({ ...first, repeated: true });
  });

  it('takes no reason that is too long, or broken, for what ought not to be', async () => {
    const fact = placed('2025-04-14', { placement: 'P1', provider: 'PR0' });
    for (const confirmed of ['x'.repeat(4001), 'a\0b', '\ud800'])
      await expect(doors.record({ child, fact, confirmed })).rejects.toMatchObject({ refusal: { field: 'confirmed' } });
    expect((await doors.record({ child, fact, confirmed: 'The court is asked.' })).entries.length).toBeGreaterThan(1);
  });

  it('adds nothing for what is on record under another key', async () => {
    await doors.record({ child, fact: visited('2025-04-17') });
    expect(await doors.record({ child, fact: visited('2025-04-17') })).toMatchObject({ entries: [], facts: [] });
    expect(await types()).toEqual(['BecameLookedAfter', 'VisitMade']);
  });

  it('lets sixteen writers record at once, each on the story of the one before', async () => {
    const days = Array.from({ length: 16 }, (_, i) => `2025-05-${String(i + 1).padStart(2, '0')}`);
    await Promise.all(days.map(day => doors.record({ child, fact: visited(day) })));
    const told = story(await openEntries(keyring(), stream, await stored()));
    expect(told.of('VisitMade').map(({ on }) => on)).toEqual(days);
    expect(verifyStream(await stored())).toBeUndefined();
  });

  it('lets only one of two writers record what only one can', async () => {
    const answers = await Promise.allSettled([
      doors.record({ child, fact: placed('2025-04-14', { placement: 'U6' }) }),
      doors.record({ child, fact: placed('2025-04-14', { placement: 'K2' }) }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'two-placements' } });
  });

  it('says of an old form what is new since, and takes it once it is based on that', async () => {
    await doors.record({ child, fact: placed('2025-04-14') });
    const asked = { child, fact: placed('2025-06-01', { placement: 'K2' }), command: randomUUID() };
    const error: unknown = await doors.record({ ...asked, basedOn: 0 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Stale);
    expect(problemOf(error)).toMatchObject({
      status: 409,
      code: 'stale',
      since: [{ revision: 1, says: 'Placement started', on: '2025-04-14' }],
    });
    expect(await types()).toHaveLength(2);
    await doors.record({ ...asked, basedOn: (error as Stale).revision });
    expect(await types()).toHaveLength(3);
  });

  it('asks for a reason for what ought not to be, and keeps the reason with it', async () => {
    const fact = placed('2025-06-01', { placement: 'P1', provider: 'PR0' });
    const error: unknown = await doors.record({ child, fact }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NeedsReason);
    expect(problemOf(error)).toMatchObject({ status: 422, code: 'needs-reason', concerns: [{ id: 'parents-under-section-20' }] });
    expect(await types()).toEqual(['BecameLookedAfter']);
    const { entries } = await doors.record({ child, fact, confirmed: 'Order expected tomorrow' });
    const [, placement, explanation] = await openEntries(keyring(), stream, await stored());
    expect(entries).toEqual([placement!.id, explanation!.id]);
    expect(explanation).toMatchObject({
      type: 'ExplanationGiven',
      data: { on: '2026-03-31', about: 'parents-under-section-20', explains: placement!.id, reason: 'Order expected tomorrow' },
    });
  });

  it('records and flags what ought not to be when it comes from a return', async () => {
    await doors.record({ child, fact: placed('2025-06-01', { placement: 'P1' }), source: 'episodes.csv:7' });
    const [, placement] = await stored();
    expect(placement!.metadata.source).toBe('episodes.csv:7');
    expect(await types()).toEqual(['BecameLookedAfter', 'PlacementStarted']);
  });

  it('says what is wrong field by field', async () => {
    const error: unknown = await doors
      .record({ child, fact: { type: 'VisitMade', data: { on: 'soon' } } })
      .catch((thrown: unknown) => thrown);
    expect(problemOf(error)).toEqual({
      type: 'urn:waymark:problem:not-right',
      title: 'This cannot be recorded',
      status: 422,
      code: 'not-right',
      detail: 'When it happened must be a date that exists, as YYYY-MM-DD.',
      errors: [{ field: 'on', says: 'When it happened must be a date that exists, as YYYY-MM-DD.' }],
    });
  });

  it('begins a record only with who the child is or how they came to be known', async () => {
    await expect(doors.record({ child: 'C-typing-error', fact: visited('2025-04-17') })).rejects.toThrow(NotFound);
    await expect(doors.record({ child: 'not a number', fact: becameLookedAfter('2025-04-14') })).rejects.toThrow(NotFound);
    expect((await doors.store.read('child-C-typing-error')).state).toBe('missing');
  });

  it('is for those who may: before anything is said about the child', async () => {
    await expect(doors.record({ child, fact: visited('2025-04-17'), actor: worker })).rejects.toThrow(Forbidden);
    await expect(doors.record({ child: 'C-nobody', fact: visited('2025-04-17'), actor: worker })).rejects.toThrow(Forbidden);
    await expect(doors.record({ child, fact: visited('2025-04-17'), actor: auditor })).rejects.toThrow(Forbidden);
    const allocate = { child, fact: happened('SocialWorkerAllocated', '2025-05-01', { worker: 'SW-1', team: 'TEAM-1' }) };
    await doors.record({ ...allocate, actor: lead });
    await doors.record({ child, fact: visited('2025-04-17'), actor: worker });
    expect(await types()).toEqual(['BecameLookedAfter', 'SocialWorkerAllocated', 'VisitMade']);
  });

  it('says that a closed record is closed', async () => {
    await doors.store.close(stream);
    await expect(doors.record({ child, fact: visited('2025-04-17'), actor: worker })).rejects.toThrow(Forbidden);
    const error: unknown = await doors.record({ child, fact: visited('2025-04-17') }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Gone);
    expect(problemOf(error)).toMatchObject({ status: 410, code: 'gone' });
  });
});

describe('personal fields', () => {
  const NAME = 'Zephyrine-Marked';
  const identity = () =>
    happened('IdentityRecorded', '2025-04-14', { givenName: NAME, familyName: NAME, dateOfBirth: '2015-05-20', sex: 'F' });

  it('are nowhere in either database in the clear: not in facts, corrections, reasons or errors', async () => {
    const { entries } = await doors.record({ child, fact: identity() });
    const corrected = { entry: entries[0]!, changes: { givenName: `${NAME} II`, sex: 'U' }, reason: `${NAME} told us` };
    await doors.record({ child, fact: happened('EntryCorrected', '2025-06-01', corrected as never) });
    await doors.record({ child, fact: placed('2025-06-02', { placement: 'P1' }), confirmed: `${NAME} asked` });
    const error: unknown = await doors
      .record({ child, fact: { type: 'IdentityRecorded', data: { on: '2025-04-14', sex: NAME } } })
      .catch((thrown: unknown) => thrown);
    for (const text of [await everything(doors.main), await everything(doors.keys), JSON.stringify(problemOf(error))]) {
      expect(text).not.toContain(NAME);
      expect(text).not.toContain('2015-05-20');
    }
    const told = story(await openEntries(keyring(), stream, await stored()));
    expect(told.of('IdentityRecorded')).toMatchObject([{ givenName: `${NAME} II`, familyName: NAME, sex: 'U', birthMonth: '2015-05' }]);
  });

  it('leave dates, codes and the chain behind when the key is destroyed, and a record that still takes plain facts', async () => {
    await doors.record({ child, fact: identity() });
    await keyring().destroy(stream);
    expect(verifyStream(await stored())).toBeUndefined();
    await doors.record({ child, fact: visited('2025-04-17') });
    const told = story(await openEntries(keyring(), stream, await stored()));
    expect(told.told).toMatchObject([{ givenName: '[erased]', birthMonth: '2015-05' }, { legalStatus: 'V2' }, { childSeen: true }]);
    const error: unknown = await doors.record({ child, fact: visited('2025-05-17', { note: NAME }) }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Erased);
    expect(problemOf(error)).toMatchObject({ status: 410, code: 'erased' });
  });
});
