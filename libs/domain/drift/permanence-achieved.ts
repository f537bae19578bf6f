import { addMonths, latest, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { Period } from '../journey';
import type { Case } from '../rules';
import { holds, type Span } from '../span';
import { common } from './bands';
import { agedFrom, during, plansOf } from './in-care';

const settles: readonly PermanencePlan[] = ['LTRELFR', 'RESPLMT', 'SUPPLIV'];

/** Days in a home of a period from when it is six months old, and not before a day. */
const sixMonthsIn = ({ journey }: Case, period: Period, notBefore: Day): Span[] =>
  journey.homes
    .filter(home => home.period === period)
    .flatMap(home => common<Span>(home, { from: latest(notBefore, addMonths(home.from, 6))! }));

/** A kinship, residential or supported plan endorsed at a review, from the day the placement is six months old. */
const settledIn = (about: Case, period: Period): Span[] =>
  plansOf(about, period, settles).flatMap(plan => {
    const endorsed = about.story.of('PermanencePlanEndorsed').find(({ on }) => holds(plan, on));
    if (!endorsed) return [];
    return sixMonthsIn(about, period, endorsed.on)
      .flatMap(home => common(home, plan))
      .map(({ from, until, endedBy }) => ({ entry: endorsed.entry, from, until, endedBy }));
  });

/** At 16 or over with a pathway plan, from the day the placement is six months old. */
const settledAtSixteen = (about: Case, period: Period): Span[] => {
  const [pathway] = about.story.of('PathwayPlanPrepared');
  const aged = pathway && agedFrom(about.journey, 16);
  if (!aged) return [];
  return sixMonthsIn(about, period, latest(pathway.on, aged)!).map(({ from, until, endedBy }) => ({
    entry: pathway.entry,
    from,
    until,
    endedBy,
  }));
};

const orders = new Set<string | undefined>(['SGO', 'CAO']);
/** From an adoption, special guardianship or child arrangements order made in the period, which ends it. */
export const permanenceOrdered = ({ story }: Case, period: Period): Span[] =>
  [
    ...story.of('AdoptionOrderMade'),
    ...story.of('SpecialGuardianshipOrderMade'),
    ...story.of('FinalOrderMade').filter(({ order }) => orders.has(order)),
  ]
    .filter(during(period))
    .map(({ entry, on }) => ({ entry, from: on, until: period.until }));

/** Days in care on which permanence is achieved (section 3.4, reading R31): a long-term match confirmed, a home settled in, or the order made. */
export const permanenceAchieved = (about: Case, period: Period): Span[] =>
  [
    ...about.journey.longTermMatches.filter(({ home }) => home.period === period),
    ...settledIn(about, period),
    ...settledAtSixteen(about, period),
    ...permanenceOrdered(about, period),
  ].map(({ entry, from, until, endedBy }: Span) => ({ entry, from, until, endedBy }));
