import {
  dayInWords,
  daysBetween,
  isOpenOn,
  severityOn,
  standingOn,
  type Day,
  type Journey,
  type Obligation,
  type Signal,
  type Span,
  type Story,
  type Told,
} from '@waymark/domain';
import { ruleName } from '../rules-in-words';
import { severityTag } from '../tags';
import { code, counted, gap } from '../words';

/** What a record tells, with a fact or without it. */
export interface Outcome {
  readonly story: Story;
  readonly journey: Journey;
  readonly obligations: readonly Obligation[];
  readonly signals: readonly Signal[];
}

export interface Change {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly today: Day;
}

const span = ({ from, until }: Span): string => `from ${dayInWords(from)}${until ? ` until ${dayInWords(until)}` : ' on'}`;

const placements = ({ before, after }: Change): string[] => {
  const was = new Map(before.journey.placements.map(one => [one.entry, one]));
  const is = new Map(after.journey.placements.map(one => [one.entry, one]));
  const ended = [...was.values()].flatMap(one => {
    const now = is.get(one.entry);
    const name = `the placement “${code(one.code, 'placement')}”`;
    if (!now) return [`Takes away ${name} ${span(one)}.`];
    if (now.from === one.from && now.until === one.until) return [];
    if (now.from === one.from && now.until && (!one.until || now.until < one.until))
      return [`Ends ${name} after ${counted(daysBetween(now.from, now.until), 'day')}.`];
    return [`Makes ${name} run ${span(now)}.`];
  });
  const began = [...is.values()].filter(one => !was.has(one.entry));
  return [
    ...ended,
    ...(began.some(one => one.sameCarer) ? ['Does not count as a move of home: the carer stays the same.'] : []),
    ...began.flatMap(({ until }) => (until ? [`Lasts until ${dayInWords(until)}, when what is next on record begins.`] : [])),
  ];
};

/** What is so today, by its name. */
const standing = ({ journey }: Outcome, today: Day): Record<string, string> => {
  const { period, status, plan, worker, iro, missing } = standingOn(journey, today);
  return {
    'In care since': period ? dayInWords(period.from) : 'not in care',
    'Legal status': code(status?.code, 'legalStatus') || 'none',
    'Permanence plan': code(plan?.code, 'plan') || 'none',
    'Social worker': worker?.worker ?? 'none',
    'Independent reviewing officer': iro?.worker ?? 'none',
    Missing: missing ? `since ${dayInWords(missing.from)}` : 'no',
  };
};
const today = ({ before, after, today: day }: Change): string[] => {
  const [was, is] = [standing(before, day), standing(after, day)];
  return Object.keys(is).flatMap(name => (was[name] === is[name] ? [] : [`${name} today: ${is[name]!}, instead of ${was[name]!}.`]));
};

const dutyKey = ({ rule, anchor, startsOn }: Obligation): string => [rule, anchor, startsOn].join(' ');
const without = (rows: readonly Obligation[], others: readonly Obligation[]): Obligation[] => {
  const keys = new Set(others.map(dutyKey));
  return rows.filter(row => !keys.has(dutyKey(row)));
};

/** The duties that a fact starts, the first due first. */
const startedBy = ({ before, after, today }: Change): Obligation[] =>
  without(after.obligations, before.obligations)
    .filter(row => row.dueOn && isOpenOn(row, today))
    .sort((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1));

const clocks = (change: Change): string[] => {
  const { before, after, today } = change;
  const name = (row: Obligation): string => ruleName(row.rule, row.version);
  const open = after.obligations.filter(row => isOpenOn(row, today));
  const closed = without(
    before.obligations.filter(row => row.dueOn && isOpenOn(row, today)),
    open,
  );
  return [
    ...startedBy(change).map(row => `Starts the clock “${name(row)}”: due ${dayInWords(row.dueOn!)}, ${gap(row.dueOn!, today)}.`),
    ...closed.map(row => `Closes the clock “${name(row)}”, which was due ${dayInWords(row.dueOn!)}.`),
  ];
};

const alerts = ({ before, after, today }: Change): string[] => {
  const openIn = ({ signals }: Outcome): Map<string, Signal> =>
    new Map(signals.filter(signal => severityOn(signal, today)).map(signal => [`${signal.rule} ${signal.anchor}`, signal]));
  const [was, is] = [openIn(before), openIn(after)];
  const name = (signal: Signal): string => ruleName(signal.rule, signal.version);
  const tag = (signal: Signal): string => severityTag(severityOn(signal, today)!.severity).text.toLowerCase();
  const moved = [...is].filter(([key, signal]) => was.has(key) && tag(was.get(key)!) !== tag(signal));
  const said = [
    ...moved.map(([, signal]) => `Makes the alert “${name(signal)}” ${tag(signal)}.`),
    ...[...was].filter(([key]) => !is.has(key)).map(([, signal]) => `Clears the alert “${name(signal)}”.`),
    ...[...is].filter(([key]) => !was.has(key)).map(([, signal]) => `Raises the alert “${name(signal)}”.`),
  ];
  return said.length ? said : ['Raises no alert and clears none.'];
};

/** Returns that named the child and may now say otherwise: those of the year a changed fact is in. */
const returns = ({ before, after }: Change): string[] => {
  const key = (fact: Told): string => JSON.stringify(fact);
  const [was, is] = [before, after].map(({ story }) => new Set(story.told.map(key))) as [Set<string>, Set<string>];
  const changed = [...before.story.told.filter(fact => !is.has(key(fact))), ...after.story.told.filter(fact => !was.has(key(fact)))];
  const ends = before.story.of('IncludedInReturn').map(({ on }) => on);
  const touched = ends.filter(end => changed.some(({ on }) => on <= end && on > `${+end.slice(0, 4) - 1}${end.slice(4)}`));
  return [...new Set(touched)].map(end => `Differs from the national return for the year to ${dayInWords(end)}.`);
};

/** What recording a fact would do, in sentences: found by trying it, not by guessing. */
export const effectsOf = (change: Change): string[] => [
  ...placements(change),
  ...today(change),
  ...clocks(change),
  ...alerts(change),
  ...returns(change),
];
