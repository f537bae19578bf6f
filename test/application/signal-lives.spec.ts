import { randomUUID } from 'node:crypto';
import {
  ChildJourney,
  DriftBoard,
  Forbidden,
  KEYRING,
  NotFound,
  PurposeNeeded,
  RecordFact,
  SignalDetail,
  TryFact,
  SignalFigures,
  Signals,
  SignalSeen,
} from '@waymark/application';
import { historyOn, type Asked } from '@waymark/domain';
import type { Position } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { analyst, auditor, everything, lead, openDoors, system, worker, type Doors } from '../support/doors';
import { record as recordPast } from '../support/record';
import { becameLookedAfter, happened, placed } from '../support/story';

let doors: Doors;
let child: string;
/** No plan: amber since 16 August 2025, red since 14 October, critical since 11 February 2026. */
let alert: { rule: string; anchor: string };
const today = '2026-03-31';

beforeAll(async () => {
  doors = await openDoors(`${today}T12:00:00Z`);
});
afterAll(() => doors.close());
beforeEach(async () => {
  child = `C-${randomUUID()}`;
  const { entries } = await record(becameLookedAfter('2025-04-14', 'C1'), system);
  alert = { rule: 'D01', anchor: entries[0]! };
  await record(placed('2025-04-14'), system);
  await record(happened('SocialWorkerAllocated', '2025-04-15', { worker: 'SW-1', team: 'TEAM-1' }), system);
});

const record = (fact: Asked, actor = lead) => doors.commands.execute(new RecordFact({ child, fact, actor, command: randomUUID() }));
const deferred = (on: string, until: string, reason = 'The court decides in April.') =>
  happened('SignalDeferred', on, { ...alert, until, reason });
const detail = (on = today, known?: string, actor = lead) => doors.queries.execute(new SignalDetail({ ...alert, actor, on, known }));
const limit = (value: number) =>
  recordPast({ store: doors.store, keyring: doors.app.get<Keyring>(KEYRING) }, 'authority-main', [
    happened('SettingChanged', '2025-04-01', { setting: 'D12.amber', value, from: '2025-04-01' }),
  ]);
const caughtUp = async (after: Position) => doors.queries.execute(new Signals({ actor: system, after }));

describe('handling an alert', () => {
  it('is told with who did it and how soon, and the reason to those who may read it', async () => {
    await record(happened('SignalEscalated', '2025-08-28', { ...alert, to: 'TM' }), worker);
    const { position } = await record(deferred('2026-03-20', '2026-04-30'));
    await caughtUp(position);
    const { history, span } = await detail();
    expect(span).toMatchObject({ severity: 'critical' });
    expect(history).toMatchObject({ since: '2025-08-16', daysToFirstHandling: 12, deferredUntil: '2026-04-30', clearedOn: null });
    expect(history.handled).toMatchObject([
      { type: 'SignalEscalated', by: 'amy', to: 'TM' },
      { type: 'SignalDeferred', by: 'bo', reason: 'The court decides in April.' },
    ]);
    expect(await everything(doors.main)).not.toContain('The court decides in April.');
  });

  it('is judged by the limits that the authority has set', async () => {
    await record(happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'E1' }), system);
    const { entries } = await doors.store.read(`child-${child}`);
    const order = entries.find(({ type }) => type === 'PlacementOrderMade')!.id;
    await record(happened('PermanencePlanSet', '2025-05-01', { plan: 'ADOPTION' }), system);
    const deferral = happened('SignalDeferred', '2025-09-30', {
      rule: 'D12',
      anchor: order,
      until: '2025-10-31',
      reason: 'Matching panel.',
    });
    // To the authority no wait is late before 400 days; then it takes that back.
    await limit(400);
    await expect(record(deferral)).rejects.toMatchObject({ code: 'no-such-alert' });
    await limit(121);
    expect((await record(deferral)).entries).toHaveLength(1);
  });

  it('is for those who lead to mute, and refused in a sentence where there is nothing to mute', async () => {
    await expect(record(deferred('2026-03-20', '2026-04-30'), worker)).rejects.toThrow(Forbidden);
    await expect(record(deferred('2026-03-20', '2026-07-30'))).rejects.toMatchObject({ code: 'review-too-far' });
    await record(happened('PermanencePlanSet', '2026-03-01', { plan: 'LTFOST18' }), system);
    await expect(record(deferred('2026-03-20', '2026-04-30'))).rejects.toMatchObject({ code: 'alert-not-open' });
  });

  it('is not muted by a change to what those who lead recorded, nor by a change to that change', async () => {
    const [deferral] = (await record(deferred('2026-03-20', '2026-04-30'))).entries;
    const struck = (entry: string) => happened('EntryStruckOut', '2026-03-31', { entry, reason: 'It did not happen' });
    const later = happened('EntryCorrected', '2026-03-31', { entry: deferral!, changes: { until: '2026-05-31' }, reason: 'Mistyped' });
    for (const change of [struck(deferral!), later]) {
      await expect(record(change, worker)).rejects.toThrow(Forbidden);
      await expect(doors.queries.execute(new TryFact({ child, fact: change, actor: worker }))).rejects.toThrow(Forbidden);
    }
    const [gone] = (await record(struck(deferral!))).entries;
    await expect(record(struck(gone!), worker)).rejects.toThrow(Forbidden);
    expect((await record(struck(gone!))).entries).toHaveLength(1);
    const { entries } = await record(happened('SignalDisputed', '2026-03-31', { ...alert, says: 'There is a plan.' }), worker);
    expect((await record(struck(entries[0]!), worker)).entries).toHaveLength(1);
  });

  it('adds nothing when it is asked twice', async () => {
    await record(deferred('2026-03-20', '2026-04-30'));
    expect((await record(deferred('2026-03-20', '2026-04-30'))).entries).toEqual([]);
  });

  it('names the entry that cleared it', async () => {
    const { entries, position } = await record(happened('PermanencePlanSet', '2026-03-01', { plan: 'LTFOST18' }), system);
    await caughtUp(position);
    expect(await detail()).toMatchObject({ clearedBy: entries[0], history: { clearedOn: '2026-03-01' } });
    expect((await detail('2026-02-28')).clearedBy).toBeUndefined();
  });
});

describe('the history of an alert', () => {
  it('is told again from the log as it was known at any moment', async () => {
    const moments: { known: Position; history: unknown }[] = [];
    const keep = async (fact: Asked) => {
      const { position, entries } = await record(fact, system);
      await caughtUp(position);
      moments.push({ known: position, history: (await detail()).history });
      return entries[0]!;
    };
    await keep(happened('SignalEscalated', '2025-08-28', { ...alert, to: 'TM' }));
    const deferral = await keep(deferred('2026-03-20', '2026-04-30'));
    await keep(happened('OversightRecorded', '2026-03-21', { ...alert, note: 'Panel in April.' }));
    await keep(happened('EntryCorrected', '2026-03-22', { entry: deferral, changes: { until: '2026-05-10' }, reason: 'Panel moved.' }));
    await keep(happened('DeferralWithdrawn', '2026-03-23', { deferral }));
    await keep(happened('EntryStruckOut', '2026-03-24', { entry: deferral, reason: 'Wrong alert.' }));
    await keep(happened('SignalDisputed', '2026-03-25', { ...alert, says: 'There is a plan.' }));
    const plan = await keep(happened('PermanencePlanSet', '2026-03-01', { plan: 'LTFOST18' }));
    await keep(happened('EntryStruckOut', '2026-03-26', { entry: plan, reason: 'Not agreed.' }));
    expect(new Set(moments.map(({ history }) => JSON.stringify(history))).size).toBeGreaterThan(6);
    for (const { known, history } of moments) {
      expect((await detail(today, known)).history).toEqual(history);
      const { telling } = await doors.queries.execute(new ChildJourney({ child, actor: lead, known }));
      expect(
        historyOn(
          telling.lives.find(({ signal }) => signal.rule === 'D01')!,
          today,
        ),
      ).toEqual(history);
    }
    await expect(detail(today, '1')).rejects.toThrow(NotFound);
  });
});

describe('a deferred alert', () => {
  it('stays on every list, apart where it is asked for apart, and comes back by itself', async () => {
    const { position: after } = await record(deferred('2026-03-20', '2026-03-30'));
    await record(happened('SocialWorkerAllocated', '2026-03-01', { worker: 'SW-7', team: 'TEAM-7' }), system);
    const asked = { actor: { ...lead, team: 'TEAM-7' }, after, on: '2026-03-30', rule: 'D01' };
    const rows = async (more: object) => (await doors.queries.execute(new Signals({ ...asked, ...more }))).rows;
    await caughtUp((await record(happened('VisitMade', '2026-03-02', {}), { ...lead, team: 'TEAM-7' })).position);
    const own = (all: readonly { child: string; deferredUntil: string | null }[]) => all.filter(row => row.child === child);
    expect(own(await rows({}))).toMatchObject([{ deferredUntil: '2026-03-30' }]);
    expect(own(await rows({ deferred: true }))).toHaveLength(1);
    expect(own(await rows({ deferred: false }))).toEqual([]);
    expect(own(await rows({ on: '2026-03-31', deferred: false }))).toMatchObject([{ deferredUntil: null }]);
    const board = await doors.queries.execute(new DriftBoard(asked));
    expect(board.rules.find(({ rule }) => rule === 'D01')!.deferred).toBe(1);
    expect(own((await doors.queries.execute(new Signals({ ...asked, actor: auditor, purpose: 'Audit' }))).rows)).toHaveLength(1);
  });
});

describe('who has looked at an alert', () => {
  const seen = (actor = lead, purpose?: string) => doors.queries.execute(new SignalSeen({ ...alert, child, actor, purpose }));

  it('is told by role and day to those who lead and to auditors', async () => {
    await caughtUp(await doors.store.head());
    expect(await seen()).toEqual([]);
    for (const actor of [worker, worker, lead]) await detail(today, undefined, actor);
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string;
    const looks = [
      { day, role: 'social-worker', people: 1 },
      { day, role: 'team-lead', people: 1 },
    ];
    expect(await seen()).toEqual(looks);
    expect(await seen(auditor, 'Audit')).toEqual(looks);
    await expect(seen(auditor)).rejects.toThrow(PurposeNeeded);
    for (const actor of [worker, analyst, { ...lead, team: 'TEAM-9' }]) await expect(seen(actor)).rejects.toThrow(Forbidden);
    expect(JSON.stringify(await seen())).not.toMatch(/amy|bo/);
  });
});

describe('figures of a period', () => {
  const figures = (from: string, on: string, actor = lead) => doors.queries.execute(new SignalFigures({ from, on, actor }));

  it('are told to whoever may see the lists, and name nobody', async () => {
    await caughtUp((await record(deferred('2026-03-20', '2026-04-30'))).position);
    const told = await figures('2025-04-01', today, { ...analyst });
    expect(told).toMatchObject({ from: '2025-04-01', on: today, rows: [] });
    const own = await figures('2025-04-01', today);
    expect(own.figures.find(({ rule }) => rule === 'D01')!.raised).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(child);
    expect((await figures('2025-04-01', today, auditor)).figures).toEqual(told.figures);
    await expect(figures('2026-04-01', today)).rejects.toMatchObject({ code: 'not-a-period' });
    await expect(figures('1 April', today)).rejects.toMatchObject({ code: 'not-a-day' });
  });
});
