import type { Day } from '../calendar';
import type { Case } from '../rules';
import { holds } from '../span';
import type { CountedAs, Indicator } from './indicator';
import { healthAssessed, immunised, strengthsScored, teethChecked } from './of-health';
import { farPlacement, longTermStability, placementStability, placementStabilityIn2Years } from './of-placements';
import { missingInYear, schoolMove, threeSchoolMoves, workerInstability } from './of-work';

/** The national indicators of section 4.3, by name. Never to be added up: each has a cohort of its own. */
export const indicators = {
  'placement-stability': placementStability,
  'placement-stability-2-years': placementStabilityIn2Years,
  'long-term-stability': longTermStability,
  distance: farPlacement,
  'social-workers': workerInstability,
  'school-move': schoolMove,
  'school-moves-3': threeSchoolMoves,
  'health-assessment': healthAssessed,
  'dental-check': teethChecked,
  immunisations: immunised,
  sdq: strengthsScored,
  missing: missingInYear,
} as const satisfies Readonly<Record<string, Indicator>>;
export type IndicatorId = keyof typeof indicators;
export const indicatorIds = Object.keys(indicators) as readonly IndicatorId[];

/** As the Department publishes them only on 31 March. */
export const labelOf = (on: Day): string => (on.endsWith('-03-31') ? 'snapshot at 31 March' : 'rolling, not comparable with DfE');

/** The cohort is the denominator and those of whom the record cannot tell. */
export interface IndicatorCount {
  readonly numerator: number;
  readonly denominator: number;
  readonly notRecorded: number;
}
/** To one decimal; null of nobody. */
export const percentOf = ({ numerator, denominator }: IndicatorCount): number | null =>
  denominator ? Math.round((1000 * numerator) / denominator) / 10 : null;

export interface IndicatorFigure {
  readonly id: IndicatorId;
  readonly all: IndicatorCount;
  readonly unaccompanied: IndicatorCount;
  readonly others: IndicatorCount;
}

const none = (): { numerator: number; denominator: number; notRecorded: number } => ({ numerator: 0, denominator: 0, notRecorded: 0 });
const add = (sum: ReturnType<typeof none>, counted: CountedAs): void => {
  if (counted === 'not-recorded') sum.notRecorded += 1;
  else if (counted !== 'outside') sum.denominator += 1;
  if (counted === 'yes') sum.numerator += 1;
};

/** Adds up children one after another, as at the end of a day: it keeps sums and no child. */
export const indicatorTally = (on: Day) => {
  const sums = indicatorIds.map(id => ({ id, all: none(), unaccompanied: none(), others: none() }));
  return {
    add: (about: Case): void => {
      const alone = about.journey.unaccompanied && holds(about.journey.unaccompanied, on) ? 'unaccompanied' : 'others';
      for (const sum of sums) {
        const counted = indicators[sum.id].of(about, on);
        add(sum.all, counted);
        add(sum[alone], counted);
      }
    },
    told: (): readonly IndicatorFigure[] => sums,
  };
};
