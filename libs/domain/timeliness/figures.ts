import { countingOutcomes, outcomes, type Outcome } from './outcome';

/** Some duties that came out alike. */
export interface Counted {
  readonly outcome: Outcome;
  /** Why they were closed. */
  readonly because?: string | null;
  readonly count: number;
}

/** Days from the start of a duty to the day it was met; quartiles between two days are interpolated. */
export interface Waits {
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly longest: number;
}

/** The timeliness of some duties that fell due in a period. */
export interface Figures {
  /** How many fell due, whatever came of them. Those whose start is not on record are beside them. */
  readonly due: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** How many were closed without being met, by reason. */
  readonly voidedBecause: Readonly<Record<string, number>>;
  /** What the percentage is of. */
  readonly of: number;
  readonly percentOnTime: number | null;
  /** Null where none was met. */
  readonly waits: Waits | null;
}

/** A percentage to one decimal; null of nothing. */
export const percent = (part: number, of: number): number | null => (of === 0 ? null : Math.round((part * 1000) / of) / 10);

const none = (): Record<Outcome, number> => Object.fromEntries(outcomes.map(outcome => [outcome, 0])) as Record<Outcome, number>;

export const figuresOf = (counted: readonly Counted[], waits: Waits | null): Figures => {
  const sums = none();
  const voidedBecause: Record<string, number> = {};
  for (const { outcome, because, count } of counted) {
    sums[outcome] += count;
    if (outcome === 'voided') voidedBecause[because ?? ''] = (voidedBecause[because ?? ''] ?? 0) + count;
  }
  const due = outcomes.reduce((sum, outcome) => sum + (outcome === 'start-not-recorded' ? 0 : sums[outcome]), 0);
  const of = countingOutcomes.reduce((sum, outcome) => sum + sums[outcome], 0);
  return { due, outcomes: sums, voidedBecause, of, percentOnTime: percent(sums['met-on-time'], of), waits };
};

/** Between the two days it falls between, as PostgreSQL's percentile_cont has it. */
const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
};

export const waitsOf = (days: readonly number[]): Waits | null => {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const [lowerQuartile, median, upperQuartile] = [0.25, 0.5, 0.75].map(share => quantile(sorted, share)) as [number, number, number];
  return { lowerQuartile, median, upperQuartile, longest: sorted.at(-1)! };
};
