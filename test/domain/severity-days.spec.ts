import fc from 'fast-check';
import { addDays, addMonths, addWorkingDays, asEntries, birthday, driftRules, tell } from '@waymark/domain';
import type { Case, Day, EventName, Obligation, Signal } from '@waymark/domain';
import { lawfulLife } from '../support/any-life';
import { caseOf } from '../support/story';

/** The days on which a limit is reached, or over, from a day on: by what the name of the limit says that it counts. */
const counted: readonly (readonly [RegExp, (from: Day, limit: number) => Day[]])[] = [
  [/WorkingDays/, (from, n) => [addWorkingDays(from, -n), addDays(addWorkingDays(from, n), 1)]],
  [/Months$/, (from, n) => [addMonths(from, n), addDays(addMonths(from, n), 1)]],
  [/Hours$/, (from, n) => [addDays(from, n / 24), addDays(from, n / 24 + 1)]],
  [/Times$|Visits$|Documents$|miles|episodes/, () => []],
  // The day asked is the last of the window.
  [/windowDays/i, (from, n) => [addDays(from, n - 1), addDays(from, n)]],
  [/./, (from, n) => [addDays(from, n), addDays(from, n + 1)]],
];
const ruleOf = (id: string) => driftRules.find(rule => rule.id === id)!;
const limitDays = (id: string, from: Day): Day[] =>
  Object.entries(ruleOf(id).limits).flatMap(([name, n]) => counted.find(([pattern]) => pattern.test(name))![1](from, n));

/** Every day that a fact speaks of: its own, and one it names. */
const daysOf = (value: unknown): Day[] =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(daysOf)
      : [];
const daysOfAll = ({ story }: Case, ...names: EventName[]): Day[] => names.flatMap(name => story.of(name).map(({ on }) => on));

/** A child who arrives alone has 30 days until a transfer; a stay meant to be short is one until its 21st day. */
const windows = (about: Case): Day[] => [
  ...daysOfAll(about, 'ArrivedUnaccompanied').map(day => addDays(day, 30)),
  ...daysOfAll(about, 'PlacementStarted').map(day => addDays(day, 22)),
];

/** A signal silent while another wait runs that is not red; a further interval of visits; homes and workers count while their end is in the window. */
const ofItsOwn: Partial<Record<string, (about: Case, dues: readonly Day[]) => Day[]>> = {
  D03: about => {
    // A plan to return home waits for months; a home of six months is permanence from 16 on.
    const waits = [...daysOf(about.story.told), ...windows(about)].flatMap(day => [0, 1, 6, 12].map(months => addMonths(day, months)));
    return [...waits, ...['D05', 'D10', 'D12', 'D13', 'D15', 'D16'].flatMap(id => waits.flatMap(day => limitDays(id, day)))];
  },
  // A review that found the child should stay so lasts half a year.
  D04: about => daysOf(about.story.told).flatMap(day => limitDays('D04', day)),
  D07: (_about, dues) =>
    dues.flatMap(due => [addWorkingDays(due, 5), ...[7, 21, 28, 42].map(days => addDays(due, days)), addMonths(due, 3), addMonths(due, 6)]),
  D08: about =>
    [...daysOfAll(about, 'PlacementStarted', 'PlacementEnded', 'CeasedToBeLookedAfter'), ...windows(about), about.journey.adultOn!].flatMap(
      day => limitDays('D08', day),
    ),
  D21: about => daysOfAll(about, 'SocialWorkerAllocated', 'SocialWorkerEnded').flatMap(day => limitDays('D21', day)),
  // Eligible once 91 days in care are complete.
  D26: about => about.journey.leavingCare.map(({ from }) => from),
};

/** The days on which something may change what a signal says: a fact, a birthday, a window, a due date, a limit. */
const daysThatChange = (about: Case, duties: readonly Obligation[], { rule, spans, facts }: Signal): Set<Day> => {
  const born = about.journey.identity!.dateOfBirth!;
  const read = duties.filter(duty => ruleOf(rule).reads?.(duty.rule) && duty.dueOn);
  const dues = read.map(({ dueOn }) => dueOn!);
  const evidence = new Set(spans.flatMap(span => span.evidence));
  const told = about.story.told.filter(({ entry }) => evidence.has(entry)).map(({ on }) => on);
  const counts = [born, ...told, ...dues, ...spans.map(({ countsFrom }) => countsFrom), ...facts.flatMap(({ on }) => on ?? [])];
  return new Set([
    ...daysOf(about.story.told).flatMap(day => [day, addDays(day, 1)]),
    ...[14, 16, 18, 21, 25].map(age => birthday(born, age)),
    ...windows(about),
    ...dues.map(due => addDays(due, 1)),
    ...read.map(({ startsOn }) => startsOn),
    ...counts.flatMap(day => limitDays(rule, day)),
    ...(ofItsOwn[rule]?.(about, dues) ?? []),
  ]);
};

it('a severity changes only on the day of a fact, a birthday, a window, a due date or a limit', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(lawfulLife, facts => {
      const about = caseOf(asEntries(facts), { recordingBegan: '2020-01-01' });
      const { obligations, signals } = tell(about);
      for (const signal of signals) {
        const days = daysThatChange(about, obligations, signal);
        for (const { from, until } of signal.spans)
          for (const day of [from, until ?? from])
            if (!days.has(day)) throw new Error(`${signal.rule} changed on ${day} and nothing says why: ${JSON.stringify(signal.spans)}`);
        seen.add(signal.rule);
      }
    }),
    // The same lives each time: a window that this list lacks shall not fail a build by chance.
    { numRuns: 80, seed: 7 },
  );
  expect(seen.size).toBeGreaterThan(20);
});
