import fc from 'fast-check';
import {
  addDays,
  asEntries,
  asNew,
  driftRules,
  isOpenOn,
  journey,
  latest,
  looksAt,
  obligationOn,
  remedies,
  rulesRegister,
  severityOn,
  since,
  story,
  storyAnd,
  tell,
  tellOnly,
  type Entry,
  type NewFact,
  type Obligation,
} from '@waymark/domain';
import { crowdedRecord, day, life, record } from '../support/any-life';
import { caseOf, happened, reviewed, visited } from '../support/story';

/** Work, and the duties it may meet. */
const [ofReviews, ofVisits] = [/^(RV-|AD-06|AD-08|SB-04)/, /^(VS-|AD-07|SB-05)/];
const work: { of: RegExp; done: (on: string) => NewFact }[] = [
  { of: ofReviews, done: reviewed },
  { of: ofReviews, done: on => happened('ReviewHeld', on, { review: 'ADOPTION' }) },
  { of: ofVisits, done: on => visited(on) },
  { of: ofVisits, done: on => happened('AdoptionVisit', on, {}) },
  { of: /^CP-01/, done: on => happened('CarePlanPrepared', on, {}) },
  { of: /^PP-01/, done: on => happened('PlacementPlanPrepared', on, {}) },
];

const shuffled = fc.tuple(crowdedRecord, fc.infiniteStream(fc.nat())).map(([{ facts, changes }, keys]): [Entry[], Entry[]] => {
  const mixed = facts.map(entry => ({ entry, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
  return [
    [...facts, ...changes],
    [...mixed.map(({ entry }, revision) => ({ ...entry, revision })), ...changes],
  ];
});
/** The entries without what happened after a day, as it stands corrected. Who a child is holds for all days, whenever it was said. */
const happenedBy = (entries: readonly Entry[], on: string): Entry[] => {
  const told = new Set(story(entries).told.flatMap(fact => (fact.on <= on || fact.type === 'IdentityRecorded' ? fact.entry : [])));
  return entries.filter(({ id, data }) => told.has(id) || told.has(String(data.entry)));
};

/** Reading R29. */
const asksOutOfCare = new Set(['D20', 'D25', 'D26']);

describe('any life in care', () => {
  it('tells the same whatever the order of recording', () =>
    fc.assert(
      fc.property(shuffled, ([entries, mixed]) => {
        expect(story(mixed).told).toEqual(story(entries).told);
        expect(tell(caseOf(mixed))).toEqual(tell(caseOf(entries)));
      }),
      { numRuns: 50 },
    ));

  it('has duties that start, run and close in that order, each once', () =>
    fc.assert(
      fc.property(life, facts => {
        const { obligations } = tell(caseOf(asEntries(facts)));
        for (const row of obligations) {
          expect([row.metOn, row.voidedOn, row.frozenOn].filter(Boolean).length).toBeLessThanOrEqual(1);
          expect(row.startsOn >= row.anchorOn).toBe(true);
          // A plan made before the placement has met its duty when that starts.
          const closed = latest(row.voidedOn ?? row.frozenOn ?? row.metOn, row.startsOn)!;
          if (!(row.voidedOn ?? row.frozenOn ?? row.metOn)) continue;
          expect(isOpenOn(row, closed)).toBe(false);
          expect(obligationOn(row, closed)).toBe(obligationOn(row, addDays(closed, 1000)));
        }
        const names = obligations.map(({ rule, anchor, startsOn }) => `${rule} ${anchor} ${startsOn}`);
        expect(new Set(names).size).toBe(names.length);
      }),
    ));

  it('opens as many duties as it closes and leaves open, on any two days', () =>
    fc.assert(
      fc.property(life, day, day, (facts, one, other) => {
        const { obligations } = tell(caseOf(asEntries(facts)));
        const [from, to] = one < other ? [one, other] : [other, one];
        const openOn = (on: string): number => obligations.filter(row => isOpenOn(row, on)).length;
        let [started, ended] = [0, 0];
        for (let on = addDays(from, 1); on <= to; on = addDays(on, 1))
          for (const row of obligations) {
            const [before, now] = [isOpenOn(row, addDays(on, -1)), isOpenOn(row, on)];
            started += Number(now && !before);
            ended += Number(before && !now);
            // A duty that has left the open lists does not come back.
            if (now && !before) expect(on).toBe(row.startsOn);
          }
        expect(openOn(from) + started - ended).toBe(openOn(to));
      }),
      { numRuns: 25 },
    ));

  it('has at most one review duty open at once, and none out of care', () =>
    fc.assert(
      fc.property(life, day, (facts, on) => {
        const about = caseOf(asEntries(facts));
        const open = tell(about).obligations.filter(row => ['RV-01', 'RV-02', 'RV-03'].includes(row.rule) && isOpenOn(row, on));
        const inCare = about.journey.periods.some(({ from, until }) => from <= on && (!until || on < until));
        expect(open.length).toBeLessThanOrEqual(inCare ? 1 : 0);
      }),
    ));

  it('never has a duty made worse by work that is added', () =>
    fc.assert(
      fc.property(life, fc.tuple(day, fc.constantFrom(...work)), (facts, [on, { of, done }]) => {
        const name = ({ rule, anchor, startsOn }: Obligation): string => `${rule} ${anchor} ${startsOn}`;
        const before = tell(caseOf(asEntries(facts))).obligations.filter(({ rule }) => of.test(rule));
        const after = new Map(tell(caseOf(asEntries([...facts, done(on)]))).obligations.map(row => [name(row), row]));
        for (const row of before) {
          // A plan is owed by the second review: one held early brings it forward in a row of its own (reading R03), and is no work towards it.
          if (row.rule === 'PM-01') continue;
          const now = after.get(name(row));
          if (now?.dueOn && row.dueOn) expect(now.dueOn >= row.dueOn).toBe(true);
          if (now && row.metOn) expect(now.metOn && now.metOn <= row.metOn).toBeTruthy();
        }
      }),
    ));

  it('has signals of unbroken days, in care, and each rule at one severity a day', () =>
    fc.assert(
      fc.property(life, facts => {
        const about = caseOf(asEntries(facts));
        for (const { rule, spans } of tell(about).signals) {
          spans.forEach(({ from, until }, i) => {
            expect(!until || from < until).toBe(true);
            expect(spans[i + 1]?.from).toBe(i + 1 < spans.length ? until : undefined);
            if (asksOutOfCare.has(rule)) return;
            expect(about.journey.periods.some(period => period.from <= from && (!period.until || (until && until <= period.until)))).toBe(
              true,
            );
          });
        }
      }),
    ));

  it('has each rule tell alone what it tells among all', () =>
    fc.assert(
      fc.property(life, facts => {
        const about = caseOf(asEntries(facts));
        const all = tell(about);
        for (const { id } of rulesRegister()) {
          const alone = tellOnly(about, id);
          expect([alone.obligations, alone.signals]).toEqual([
            driftRules.some(rule => rule.id === id) ? [] : all.obligations.filter(({ rule }) => rule === id),
            all.signals.filter(({ rule }) => rule === id),
          ]);
        }
      }),
      { numRuns: 25 },
    ));

  it('tells under a rule what it told before, whatever fact is added that the rule does not look at', () =>
    fc.assert(
      fc.property(life, fc.infiniteStream(fc.nat()), (facts, chance) => {
        const before = caseOf(asEntries(facts));
        const tried = remedies('2026-11-25', before.story);
        for (const { id } of rulesRegister()) {
          const looks = looksAt(before.story, id, story => ({ ...before, story, journey: journey(story) }));
          const others = tried.filter(({ type }) => !looks(type));
          const other = others[(chance.next().value as number) % others.length]!;
          const after = storyAnd(before.story, asNew([other], facts.length));
          expect(after.told).toEqual(story([...asEntries(facts), ...asNew([other], facts.length)]).told);
          expect(tellOnly({ ...before, story: after, journey: journey(after) }, id)).toEqual(tellOnly(before, id));
        }
      }),
      { numRuns: 25 },
    ));

  it('tells of a day only what had happened by then', () =>
    fc.assert(
      fc.property(record, day, ({ facts, changes }, on) => {
        const entries = [...facts, ...changes];
        const standing = (known: Entry[]): string[] => {
          const { obligations, signals } = tell(caseOf(known, { recordingBegan: '2020-01-01' }));
          const duties = obligations
            .filter(({ startsOn }) => startsOn <= on)
            .map(row => `${row.rule} ${row.anchor} ${row.dueOn} ${obligationOn(row, on)}`);
          const drift = signals
            .filter(signal => severityOn(signal, on))
            .map(signal => `${signal.rule} ${since(signal)} ${severityOn(signal, on)!.severity}`);
          return [...duties, ...drift].sort();
        };
        expect(standing(entries)).toEqual(standing(happenedBy(entries, on)));
      }),
    ));
});
