import { addMonths, type Day } from '../calendar';
import { isForAdoption } from '../codes/placement';
import type { Home } from '../homes';
import type { Case } from '../rules';
import { holds } from '../span';
import { cohort, firstDayOf, found, inCareFor, inCareOn, isAged, type CountedAs, type Indicator } from './indicator';

/** Placements open on some day of the window, temporary stays and changes with the same carer left out. */
const homesSince = ({ journey }: Case, from: Day, on: Day): Home[] =>
  journey.homes.filter(home => home.from <= on && home.from !== home.until && (!home.until || home.until > from));

const threeOrMore = (about: Case, months: number, on: Day): CountedAs => {
  const from = firstDayOf(months, on);
  return found(about, homesSince(about, from, on).length >= 3, { kinds: ['episodes'], from, on });
};

export const placementStability: Indicator = {
  says: 'Three or more placements in the year',
  cohort: 'Children in care on the day, series of short breaks left out',
  numerator: 'Those with three or more placements open in the year, of a day or longer',
  denominator: 'All of them',
  confidence: 'V1',
  of: (about, on) => (inCareOn(about, on) ? threeOrMore(about, 12, on) : 'outside'),
};

export const placementStabilityIn2Years: Indicator = {
  says: 'Three or more placements in two years',
  cohort: 'Children in care on the day, without a break for two years or longer',
  numerator: 'Those with three or more placements open in the two years',
  denominator: 'All of them',
  confidence: 'V1',
  of: (about, on) => {
    const period = inCareOn(about, on);
    return cohort(!!period && inCareFor(period, 24, on)) ?? threeOrMore(about, 24, on);
  },
};

/** With the same carer for two years, the time before being placed for adoption counted with it. */
const isSettled = ({ journey }: Case, on: Day): boolean => {
  const home = journey.homes.find(one => holds(one, on));
  const before = journey.homes.find(one => one.until === home?.from);
  const since = home && isForAdoption(home.placements.at(-1)!.code) && before ? before.from : home?.from;
  return since !== undefined && since <= addMonths(on, -24);
};

export const longTermStability: Indicator = {
  says: 'Long-term stability',
  cohort: 'Children in care on the day, under 16, without a break for two and a half years or longer',
  numerator: 'Those with the same carer for two years or longer, or placed for adoption and together with the placement before',
  denominator: 'All of them',
  confidence: 'V1',
  of: (about, on) => {
    const period = inCareOn(about, on);
    const outside = cohort(!!period && inCareFor(period, 30, on), isAged(about, [0, 16], on));
    return outside ?? found(about, isSettled(about, on), { kinds: ['episodes'], from: addMonths(on, -24), on });
  },
};

/** 999.9 stands for a distance that is not known. */
const NOT_KNOWN = 999.9;

export const farPlacement: Indicator = {
  says: 'Placed far from home',
  cohort: 'Children in care on the day',
  numerator: 'Those placed more than 20 miles from home and outside the area of the authority',
  denominator: 'Those whose distance from home is on record: not of children who came to the country alone',
  confidence: 'V1',
  of: ({ story, journey, ...rest }, on) => {
    if (!inCareOn({ story, journey, ...rest }, on)) return 'outside';
    const placement = journey.placements.find(one => holds(one, on));
    const { distance, area } = story.of('PlacementStarted').find(({ entry }) => entry === placement?.entry) ?? {};
    if (journey.unaccompanied && holds(journey.unaccompanied, on)) return 'not-recorded';
    if (area === 'INSIDE') return 'no';
    if (distance === undefined || distance >= NOT_KNOWN) return 'not-recorded';
    if (distance <= 20) return 'no';
    return area === undefined ? 'not-recorded' : 'yes';
  },
};
