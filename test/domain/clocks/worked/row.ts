import type { ClockId, NewFact } from '@waymark/domain';

export interface Worked {
  readonly until: NewFact[];
  readonly met: (on: string) => NewFact;
  readonly lastDay: string;
  /** What the end of care makes of it: void or frozen, unless it meets the duty, or the duty is about one day alone. */
  readonly endOfCare?: 'meets' | 'of-one-day';
  /** What is done the day after: it is late, unless nothing can meet the duty by then. */
  readonly dayAfter?: 'overdue';
}

/** Clocks whose date is the earliest on which something may be done, not the last. */
export type EarliestDate = 'SG-01' | 'AD-09';

/** The rows of the clocks whose id begins so. A missing clock does not compile. */
export type Rows<Group extends string> = Record<Exclude<Extract<ClockId, `${Group}-${string}`>, EarliestDate>, readonly Worked[]>;
