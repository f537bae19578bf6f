import {
  asEntries,
  clashes,
  coverageOf,
  decide,
  driftRules,
  explainSignal,
  isRefusal,
  journey,
  problemsOf,
  severityOn,
  standardSettings,
  standardTerms,
  standingOn,
  story,
  tell,
  type DriftRuleId,
  type Entry,
  type NewFact,
  type Signal,
} from '@waymark/domain';
import { chance, steady } from '../../apps/cli/generate/chance';
import { Diary, type Life } from '../../apps/cli/generate/diary';
import { numberOf, planted } from '../../apps/cli/generate/planted';
import { asHeld, recordsOf } from '../../apps/cli/generate/records';
import { stories } from '../../apps/cli/generate/stories';

const codes = driftRules.map(({ id }) => id as DriftRuleId);
/** A Wednesday, a Sunday after the leap day, Christmas, Easter Monday, the day a year of returns begins, August, and month ends. */
const days = ['2026-11-25', '2028-03-05', '2026-12-25', '2027-03-29', '2027-04-01', '2027-08-18', '2027-02-28', '2027-05-31', '2028-02-29'];

const openIn = (entries: readonly Entry[], today: string): Signal[] => {
  const told = story(entries);
  const about = { story: told, journey: journey(told), coverage: coverageOf(told), settings: standardSettings, terms: standardTerms };
  return tell(about).signals.filter(signal => severityOn(signal, today));
};
const rulesOpen = (facts: readonly NewFact[], today: string): string[] => openIn(asEntries(facts), today).map(({ rule }) => rule);

/** A pair told of the same child. */
const pairOf = (id: DriftRuleId, today: string): [has: NewFact[], misses: NewFact[]] => {
  const told = (misses: boolean): NewFact[] => {
    const diary = new Diary(today);
    const people = { workers: ['SW-001', 'SW-002', 'SW-003', 'SW-004'], team: 'TEAM-1', iro: 'IRO-001' };
    stories[id].tell({ child: 'one', today, years: 1, ...people, diary, by: steady(chance(1)) }, misses);
    return diary.facts;
  };
  return [told(false), told(true)];
};

describe('the stories of an invented council', () => {
  it.each(codes)('%s: one child has it and nothing else, the other has nothing, whatever day it is', id => {
    for (const today of days) {
      const [has, misses] = pairOf(id, today);
      expect({ today, has: rulesOpen(has, today), misses: rulesOpen(misses, today) }).toEqual({ today, has: [id], misses: [] });
    }
  });

  it.each(codes)('%s: the two differ in one fact, or in one field of one', id => {
    const [has, misses] = pairOf(id, days[0]!).map(facts => facts.map(fact => JSON.stringify(fact)));
    const onlyIn = (one: string[], other: string[]): string[] => one.filter(fact => !other.includes(fact));
    const [more, less] = [onlyIn(misses!, has!), onlyIn(has!, misses!)];
    expect(Math.max(more.length, less.length)).toBe(1);
    const [one, other] = [JSON.parse(more[0]!) as NewFact, JSON.parse(less[0] ?? more[0]!) as NewFact];
    expect(one.type).toBe(other.type);
    const [fields, others] = [{ ...one.data }, { ...other.data }] as [Record<string, unknown>, Record<string, unknown>];
    const differing = Object.keys({ ...fields, ...others }).filter(field => field !== 'birthMonth' && fields[field] !== others[field]);
    expect(differing).toHaveLength(less.length);
  });

  it('tell only what is so today and what the catalogue knows; only D20 needs what ought not to be', () => {
    for (const id of codes)
      for (const [i, facts] of pairOf(id, days[0]!).entries()) {
        expect(facts.flatMap(({ type, data }) => problemsOf(type, { ...data }))).toEqual([]);
        const laws = clashes(story(asEntries(facts))).map(({ law }) => law);
        expect({ id, laws }).toEqual({ id, laws: id === 'D20' && i === 0 ? ['unlawful-setting'] : [] });
      }
  });
});

const today = days[0]!;
const invented = (children: number) => ({ children, seed: 1, years: 1, today });
const lifeOf = (lives: readonly Life[], child: string): Life => lives.find(life => life.child === child)!;
/** The entries of a life as they are recorded. */
const recorded = (life: Life): Entry[] => asHeld(recordsOf(life, invented(740)));

describe('the children of the stories', () => {
  it.each([1, 740, 5000])('stand beside %s others, spread over the teams, each with a name, a worker and a home', children => {
    const lives = [...planted(invented(children))];
    expect(new Set(lives.map(({ child }) => child)).size).toBe(2 * codes.length + 4);
    const stand = codes
      .flatMap(id => [false, true].map(misses => lifeOf(lives, numberOf(id, misses))))
      .map(({ facts }) => ({
        ...{ facts, told: journey(story(asEntries(facts))) },
      }));
    const teams = new Map<string | undefined, number>();
    for (const { told, facts } of stand) {
      const { placement } = standingOn(told, today);
      const worker = told.workers.at(-1);
      expect([told.identity?.givenName, placement?.code, worker?.worker]).not.toContain(undefined);
      expect(facts.some(({ data }) => 'district' in data)).toBe(true);
      teams.set(worker?.team, (teams.get(worker?.team) ?? 0) + 1);
    }
    const all = Math.max(1, Math.ceil(children / 136));
    expect(teams.size).toBe(Math.min(all, codes.length));
    expect([...planted(invented(children))].map(({ child, facts }) => ({ child, facts }))).toEqual(
      lives.map(({ child, facts }) => ({ child, facts })),
    );
  });

  it('are told in a list, each with why', () => {
    for (const { has, misses } of Object.values(stories)) for (const says of [has, misses]) expect(says).toMatch(/^[A-Z0-9].{10,}[^.]$/);
  });
});

describe('what people did about alerts', () => {
  const lives = [...planted(invented(740))];
  const written = new Map(lives.map(life => [life.child, recorded(life)]));

  it('is what the doors would have let in, on the day', () => {
    let seen = 0;
    for (const { child } of lives) {
      const entries = written.get(child)!;
      entries.forEach(({ type, data, id }, i) => {
        if (!/^(Signal|Oversight|Entry)/.test(type) || child === 'INVAUDIT1') return;
        seen += 1;
        const answer = decide({ type, data }, entries.slice(0, i), { today });
        expect({ child, id, refused: isRefusal(answer) ? answer.says : undefined }).toEqual({ child, id, refused: undefined });
      });
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('shows every way on the first board: deferred, soon back, escalated, looked at, disputed', () => {
    const ofTeam1 = lives.filter(({ facts }) => facts.some(({ data }) => 'team' in data && data.team === 'TEAM-1'));
    const done = ofTeam1.flatMap(({ child }) => written.get(child)!);
    expect(new Set(done.map(({ type }) => type).filter(type => /^(Signal|Oversight)/.test(type)))).toEqual(
      new Set(['SignalDeferred', 'SignalEscalated', 'OversightRecorded', 'SignalDisputed']),
    );
    const until = done.filter(({ type }) => type === 'SignalDeferred').map(({ data }) => String(data.until));
    expect(until).toContain('2026-11-28');
    expect(until.some(day => day > '2026-12-10')).toBe(true);
    expect(new Set(done.filter(({ type }) => type === 'SignalDeferred').map(({ actor }) => actor))).toEqual(new Set(['LEAD-1']));
  });
});

describe("an auditor's stories", () => {
  const entriesOf = (child: string): Entry[] => recorded(lifeOf([...planted(invented(740))], child));
  const without = (entries: Entry[], n = 1): Entry[] => entries.slice(0, -n);

  it('a visit that the record did not know: its absence was an alert, and was escalated', () => {
    const entries = entriesOf('INVAUDIT1');
    const [alert] = openIn(without(entries), today);
    expect(alert && [alert.rule, explainSignal(alert, today)]).toEqual(['D07', expect.stringContaining('16 days late')]);
    const escalation = entries.find(({ type }) => type === 'SignalEscalated')!;
    const before = entries.slice(0, entries.indexOf(escalation));
    expect(isRefusal(decide(escalation, before, { today }))).toBe(false);
    expect(escalation.data.anchor).toBe(alert!.anchor);
    expect(openIn(entries, today)).toEqual([]);
    expect(entries.at(-1)).toMatchObject({ type: 'VisitMade', data: { on: '2026-11-04' } });
  });

  it('a corrected start: what was in time no longer is', () => {
    const entries = entriesOf('INVAUDIT2');
    const lateOnes = (all: Entry[]): string[] => {
      const told = story(all);
      const about = { story: told, journey: journey(told), coverage: coverageOf(told), settings: standardSettings, terms: standardTerms };
      return tell(about).obligations.flatMap(({ rule, dueOn, metOn }) => (dueOn && metOn && metOn > dueOn ? [rule] : []));
    };
    expect(lateOnes(without(entries, 2))).toEqual([]);
    expect(lateOnes(entries)).toEqual(expect.arrayContaining(['RV-01', 'CP-01', 'VS-01']));
    expect(clashes(story(entries))).toEqual([]);
  });

  it('a concern on the wrong child, struck out there and recorded on the right one', () => {
    const [wrong, right] = [entriesOf('INVAUDIT3'), entriesOf('INVAUDIT4')];
    const rules = (entries: Entry[]): string[] => openIn(entries, today).map(({ rule }) => rule);
    expect([rules(without(wrong)), rules(wrong), rules(without(right)), rules(right)]).toEqual([['D22'], [], [], ['D22']]);
  });
});
