import type { Day } from '../calendar';
import type { Case } from '../rules';
import { cohort, firstDayOf, found, inCareFor, inCareOn, isAged, within, type CountedAs, type Indicator } from './indicator';

const inCareForAYear = (about: Case, on: Day): boolean | undefined => {
  const period = inCareOn(about, on);
  return !!period && inCareFor(period, 12, on);
};
const ofAYear = {
  cohort: 'Children in care on the day, without a break for 12 months or longer',
  denominator: 'Those whose health is on record for the year',
  confidence: 'V1',
} as const;

/** Whether something was done in so many months; a refusal counts as not done. */
const doneIn = (about: Case, done: readonly { readonly on: Day }[], { months, on }: { months: number; on: Day }): CountedAs => {
  const from = firstDayOf(months, on);
  return found(about, done.some(within(from, on)), { kinds: ['health'], from, on });
};

export const healthAssessed: Indicator = {
  ...ofAYear,
  says: 'Health assessment up to date',
  numerator: 'Those assessed in the 12 months, under 5 in the last 6',
  of: (about, on) => {
    const under5 = isAged(about, [0, 5], on);
    const months = under5 ? 6 : 12;
    return (
      cohort(inCareForAYear(about, on), under5 === undefined ? undefined : true) ??
      doneIn(about, about.story.of('HealthAssessmentCompleted'), { months, on })
    );
  },
};

export const teethChecked: Indicator = {
  ...ofAYear,
  says: 'Teeth checked',
  numerator: 'Those with a dental check in the year; one that was refused does not count',
  of: (about, on) =>
    cohort(inCareForAYear(about, on)) ??
    doneIn(
      about,
      about.story.of('DentalCheck').filter(({ refused }) => !refused),
      { months: 12, on },
    ),
};

export const immunised: Indicator = {
  ...ofAYear,
  says: 'Immunisations up to date',
  denominator: 'Those whose immunisations are on record',
  numerator: 'Those whose immunisations were up to date as last recorded',
  of: (about, on) => {
    const last = about.story.of('ImmunisationStatus').findLast(status => status.on <= on);
    return cohort(inCareForAYear(about, on), last ? true : undefined) ?? (last!.upToDate ? 'yes' : 'no');
  },
};

export const strengthsScored: Indicator = {
  ...ofAYear,
  says: 'Strengths and difficulties scored',
  cohort: 'Children in care on the day, aged 5 to 16, without a break for 12 months or longer',
  numerator: 'Those with a score in the year; a reason for none does not count',
  of: (about, on) =>
    cohort(inCareForAYear(about, on), isAged(about, [5, 17], on)) ??
    doneIn(
      about,
      about.story.of('SdqScored').filter(({ score }) => score !== undefined),
      { months: 12, on },
    ),
};
