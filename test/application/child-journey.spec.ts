import { randomUUID } from 'node:crypto';
import { ChildJourney, Forbidden, KEYRING, NotFound, PurposeNeeded, Refused, TryFact, type JourneyAsked } from '@waymark/application';
import { obligationOn } from '@waymark/domain';
import type { Keyring } from '@waymark/keyring';
import { analyst, auditor, everything, lead, openDoors, system, worker, type Doors } from '../support/doors';
import { becameLookedAfter, happened, placed, reviewed } from '../support/story';

let doors: Doors;
let child: string;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const look = (asked: Partial<JourneyAsked> = {}) => doors.queries.execute(new ChildJourney({ child, actor: system, ...asked }));
const record = (fact: Parameters<Doors['record']>[0]['fact']) => doors.record({ child, fact });
const reads = async () =>
  (await doors.main.query<Record<string, string>>('SELECT * FROM app.read_log WHERE $1 = ANY (children) ORDER BY read_at', [child])).rows;

beforeEach(async () => {
  child = `C-${randomUUID()}`;
  await record(becameLookedAfter('2025-04-14', 'C1'));
  await record(placed('2025-04-14', { carer: 'carer-7' }));
  await record(happened('SocialWorkerAllocated', '2025-04-15', { worker: 'SW-1', team: 'TEAM-1' }));
});

describe("a child's journey", () => {
  it('is told as at the end of today', async () => {
    const told = await look();
    expect(told).toMatchObject({ child, on: '2026-03-31', known: undefined, revision: 2, flags: [], unfinishedImports: [] });
    expect(told.standing).toMatchObject({
      status: { code: 'C1' },
      placement: { code: 'U6', carer: 'carer-7' },
      worker: { worker: 'SW-1' },
    });
    expect(told.position).toBe(await doors.store.head());
  });

  it('shows what was recorded a moment ago', async () => {
    const { position } = await record(placed('2025-06-01', { placement: 'K2' }));
    const told = await look();
    expect(told.position).toBe(position);
    expect(told.standing.placement).toMatchObject({ code: 'K2' });
  });

  it('is told as at another day: what came later had not happened', async () => {
    await record(placed('2025-06-01', { placement: 'K2' }));
    const told = await look({ on: '2025-05-31' });
    expect(told.standing.placement).toMatchObject({ code: 'U6' });
    expect(told.standing.placement?.until).toBeUndefined();
    expect(told.entries).toHaveLength(4);
    expect(told.obligations.some(row => obligationOn(row, '2025-05-31') !== undefined)).toBe(true);
    await expect(look({ on: '2025-02-30' })).rejects.toThrow(Refused);
  });

  it('is told as known at a position, without what was learnt later', async () => {
    const before = await look();
    const { entries } = await record(reviewed('2025-05-10'));
    await record(happened('EntryCorrected', '2025-06-01', { entry: entries[0]!, changes: { on: '2025-05-09' }, reason: 'typing error' }));
    const known = await look({ known: before.position });
    expect(known.entries).toEqual(before.entries);
    expect(known.obligations).toEqual(before.obligations);
    // Forms are made on what is known now, whatever the page shows.
    expect(known.revision).toBe(before.revision + 2);
    expect((await look()).story.of('ReviewHeld')).toMatchObject([{ on: '2025-05-09' }]);
    await expect(look({ known: 'before Easter' })).rejects.toThrow(Refused);
  });

  it('is told as known at a moment or at the end of a day', async () => {
    expect((await look({ known: '2000-01-01' })).entries).toEqual([]);
    expect((await look({ known: '2000-01-01T00:00:00Z' })).entries).toEqual([]);
    expect((await look({ known: '2999-12-31' })).entries).toHaveLength(3);
  });

  it('is for those who may', async () => {
    await expect(look({ actor: worker })).resolves.toBeDefined();
    await expect(look({ actor: { ...worker, worker: 'SW-2' } })).rejects.toThrow(Forbidden);
    await expect(look({ actor: lead })).resolves.toBeDefined();
    await expect(look({ actor: { ...lead, team: 'TEAM-2' } })).rejects.toThrow(Forbidden);
    await expect(look({ actor: auditor })).rejects.toThrow(PurposeNeeded);
    await expect(look({ actor: auditor, purpose: 'Complaint 12' })).resolves.toBeDefined();
    await expect(look({ actor: analyst, purpose: 'Curiosity' })).rejects.toThrow(Forbidden);
  });

  it('says that a child is unknown only to those who may look at any', async () => {
    await expect(look({ child: 'C-nobody' })).rejects.toThrow(NotFound);
    await expect(look({ child: 'C-nobody', actor: worker })).rejects.toThrow(Forbidden);
  });
});

describe('the read log', () => {
  it('keeps who looked, as what, at which child, on which day, as known when, and why', async () => {
    const { position } = await look({ actor: worker });
    await look({ actor: auditor, on: '2025-05-01', known: position, purpose: 'Complaint of Zephyrine-Marked' });
    const [first, second] = await reads();
    expect(first).toMatchObject({
      actor: 'amy',
      role: 'social-worker',
      view: 'ChildJourney',
      children: [child],
      known: null,
      purpose: null,
    });
    expect(second).toMatchObject({ actor: 'cy', role: 'auditor', known: position });
    const sealed = { entry: second!.id!, sealed: { purpose: second!.purpose! } };
    expect(await doors.app.get<Keyring>(KEYRING).open(`child-${child}`, [sealed])).toEqual([{ purpose: 'Complaint of Zephyrine-Marked' }]);
    expect(await everything(doors.main)).not.toContain('Zephyrine');
  });

  it('keeps nothing of who was refused, and cannot be changed', async () => {
    await expect(look({ actor: analyst })).rejects.toThrow(Forbidden);
    expect(await reads()).toEqual([]);
    await look();
    for (const change of ['UPDATE app.read_log SET actor = $1', 'DELETE FROM app.read_log WHERE actor = $1'])
      await expect(doors.main.query(change, ['cli:test'])).rejects.toThrow('The read log is only added to.');
    await expect(doors.main.query('TRUNCATE app.read_log')).rejects.toThrow('The read log is only added to.');
  });

  it('is written before the answer: what cannot be logged is not shown', async () => {
    await doors.main.query('ALTER TABLE app.read_log RENAME TO away');
    await expect(look()).rejects.toThrow('app.read_log');
    await doors.main.query('ALTER TABLE app.away RENAME TO read_log');
    await expect(look()).resolves.toBeDefined();
  });

  it('lets an auditor look at an erased child, with the purpose erased too', async () => {
    await doors.app.get<Keyring>(KEYRING).destroy(`child-${child}`);
    await look({ actor: auditor, purpose: 'Retention' });
    expect(await reads()).toMatchObject([{ actor: 'cy', purpose: '[erased]' }]);
  });
});

describe('trying a fact', () => {
  const attempt = (fact: Parameters<Doors['record']>[0]['fact'], actor = worker) =>
    doors.queries.execute(new TryFact({ child, fact, actor }));

  it('tells what recording it would do, and writes nothing', async () => {
    const move = placed('2025-06-01', { placement: 'K2' });
    const tried = await attempt(move);
    expect(tried).toMatchObject({ facts: [move], concerns: [], revision: 2 });
    expect(tried).not.toHaveProperty('refusal');
    expect(tried.before.journey.placements).toHaveLength(1);
    expect(tried.after.journey.placements).toMatchObject([{ code: 'U6', until: '2025-06-01' }, { code: 'K2' }]);
    expect((await doors.store.read(`child-${child}`)).entries).toHaveLength(3);
    expect(await reads()).toMatchObject([{ view: 'TryFact', actor: 'amy' }]);
  });

  it('tells why it would be refused, or what it would have to be confirmed', async () => {
    expect(await attempt(placed('2025-04-14', { placement: 'K2' }))).toMatchObject({ refusal: { code: 'two-placements' }, facts: [] });
    const concerns = [{ id: 'placed-while-not-in-care' }];
    expect(await attempt(placed('2025-04-13', { placement: 'K2' }))).toMatchObject({ concerns, facts: [{}] });
  });

  it('is for those who may record', async () => {
    await expect(attempt(reviewed('2025-05-01'), { ...auditor })).rejects.toThrow(Forbidden);
  });
});
