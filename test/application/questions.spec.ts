import {
  ComingUp,
  Forbidden,
  Refused,
  ReplayRule,
  SetLimit,
  SignalDetail,
  TryLimit,
  WhatClears,
  WhatIf,
  type LimitToSet,
} from '@waymark/application';
import { addDays, factInWords, remedies, severityOn, type NewFact } from '@waymark/domain';
import { analyst, auditor, everything, lead, openDoors, system, worker, type Doors } from '../support/doors';
import { becameLookedAfter, bornOn, happened, placed, reviewed, visited } from '../support/story';

let doors: Doors;
let position: string;
const today = '2026-03-31';

/** A child who waits for a match since 1 November 2025: amber after 121 days, red after 183. */
const waiting = (worker: string, team: string): NewFact[] => [
  becameLookedAfter('2025-04-14', 'C1'),
  placed('2025-04-14'),
  happened('SocialWorkerAllocated', '2025-04-14', { worker, team }),
  reviewed('2025-05-12'),
  reviewed('2025-08-04'),
  happened('PermanencePlanSet', '2025-08-04', { plan: 'ADOPTION' }),
  happened('AdoptionDecisionMade', '2025-10-01', {}),
  happened('PlacementOrderMade', '2025-11-01', {}),
  visited('2026-03-30'),
];

beforeAll(async () => {
  doors = await openDoors(`${today}T12:00:00Z`);
  const children = { OWN: waiting('SW-1', 'TEAM-1'), OTHER: waiting('SW-9', 'TEAM-9') };
  for (const [child, facts] of Object.entries(children))
    for (const fact of facts) ({ position } = await doors.record({ child, fact, confirmed: 'so it was' }));
});
afterAll(() => doors.close());

const d12 = async () => {
  const { signals } = (await doors.queries.execute(new WhatIf({ child: 'OWN', actor: worker, facts: [] }))).before;
  return signals.find(signal => signal.rule === 'D12' && severityOn(signal, today))!;
};

describe('what would be', () => {
  const match = (on: string) => ({ type: 'AdoptionMatchApproved', data: { on } });

  it('stands beside what is, on a day to come, and nothing is written', async () => {
    const head = await doors.store.head();
    const told = await doors.queries.execute(new WhatIf({ child: 'OWN', actor: worker, facts: [match('2026-05-14')] }));
    expect(told).toMatchObject({ on: '2026-05-14', refused: [], facts: [{ type: 'AdoptionMatchApproved' }] });
    const severity = (signals: typeof told.before.signals, day: string) =>
      signals.flatMap(signal => (signal.rule === 'D12' ? (severityOn(signal, day)?.severity ?? []) : []));
    expect([severity(told.before.signals, '2026-05-14'), severity(told.after.signals, '2026-05-14')]).toEqual([['red'], []]);
    expect([severity(told.before.signals, '2026-05-13'), severity(told.after.signals, '2026-05-13')]).toEqual([['red'], ['red']]);
    expect(await doors.store.head()).toBe(head);
    expect(await everything(doors.main)).not.toContain('AdoptionMatchApproved');
  });

  it('says which fact cannot be, and tries the others', async () => {
    const told = await doors.queries.execute(
      new WhatIf({ child: 'OWN', actor: worker, facts: [happened('MissingEnded', '2026-04-02', {}), match('2026-04-20')] }),
    );
    expect(told.refused).toMatchObject([{ fact: 0, code: 'nothing-open' }]);
    expect(told.facts).toMatchObject([{ type: 'AdoptionMatchApproved' }]);
  });

  it('is asked by those who may see the child', async () => {
    await expect(doors.queries.execute(new WhatIf({ child: 'OTHER', actor: worker, facts: [] }))).rejects.toThrow(Forbidden);
    await expect(doors.queries.execute(new WhatIf({ child: 'OWN', actor: auditor, facts: [], purpose: 'Sample' }))).resolves.toBeDefined();
  });
});

describe('what clears a signal', () => {
  it('is found by trying: each of the facts, once recorded, clears it', async () => {
    const { rule, anchor } = await d12();
    const remedies = await doors.queries.execute(new WhatClears({ child: 'OWN', actor: worker, rule, anchor }));
    const says = remedies.map(one => one.says);
    expect(says).toEqual(expect.arrayContaining(['Adoption match approved', 'Placement order revoked']));
    expect(says).not.toContain('Care plan prepared');
    for (const { fact } of remedies) {
      const { after } = await doors.queries.execute(new WhatIf({ child: 'OWN', actor: worker, facts: [fact], on: today }));
      expect(after.signals.filter(one => one.rule === rule && one.anchor === anchor && severityOn(one, today))).toEqual([]);
    }
  });

  it('is the same whether every fact is tried or only those that the rule looks at', async () => {
    const { rule, anchor } = await d12();
    const told = (facts: readonly NewFact[]) => doors.queries.execute(new WhatIf({ child: 'OWN', actor: worker, facts, on: today }));
    const clear: string[] = [];
    for (const fact of remedies(today, (await told([])).before.story)) {
      const { facts, refused, concerns, after } = await told([fact]);
      const open = after.signals.some(one => one.rule === rule && one.anchor === anchor && severityOn(one, today));
      if (!open && facts.length && !refused.length && !concerns.length) clear.push(factInWords(fact));
    }
    const narrowed = await doors.queries.execute(new WhatClears({ child: 'OWN', actor: worker, rule, anchor }));
    expect(narrowed.map(({ says }) => says)).toEqual(clear);
  });

  it('is a move where it is asked of the home, into a home that would not raise it again', async () => {
    const home: NewFact[] = [
      bornOn('2013-05-01'),
      becameLookedAfter('2026-03-02', 'C1'),
      placed('2026-03-02', { placement: 'K3', registered: true }),
      happened('SocialWorkerAllocated', '2026-03-02', { worker: 'SW-9', team: 'TEAM-9' }),
    ];
    for (const fact of home) await doors.record({ child: 'YOUNG', fact, confirmed: 'so it was' });
    const asked = { child: 'YOUNG', actor: system };
    const { signals } = (await doors.queries.execute(new WhatIf({ ...asked, facts: [] }))).before;
    const clears = async (rule: string) => {
      const { anchor } = signals.find(one => one.rule === rule && severityOn(one, today))!;
      return (await doors.queries.execute(new WhatClears({ ...asked, rule, anchor }))).map(({ says }) => says);
    };
    const says = await clears('D20');
    expect(says).toContain("Placement started: Foster placement, other; In the authority's area");
    expect(says.filter(one => one.includes('Supported accommodation'))).toEqual([]);
    expect((await clears('D07')).filter(one => one.includes('Placement started'))).toEqual([]);
  });

  it('is nothing for what is not open', async () => {
    const { anchor } = await d12();
    expect(await doors.queries.execute(new WhatClears({ child: 'OWN', actor: worker, rule: 'D01', anchor }))).toEqual([]);
  });
});

describe('what comes up', () => {
  it('is what the child’s own record brings, for the children somebody may see', async () => {
    const { rows } = await doors.queries.execute(new ComingUp({ actor: worker, within: 60, after: position }));
    expect(new Set(rows.map(({ child }) => child))).toEqual(new Set(['OWN']));
    const { signals, obligations } = (await doors.queries.execute(new WhatIf({ child: 'OWN', actor: worker, facts: [] }))).before;
    const ahead = (day: string | undefined): boolean => !!day && day > today && day <= addDays(today, 60);
    const duties = obligations.filter(({ dueOn, metOn, voidedOn, frozenOn }) => ahead(dueOn) && !metOn && !voidedOn && !frozenOn);
    expect(rows.filter(({ kind }) => kind === 'duty').map(({ rule, on }) => [rule, on])).toEqual(
      expect.arrayContaining(duties.map(({ rule, dueOn }) => [rule, dueOn])),
    );
    const red = signals.find(({ rule }) => rule === 'D12')!.spans.find(({ severity }) => severity === 'red')!;
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'signal', rule: 'D12', on: red.from, before: 'amber', severity: 'red' }));
  });

  it('asks for a number of days that makes sense', async () => {
    await expect(doors.queries.execute(new ComingUp({ actor: worker, within: 0 }))).rejects.toThrow(Refused);
  });
});

describe('another limit', () => {
  const tried = (value: number, actor = system, against?: number) =>
    doors.queries.execute(new TryLimit({ actor, setting: 'D12.amber', value, against }));

  it('says on whom the rule would ask, today and at twelve month ends', async () => {
    const { days } = await tried(60);
    expect(days.map(({ day }) => day)).toEqual(
      ['2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30'].concat(
        ['2025-12-31', '2026-01-31', '2026-02-28', today],
      ),
    );
    expect(days.find(({ day }) => day === '2026-01-31')).toMatchObject({
      now: { children: 0 },
      tried: { children: 2 },
      gained: ['OTHER', 'OWN'],
      lost: [],
    });
    expect(days.at(-1)).toMatchObject({ now: { children: 2, amber: 2 }, tried: { children: 2 }, gained: [] });
  });

  it('compares two values on the same past', async () => {
    expect((await tried(60, system, 60)).days.every(({ gained, lost }) => gained.length + lost.length === 0)).toBe(true);
    expect((await tried(170, system, 60)).days.at(-1)).toMatchObject({ gained: [], lost: ['OTHER', 'OWN'] });
  });

  it('tells each of their own children, and an analyst of all', async () => {
    expect((await tried(60, lead)).days.at(-1)!.now.children).toBe(1);
    expect((await tried(60, analyst)).days.at(-1)!.now.children).toBe(2);
  });

  it('leaves the signal as it is', async () => {
    const { rule, anchor } = await d12();
    const { span } = await doors.queries.execute(new SignalDetail({ rule, anchor, actor: worker, child: 'OWN' }));
    expect(span).toMatchObject({ severity: 'amber', limit: 121 });
  });

  it('is set by the authority, with a reason, from a day on; and every child is told under it', async () => {
    const set = (over: Partial<LimitToSet> = {}) =>
      doors.commands.execute(
        new SetLimit({
          actor: system,
          command: 'one',
          setting: 'D12.amber',
          value: 160,
          from: '2026-03-20',
          why: 'Tried in March',
          ...over,
        }),
      );
    await expect(set({ actor: lead })).rejects.toThrow(Forbidden);
    await expect(set({ why: ' ' })).rejects.toThrow('Say why');
    expect(await set()).toMatchObject({ before: null });
    const days = (await tried(60)).days.map(({ day, now }) => [day, now.children]);
    expect(days.slice(-2)).toEqual([
      ['2026-02-28', 0],
      [today, 0],
    ]);
    const signal = (await doors.queries.execute(new WhatIf({ child: 'OWN', actor: worker, facts: [] }))).before.signals.find(
      ({ rule }) => rule === 'D12',
    )!;
    expect([severityOn(signal, '2026-03-19')?.limit, severityOn(signal, '2026-03-20')]).toEqual([121, undefined]);
    expect(await set({ value: 150, command: 'two' })).toMatchObject({ before: 160 });
  });

  it('says who was asked about at any time of the year, beside the days', async () => {
    const { throughout } = await tried(400);
    expect(throughout).toEqual({ from: '2025-03-31', to: today, now: 2, tried: 0, gained: [], lost: ['OTHER', 'OWN'] });
  });

  it('refuses what is no limit', async () => {
    await expect(doors.queries.execute(new TryLimit({ actor: system, setting: 'D99.amber', value: 1 }))).rejects.toThrow('no limit called');
    await expect(tried(-1)).rejects.toThrow('whole number');
  });
});

describe('a rule replayed', () => {
  const replayed = (rule: string, version?: number, actor = system) => doors.queries.execute(new ReplayRule({ actor, rule, version }));

  beforeAll(async () => {
    // Four weeks end on 7 January; 20 working days, with Christmas between, on 12 January.
    const winter = [
      becameLookedAfter('2025-12-10', 'C1'),
      placed('2025-12-10'),
      happened('SocialWorkerAllocated', '2025-12-10', { worker: 'SW-9', team: 'TEAM-9' }),
      reviewed('2026-01-09'),
    ];
    for (const fact of winter) ({ position } = await doors.record({ child: 'WINTER', fact, confirmed: 'so it was' }));
    await doors.queries.execute(new ComingUp({ actor: system, within: 1, after: position }));
  });

  it('finds the children whom another version asks about, over the same past', async () => {
    const { throughout, version } = await replayed('RV-01', 1);
    expect([version, throughout.gained, throughout.lost]).toEqual([1, ['WINTER'], []]);
    expect((await replayed('RV-01', 2)).throughout).toMatchObject({ gained: [], lost: [] });
  });

  it('asks about nobody as if there were no such rule', async () => {
    const { days, throughout } = await replayed('D12');
    expect(days.every(({ tried }) => tried.children === 0)).toBe(true);
    expect([throughout.tried, throughout.lost]).toEqual([0, ['OTHER', 'OWN']]);
  });

  it('is for the children somebody may see', async () => {
    expect((await replayed('RV-01', 1, lead)).throughout.gained).toEqual([]);
  });

  it('refuses what is no rule, and no version', async () => {
    await expect(replayed('RV-99')).rejects.toThrow('no rule called');
    await expect(replayed('RV-01', 9)).rejects.toThrow('It has 1, 2');
  });
});
