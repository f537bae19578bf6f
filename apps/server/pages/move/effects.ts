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
} from '@waymark/domain';
import { ruleName } from '../rules-in-words';
import { code, counted, gap } from '../words';

/** What a record tells, with a move or without it. */
export interface Outcome {
  readonly journey: Journey;
  readonly obligations: readonly Obligation[];
  readonly signals: readonly Signal[];
}

export interface Moving {
  readonly before: Outcome;
  readonly after: Outcome;
  /** The day of the move. */
  readonly on: Day;
  readonly today: Day;
}

const placements = ({ before, after, on }: Moving): string[] => {
  const ended = standingOn(before.journey, on).placement;
  const began = standingOn(after.journey, on).placement;
  return [
    ...(ended ? [`Ends the placement “${code(ended.code, 'placement')}” after ${counted(daysBetween(ended.from, on), 'day')}.`] : []),
    ...(began?.sameCarer ? ['Does not count as a move of home: the carer stays the same.'] : []),
    ...(began?.until ? [`Lasts until ${dayInWords(began.until)}, when what is next on record begins.`] : []),
  ];
};

const dutyKey = ({ rule, anchor, startsOn }: Obligation): string => [rule, anchor, startsOn].join(' ');
const without = (rows: readonly Obligation[], others: readonly Obligation[]): Obligation[] => {
  const keys = new Set(others.map(dutyKey));
  return rows.filter(row => !keys.has(dutyKey(row)));
};

/** The duties that a move starts, the first due first. */
export const startedBy = ({ before, after, today }: Moving): Obligation[] =>
  without(after.obligations, before.obligations)
    .filter(row => row.dueOn && isOpenOn(row, today))
    .sort((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1));

const clocks = (moving: Moving): string[] => {
  const { before, after, today } = moving;
  const name = (row: Obligation): string => ruleName(row.rule, row.version);
  const open = after.obligations.filter(row => isOpenOn(row, today));
  const closed = without(
    before.obligations.filter(row => row.dueOn && isOpenOn(row, today)),
    open,
  );
  return [
    ...startedBy(moving).map(row => `Starts the clock “${name(row)}”: due ${dayInWords(row.dueOn!)}, ${gap(row.dueOn!, today)}.`),
    ...closed.map(row => `Closes the clock “${name(row)}”, which was due ${dayInWords(row.dueOn!)}.`),
  ];
};

const alerts = ({ before, after, today }: Moving): string[] => {
  const openIn = ({ signals }: Outcome): Map<string, Signal> =>
    new Map(signals.filter(signal => severityOn(signal, today)).map(signal => [`${signal.rule} ${signal.anchor}`, signal]));
  const [was, is] = [openIn(before), openIn(after)];
  const name = (signal: Signal): string => ruleName(signal.rule, signal.version);
  const said = [
    ...[...was].filter(([key]) => !is.has(key)).map(([, signal]) => `Clears the alert “${name(signal)}”.`),
    ...[...is].filter(([key]) => !was.has(key)).map(([, signal]) => `Raises the alert “${name(signal)}”.`),
  ];
  return said.length ? said : ['Raises no alert and clears none.'];
};

/** What recording a move would do, in sentences: found by trying it, not by guessing. */
export const effectsOf = (moving: Moving): string[] => [...placements(moving), ...clocks(moving), ...alerts(moving)];
