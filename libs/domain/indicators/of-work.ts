import type { Day } from '../calendar';
import type { Case } from '../rules';
import { holds } from '../span';
import { cohort, firstDayInCare, firstDayOf, found, inCareOn, isAged, within, type CountedAs, type Indicator } from './indicator';

export const workerInstability: Indicator = {
  says: 'Three or more social workers in the year',
  cohort: 'Children in care on the day',
  numerator: 'Those with three or more different social workers in the year, before care too; one who came back counts once',
  denominator: 'Those with a social worker on record in the year',
  confidence: 'V1',
  of: (about, on) => {
    if (!inCareOn(about, on)) return 'outside';
    const from = firstDayOf(12, on);
    const workers = about.journey.workers.filter(one => one.from <= on && one.from !== one.until && (!one.until || one.until > from));
    if (workers.length === 0) return 'not-recorded';
    return new Set(workers.map(({ worker }) => worker)).size >= 3 ? 'yes' : 'no';
  },
};

/** A change of school is one in the middle of a year unless it falls between 1 August and 30 September. */
const midYear = ({ on }: { readonly on: Day }): boolean => on.slice(5, 7) !== '08' && on.slice(5, 7) !== '09';

const schoolMoves = (about: Case, count: number, on: Day): CountedAs => {
  const outside = cohort(!!inCareOn(about, on), isAged(about, [5, 16], on));
  if (outside) return outside;
  const from = firstDayOf(12, on);
  const moves = about.story.of('SchoolChanged').filter(within(from, on)).filter(midYear);
  return found(about, moves.length >= count, { kinds: ['education'], from, on });
};
const ofSchoolAge = {
  cohort: 'Children in care on the day, aged 5 to 15',
  denominator: 'Those whose schooling is on record for the year',
  confidence: 'V1',
} as const;

export const schoolMove: Indicator = {
  ...ofSchoolAge,
  says: 'Changed school in the middle of the year',
  numerator: 'Those who changed school in the year, other than from 1 August to 30 September',
  of: (about, on) => schoolMoves(about, 1, on),
};
export const threeSchoolMoves: Indicator = {
  ...ofSchoolAge,
  says: 'Changed school three times or more in the middle of the year',
  numerator: 'Those who changed school three times or more in the year, other than from 1 August to 30 September',
  of: (about, on) => schoolMoves(about, 3, on),
};

export const missingInYear: Indicator = {
  says: 'Missing in the year',
  cohort: 'Children in care at any time in the year',
  numerator: 'Those who were missing in the year while in care',
  denominator: 'Those for whom episodes of going missing are on record for the year',
  confidence: 'V1',
  of: ({ journey, coverage }, on) => {
    const from = firstDayOf(12, on);
    const care = journey.periods.filter(one => !one.shortBreaks && one.from <= on && (!one.until || one.until > from));
    if (care.length === 0) return 'outside';
    const missing = journey.missing.some(
      episode => episode.from <= on && (!episode.until || episode.until >= from) && care.some(period => holds(period, episode.from)),
    );
    if (missing) return 'yes';
    return care.every(one => coverage.covers(['missing'], firstDayInCare(one, from), on)) ? 'no' : 'not-recorded';
  },
};
