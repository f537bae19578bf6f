import { addMonths, latest } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { Period } from '../journey';
import type { Case } from '../rules';
import { holds, type Span } from '../span';
import { common } from './bands';
import { during, plansIn } from './in-care';

const settles = new Set<PermanencePlan | undefined>(['LTRELFR', 'RESPLMT', 'SUPPLIV']);

/** A kinship, residential or supported plan endorsed at a review, from the day the placement is six months old. */
const settledIn = ({ story, journey }: Case, period: Period): Span[] =>
  plansIn(journey, period)
    .filter(({ code }) => settles.has(code))
    .flatMap(plan => {
      const endorsed = story.of('PermanencePlanEndorsed').find(({ on }) => holds(plan, on));
      if (!endorsed) return [];
      return journey.homes
        .filter(home => home.period === period)
        .flatMap(home => common({ ...home, from: latest(endorsed.on, addMonths(home.from, 6))! }, plan))
        .map(({ from, until, endedBy }) => ({ entry: endorsed.entry, from, until, endedBy }));
    });

/**
 * Days in care on which permanence is achieved (section 3.4, reading R31): a long-term match confirmed, a plan settled in, or the order made.
 * Settled at 16 with a pathway plan needs facts that the catalogue does not have yet.
 */
export const permanenceAchieved = (about: Case, period: Period): Span[] => {
  const { story, journey } = about;
  const orders = [...story.of('AdoptionOrderMade'), ...story.of('SpecialGuardianshipOrderMade')].filter(during(period));
  return [
    ...journey.longTermMatches.filter(({ home }) => home.period === period),
    ...settledIn(about, period),
    ...orders.map(({ entry, on }) => ({ entry, from: on, until: period.until })),
  ].map(({ entry, from, until, endedBy }: Span) => ({ entry, from, until, endedBy }));
};
