import type { Day } from '../calendar';
import { obligationOn, type Obligation } from '../rules';

/** Which duties are asked about: those that fell due from one day to another, both included, as they stood at the end of the day `on`. */
export interface DueIn {
  readonly from: Day;
  readonly to: Day;
  readonly on: Day;
}

/** What was asked, made whole, or what is wrong with it and where. */
export type PeriodRead = DueIn | { readonly says: string; readonly field: keyof DueIn };

/** Where nothing is said the period is the collection year, which begins on 1 April, up to today, as it stood at its end. */
export const readPeriod = (asked: Partial<DueIn>, today: Day): PeriodRead => {
  const to = asked.to ?? today;
  const year = to.slice(5) < '04-01' ? +to.slice(0, 4) - 1 : to.slice(0, 4);
  const from = asked.from ?? `${year}-04-01`;
  const on = asked.on ?? (to < today ? to : today);
  if (from > to) return { says: 'The period must end on or after the day it begins.', field: 'to' };
  if (on > today) return { says: 'That day has not come yet. Give today or an earlier day.', field: 'on' };
  return { from, to, on };
};

/**
 * How a duty came out. What was closed for a listed reason (`voided`), gave way to another row (`superseded`) or cannot be told from the record
 * counts in no percentage, nor does what falls due after the day asked (`not-yet-due`). A breach that was open when care or the placement ended,
 * or that somebody declined, is `never-met`. One due on the day asked and not met at its end is still open, and counts.
 */
export const outcomes = [
  ...(['met-on-time', 'met-late', 'still-open', 'overdue-child-missing', 'never-met'] as const),
  ...(['not-yet-due', 'voided', 'superseded', 'not-in-record', 'start-not-recorded'] as const),
] as const;
export type Outcome = (typeof outcomes)[number];

/** The outcomes that a percentage is of. */
export const countingOutcomes: readonly Outcome[] = outcomes.slice(0, 5);

/**
 * The outcome of a duty; undefined where it did not fall due in the period, or had not begun by the day. One whose start is not on record has no
 * due date: it is counted on the first day on which it is known to run.
 */
export const outcomeOf = (row: Obligation, { from, to, on }: DueIn, isMissing: boolean): Outcome | undefined => {
  const day = row.dueOn ?? row.startsOn;
  if (day < from || day > to) return undefined;
  const status = obligationOn(row, on);
  if (!status || status === 'met-on-time' || status === 'met-late') return status;
  if (status === 'not-in-record') return row.dueOn ? status : 'start-not-recorded';
  if (status === 'voided') return row.superseded ? 'superseded' : status;
  if (row.frozenOn && row.frozenOn <= on) return 'never-met';
  if (status === 'overdue') return isMissing ? 'overdue-child-missing' : 'still-open';
  return on < day || row.notBefore ? 'not-yet-due' : 'still-open';
};
