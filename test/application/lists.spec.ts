import {
  Caseload,
  DriftBoard,
  DutiesDue,
  Forbidden,
  LastKnownInCare,
  News,
  NotFound,
  Obligations,
  PurposeNeeded,
  Refused,
  SignalDetail,
  Signals,
  Timeliness,
  type Actor,
  type ListAsked,
} from '@waymark/application';
import { fact, type NewFact } from '@waymark/domain';
import { analyst, auditor, lead, openDoors, system, worker, type Doors } from '../support/doors';
import { happened, placed } from '../support/story';

let doors: Doors;
let position: string;

const identity = (givenName: string) =>
  happened('IdentityRecorded', '2025-04-14', { givenName, familyName: 'Example', dateOfBirth: '2015-05-20' });
const allocated = (to: string, team?: string) => happened('SocialWorkerAllocated', '2025-04-14', { worker: to, team });
const life = (name: string, ...more: NewFact[]) => [
  identity(name),
  fact('BecameLookedAfter', { on: '2025-04-14', legalStatus: 'C2' }),
  placed('2025-04-14'),
  ...more,
];

/** Own child, one of the same team, one of another team, one of nobody. */
const children: Record<string, NewFact[]> = {
  OWN: life(
    'Ada',
    allocated('SW-1', 'TEAM-1'),
    happened('PermanencePlanSet', '2025-04-20', { plan: 'ADOPTION' }),
    happened('PlacementOrderMade', '2025-05-01', {}),
  ),
  TEAM: life('Ben', allocated('SW-2', 'TEAM-1')),
  OTHER: life('Cas', allocated('SW-9', 'TEAM-9')),
  NOBODY: life('Dov'),
};

beforeAll(async () => {
  doors = await openDoors();
  for (const [child, facts] of Object.entries(children)) for (const one of facts) ({ position } = await doors.record({ child, fact: one }));
});
afterAll(() => doors.close());

const caseload = (asked: Partial<ListAsked> = {}) => doors.queries.execute(new Caseload({ actor: system, after: position, ...asked }));
const childrenOf = ({ rows }: { rows: readonly { child: string }[] }) => [...new Set(rows.map(({ child }) => child))].sort();
const lastRead = async () =>
  (await doors.main.query<Record<string, unknown>>('SELECT * FROM app.read_log ORDER BY read_at DESC, id DESC LIMIT 1')).rows[0];

describe('a list', () => {
  it('holds the children that somebody may see', async () => {
    expect(childrenOf(await caseload())).toEqual(['NOBODY', 'OTHER', 'OWN', 'TEAM']);
    expect(childrenOf(await caseload({ actor: worker }))).toEqual(['OWN']);
    expect(childrenOf(await caseload({ actor: lead }))).toEqual(['NOBODY', 'OWN', 'TEAM']);
    expect(childrenOf(await caseload({ actor: { ...lead, team: undefined } }))).toEqual(['NOBODY']);
    expect(childrenOf(await caseload({ actor: auditor, purpose: 'Inspection' }))).toHaveLength(4);
    await expect(caseload({ actor: auditor })).rejects.toThrow(PurposeNeeded);
    await expect(caseload({ actor: { id: 'eve', roles: [] } })).rejects.toThrow(Forbidden);
  });

  it('is narrowed by who has the child today, also on a day when somebody else had', async () => {
    const { position: after } = await doors.record({
      child: 'MOVED',
      fact: fact('BecameLookedAfter', { on: '2025-04-14', legalStatus: 'C2' }),
    });
    await doors.record({ child: 'MOVED', fact: allocated('SW-1', 'TEAM-1') });
    const moved = happened('SocialWorkerAllocated', '2026-01-10', { worker: 'SW-9', team: 'TEAM-9' });
    expect(after < (position = (await doors.record({ child: 'MOVED', fact: moved })).position)).toBe(true);
    expect(childrenOf(await caseload({ actor: worker, on: '2025-12-31' }))).toEqual(['OWN']);
    expect(childrenOf(await caseload({ actor: { ...worker, worker: 'SW-9' }, on: '2025-12-31' }))).toEqual(['MOVED', 'OTHER']);
  });

  it('names the children, but to analysts nobody', async () => {
    expect((await caseload({ actor: worker })).rows).toMatchObject([
      { child: 'OWN', givenName: 'Ada', familyName: 'Example', dateOfBirth: '2015-05-20', birthMonth: '2015-05', worker: 'SW-1' },
    ]);
    const pseudonymous = await caseload({ actor: analyst });
    expect(pseudonymous).toMatchObject({ reach: 'any child, without personal fields' });
    expect(pseudonymous.rows[0]).toMatchObject({ givenName: null, familyName: null, dateOfBirth: null });
    expect(JSON.stringify(pseudonymous)).not.toMatch(/Ada|Example|sealed/);
  });

  it('is logged with the children it names, before it is shown', async () => {
    await caseload({ actor: worker, on: '2025-12-31' });
    expect(await lastRead()).toMatchObject({ actor: 'amy', role: 'social-worker', view: 'Caseload', children: ['OWN'] });
    await caseload({ actor: analyst });
    expect(await lastRead()).toMatchObject({ actor: 'di', role: 'analyst', children: [] });
  });

  it('waits for what was just recorded, and says so when it is not there yet', async () => {
    const entered = fact('BecameLookedAfter', { on: '2026-03-01', legalStatus: 'C2' });
    const { position: after } = await doors.record({ child: 'NEW', fact: entered });
    const listed = await caseload({ after });
    expect(listed.notYetShown).toBe(false);
    expect(listed.position >= after).toBe(true);
    expect(childrenOf(listed)).toContain('NEW');
    expect((await caseload({ after: '9'.repeat(20) })).notYetShown).toBe(true);
  });

  it('tells the duties of a day', async () => {
    const { rows } = await doors.queries.execute(new Obligations({ actor: worker, after: position, on: '2025-05-20', rule: 'RV-01' }));
    expect(rows).toMatchObject([{ child: 'OWN', rule: 'RV-01', dueOn: '2025-05-15', status: 'overdue', givenName: 'Ada' }]);
  });

  it('tells the drift of a day, alone and on the board', async () => {
    const asked = { actor: worker, after: position, on: '2025-12-31' };
    const { rows } = await doors.queries.execute(new Signals({ ...asked, rule: 'D12' }));
    expect(rows).toMatchObject([{ child: 'OWN', rule: 'D12', givenName: 'Ada' }]);
    const board = await doors.queries.execute(new DriftBoard(asked));
    expect(board.rules.find(({ rule }) => rule === 'D12')).toMatchObject({ total: 1 });
    expect(childrenOf(board)).toEqual(['OWN']);
    expect(board.of.children).toBe(1);
  });

  it('tells one signal with the child behind it, to those who may see the child', async () => {
    const { rows } = await doors.queries.execute(new Signals({ actor: worker, after: position, on: '2025-12-31', rule: 'D12' }));
    const { rule, anchor } = rows[0]!;
    const detail = (actor = worker, on = '2025-12-31') => doors.queries.execute(new SignalDetail({ actor, rule, anchor, on }));
    expect(await detail()).toMatchObject({ child: { child: 'OWN' }, signal: { rule: 'D12', anchor }, span: { severity: 'red' } });
    await expect(detail({ ...worker, worker: 'SW-2' })).rejects.toThrow(Forbidden);
    await expect(detail(analyst)).rejects.toThrow(Forbidden);
    await expect(detail(worker, '2025-05-02')).rejects.toThrow(NotFound);
  });

  it('tells the timeliness of a period, and the duties behind it', async () => {
    const asked = { after: position, from: '2025-05-01', to: '2025-05-31', on: '2025-05-31', rule: 'RV-01' };
    const figures = await doors.queries.execute(new Timeliness({ ...asked, actor: lead, by: 'worker' }));
    expect(figures).toMatchObject({ from: '2025-05-01', to: '2025-05-31', on: '2025-05-31', rows: [] });
    expect(figures.lines.map(({ group, due, of }) => [group, due, of])).toEqual([
      ['SW-1', 1, 1],
      ['SW-2', 1, 1],
      [null, 1, 1],
    ]);
    expect(figures.measures['RV-08'].all).toMatchObject({ count: 0, of: 3 });
    const behind = (actor: Actor) =>
      doors.queries.execute(new DutiesDue({ ...asked, actor, by: 'worker', group: 'SW-1', outcome: 'still-open' }));
    expect((await behind(worker)).rows).toMatchObject([
      { child: 'OWN', rule: 'RV-01', dueOn: '2025-05-15', outcome: 'still-open', givenName: 'Ada' },
    ]);
    expect(await lastRead()).toMatchObject({ view: 'DutiesDue', children: ['OWN'] });
    // Another child was theirs on the due date, and is another's today.
    expect((await behind(auditor)).rows).toMatchObject([
      { child: 'MOVED', worker: 'SW-1' },
      { child: 'OWN', givenName: null },
    ]);
    await expect(doors.queries.execute(new Timeliness({ ...asked, actor: lead, to: '2025-04-30' }))).rejects.toThrow(Refused);
    await expect(doors.queries.execute(new Timeliness({ ...asked, actor: lead, from: 'May' }))).rejects.toThrow(Refused);
  });

  it('tells whom the next return does not name', async () => {
    const { rows } = await doors.queries.execute(new LastKnownInCare({ actor: system, after: position }));
    expect(rows).toEqual([]);
  });

  it('tells somebody what others recorded since they were last here, on an earlier day', async () => {
    const news = async (actor = worker) => childrenOf(await doors.queries.execute(new News({ actor, after: position })));
    expect(await news({ ...worker, id: 'new-here' })).toEqual(['OWN']);
    expect(await news({ ...worker, id: system.id })).toEqual([]);
    await expect(news(auditor)).rejects.toThrow(Forbidden);
  });
});
