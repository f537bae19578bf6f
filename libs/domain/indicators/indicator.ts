import { addDays, addMonths, latest, type Day } from '../calendar';
import { reaches } from '../ages';
import type { FactKind } from '../events/fact';
import type { Period } from '../journey';
import type { Case, Confidence } from '../rules';
import { holds } from '../span';

/** What an indicator says of a child: not of its cohort, counted or not, or that the record does not hold what it asks. */
export type CountedAs = 'outside' | 'no' | 'yes' | 'not-recorded';

/** A national indicator, as the Department for Education defines it (care planning rules, section 4.3). */
export interface Indicator {
  readonly says: string;
  readonly cohort: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly confidence: Confidence;
  /** Pure: the same case on the same day. */
  readonly of: (about: Case, on: Day) => CountedAs;
}

/** The first of so many months of days that end on a day: 1 April for the year to 31 March. */
export const firstDayOf = (months: number, on: Day): Day => addDays(addMonths(on, -months), 1);
export const within =
  (from: Day, on: Day) =>
  (fact: { readonly on: Day }): boolean =>
    fact.on >= from && fact.on <= on;

/** The period of care that holds the end of a day, series of short breaks left out. */
export const inCareOn = ({ journey }: Case, on: Day): Period | undefined =>
  journey.periods.find(period => !period.shortBreaks && holds(period, on));

/** Whether care has lasted for so many months; undefined where the record begins with the child in care, later than that. */
export const inCareFor = (period: Period, months: number, on: Day): boolean | undefined => {
  if (period.from <= addMonths(on, -months)) return true;
  return period.sinceBefore ? undefined : false;
};

/** Whether a child is of an age from `from` up to but not including `until`; undefined where the birth is not known well enough. */
export const isAged = ({ journey }: Case, [from, until]: readonly [number, number], on: Day): boolean | undefined => {
  const [old, tooOld] = [reaches(journey, from), reaches(journey, until)];
  if (!old || !tooOld) return undefined;
  if (on < old.earliest || on >= tooOld.latest) return false;
  return on >= old.latest && on < tooOld.earliest ? true : undefined;
};

/** The conditions of a cohort in turn: outside with the first that fails, not recorded with the first nobody can answer. */
export const cohort = (...conditions: readonly (boolean | undefined)[]): CountedAs | undefined => {
  if (conditions.includes(false)) return 'outside';
  return conditions.includes(undefined) ? 'not-recorded' : undefined;
};

/** The first day of a window on which a child was in care: the window's own where nobody knows since when. */
export const firstDayInCare = ({ from, sinceBefore }: Period, window: Day): Day => (sinceBefore ? window : latest(window, from)!);

/** What is found counts. What is not found is only missing where the record covers the days in care of the window. */
export const found = (
  about: Case,
  isFound: boolean,
  { kinds, from, on }: { kinds: readonly FactKind[]; from: Day; on: Day },
): CountedAs => {
  if (isFound) return 'yes';
  const period = inCareOn(about, on);
  return about.coverage.covers(kinds, period ? firstDayInCare(period, from) : from, on) ? 'no' : 'not-recorded';
};
