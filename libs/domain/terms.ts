import { byStart } from './span';
import { addDays, isWorkingDay, remembered, type Day } from './calendar';
import type { Term } from './codes/health';
import { standardTermTable } from './school-terms.data';

/** A term as the authority set it. Both days are school days. */
export interface OwnTerm {
  readonly term: Term;
  readonly from: Day;
  readonly until: Day;
}
export interface SchoolTerm extends OwnTerm {
  /** The Monday of the week without school in the middle of it. */
  readonly halfTerm?: Day;
  /** Of the standard calendar: nobody has confirmed it. */
  readonly isStandard: boolean;
}

/** The calendar of school terms: the standard one, with the authority's own terms in place of the standard ones. */
export interface Terms {
  /** In order. */
  readonly all: readonly SchoolTerm[];
  /** The Nth school day after a day: not weekends, bank holidays, half-term weeks and holidays. Beyond the calendar every working day is one. */
  schoolDaysAfter(day: Day, days: number): Day;
  /** Years in which some day from one to another rests on the standard calendar. */
  provisionalYears(from: Day, to: Day): number[];
}

const names = ['AUTUMN', 'SPRING', 'SUMMER'] as const;
const standard: readonly SchoolTerm[] = standardTermTable.flatMap(days =>
  names.map((term, i) => ({ term, from: days[i * 3]!, until: days[i * 3 + 1]!, halfTerm: days[i * 3 + 2], isStandard: true })),
);

const key = ({ term, from }: OwnTerm): string => `${from.slice(0, 4)} ${term}`;
const within = (term: SchoolTerm, day: Day | undefined): boolean => day !== undefined && day > term.from && day < term.until;

const schoolDay = (all: readonly SchoolTerm[], day: Day): boolean => {
  if (!isWorkingDay(day)) return false;
  if (day > all.at(-1)!.until || day < all[0]!.from) return true;
  const term = all.find(({ from, until }) => from <= day && day <= until);
  return term !== undefined && !(term.halfTerm && day >= term.halfTerm && day < addDays(term.halfTerm, 5));
};

/** The terms as the authority set them, in the order in which it said so: of two for one term of a year the one said last holds. */
export const termsOf = (said: readonly OwnTerm[]): Terms => {
  const byKey = new Map(standard.map(term => [key(term), term]));
  for (const { term, from, until } of said) {
    const own = { term, from, until, halfTerm: byKey.get(key({ term, from, until }))?.halfTerm, isStandard: false };
    byKey.set(key(own), within(own, own.halfTerm) ? own : { ...own, halfTerm: undefined });
  }
  const all = [...byKey.values()].sort(byStart);
  const provisional = (from: Day, to: Day): number[] => {
    const years = all.filter(term => term.isStandard && term.from <= to && from <= term.until).map(term => +term.until.slice(0, 4));
    return [...new Set(years)];
  };
  // The last days of the terms are asked for again and again.
  const provisionalOn = remembered((day: Day) => provisional(day, day));
  return {
    all,
    schoolDaysAfter: (day, days) => {
      for (let left = days; left > 0;) if (schoolDay(all, (day = addDays(day, 1)))) left -= 1;
      return day;
    },
    provisionalYears: (from, to) => (from === to ? provisionalOn(from) : provisional(from, to)),
  };
};
export const standardTerms: Terms = termsOf([]);
