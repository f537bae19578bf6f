import { birthday, isDay, type Day } from '../calendar';
import { areaOf } from '../codes/districts';
import type { Journey } from '../journey';
import type { Obligation } from '../rules';
import { oncePer } from '../once';
import { holding, holds } from '../span';

/** What figures are broken down by, each as it was on the day the duty fell due. */
export const dimensions = ['team', 'worker', 'area', 'district', 'age', 'legal-status', 'unaccompanied'] as const;
export type Dimension = (typeof dimensions)[number];

/** The age bands of the Department for Education. */
export const ageBands = ['<1', '1-4', '5-9', '10-15', '16+'] as const;
export type AgeBand = (typeof ageBands)[number];
const firstAges = [0, 1, 5, 10, 16];
export const ageBandOf = (age: number): AgeBand | undefined => ageBands[firstAges.findLastIndex(first => first <= age)];

/** How a child stood on the day a duty fell due; on the day it began where nobody can say when it is due. */
export interface WhenDue {
  readonly team?: string;
  readonly worker?: string;
  /** Where the child lived when they came into care last. */
  readonly district?: string;
  readonly area?: string;
  readonly legalStatus?: string;
  readonly age?: AgeBand;
  readonly unaccompanied: boolean;
}

/** The first day of each age band. An erased birthday leaves its month: then the age is counted from the first day of it. */
const bandsBegin = oncePer(({ identity }: Journey): readonly Day[] => {
  const { dateOfBirth, birthMonth } = identity ?? {};
  const born = isDay(dateOfBirth) ? dateOfBirth : birthMonth && `${birthMonth}-01`;
  return born ? firstAges.map(age => birthday(born, age)) : [];
});
const ageOf = (journey: Journey, day: Day): AgeBand | undefined => ageBands[bandsBegin(journey).findLastIndex(begins => begins <= day)];

export const whenDue = (journey: Journey, { dueOn, startsOn }: Obligation): WhenDue => {
  const day = dueOn ?? startsOn;
  const worker = holding(journey.workers, day);
  const district = journey.periods.findLast(({ from }) => from <= day)?.district;
  return {
    team: worker?.team,
    worker: worker?.worker,
    district,
    area: areaOf(district),
    legalStatus: holding(journey.statuses, day)?.code,
    age: ageOf(journey, day),
    unaccompanied: journey.unaccompanied !== undefined && holds(journey.unaccompanied, day),
  };
};
