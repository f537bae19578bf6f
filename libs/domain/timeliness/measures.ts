import type { Day } from '../calendar';
import { standingOn, type Journey } from '../journey';
import { obligationOn, type Obligation } from '../rules';
import { holds } from '../span';
import { percent } from './figures';
import { countingOutcomes } from './outcome';
import type { DutyDue } from './duties-due';

/** All rules of statutory visits, those of a child placed for adoption included. */
export const isVisitRule = (rule: string): boolean => rule.startsWith('VS-') || rule === 'AD-07';
/**
 * The child in care reviews that fall due by the passing of time. From placing for adoption RV-02 and RV-03 stop (reading R17); the reviews that
 * stand in their place have figures of their own, under AD-08.
 */
export const reviewRules: readonly string[] = ['RV-01', 'RV-02', 'RV-03'];

/** The published measures of timeliness, each under its label: two of them are of visits, and are not the same. */
export const measures = {
  'RV-08': 'Children with every review that fell due in the period held on time, of the children with a review due',
  'visits-up-to-date': 'Children in care whose latest visit is not overdue on the day, of those whose visits the record can tell',
  'visits-on-time': 'Visits that fell due in the period and were made on time, of the visits due',
} as const;
export type MeasureId = keyof typeof measures;

export interface Share {
  readonly count: number;
  readonly of: number;
  readonly percent: number | null;
}
/** A measure with, without and only unaccompanied children. */
export type Measured = Readonly<Record<'all' | 'unaccompanied' | 'others', Share>>;

/** One child's or duty's part in a measure, or that of many alike. */
export interface Part {
  readonly measure: MeasureId;
  readonly unaccompanied: boolean;
  readonly count: number;
  readonly of: number;
}

/** What one child adds to the measures. */
export const partsOf = (
  { journey, obligations }: { readonly journey: Journey; readonly obligations: readonly Obligation[] },
  duties: readonly DutyDue[],
  on: Day,
): Part[] => {
  const counting = duties.filter(({ outcome }) => countingOutcomes.includes(outcome));
  return [...reviewsPart(counting), ...latestVisitPart(journey, obligations, on), ...visitParts(counting)];
};

const isOnTime = ({ outcome }: DutyDue): boolean => outcome === 'met-on-time';

const reviewsPart = (counting: readonly DutyDue[]): Part[] => {
  const reviews = counting.filter(({ rule }) => reviewRules.includes(rule));
  if (reviews.length === 0) return [];
  const unaccompanied = reviews.some(review => review.unaccompanied);
  return [{ measure: 'RV-08', unaccompanied, count: reviews.every(isOnTime) ? 1 : 0, of: 1 }];
};

const visitParts = (counting: readonly DutyDue[]): Part[] =>
  [true, false].map(unaccompanied => {
    const visits = counting.filter(duty => isVisitRule(duty.rule) && duty.unaccompanied === unaccompanied);
    return { measure: 'visits-on-time', unaccompanied, count: visits.filter(isOnTime).length, of: visits.length };
  });

const latestVisitPart = (journey: Journey, obligations: readonly Obligation[], on: Day): Part[] => {
  const { period } = standingOn(journey, on);
  if (!period || period.shortBreaks) return [];
  const isRunning = (row: Obligation): boolean => row.startsOn >= period.from && row.startsOn <= on && obligationOn(row, on) !== 'voided';
  const latest = obligations.findLast(row => isVisitRule(row.rule) && isRunning(row));
  const status = latest && obligationOn(latest, on);
  if (!status || status === 'not-in-record') return [];
  const unaccompanied = journey.unaccompanied !== undefined && holds(journey.unaccompanied, on);
  return [{ measure: 'visits-up-to-date', unaccompanied, count: status === 'overdue' ? 0 : 1, of: 1 }];
};

const shareOf = (parts: readonly Part[]): Share => {
  const [count, of] = [parts.reduce((sum, part) => sum + part.count, 0), parts.reduce((sum, part) => sum + part.of, 0)];
  return { count, of, percent: percent(count, of) };
};

export const measuredOf = (parts: readonly Part[]): Record<MeasureId, Measured> => {
  const measured = (measure: string): Measured => {
    const own = parts.filter(part => part.measure === measure);
    const only = (unaccompanied: boolean): Share => shareOf(own.filter(part => part.unaccompanied === unaccompanied));
    return { all: shareOf(own), unaccompanied: only(true), others: only(false) };
  };
  return Object.fromEntries(Object.keys(measures).map(id => [id, measured(id)])) as Record<MeasureId, Measured>;
};
