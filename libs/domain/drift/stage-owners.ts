import { addDays, addMonths, earliest, latest, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { Period } from '../journey';
import type { Case } from '../rules';
import type { Span } from '../span';
import { common, over, without } from './bands';
import { during, plansIn } from './in-care';
import { placementOrderWithoutMatch, waitsForMatch } from './placement-order-without-match';

/**
 * Waits that own the child while they run and are not yet red: while one does, D03 is silent (section 4.1, item 8). The limits are those of the
 * signals that own them; of these Waymark tells D12 today, and the others' limits stand here until they come.
 */
type Owner = (about: Case, period: Period) => Span[];

/** Whatever is repeated while it is open starts nothing anew. */
const stretches = (begun: readonly { entry: string; on: Day }[], end: (on: Day) => Day | undefined): Span[] => {
  const spans: Span[] = [];
  for (const { entry, on } of begun) {
    const last = spans.at(-1);
    if (!last || (last.until && last.until <= on)) spans.push({ entry, from: on, until: end(on) });
  }
  return spans;
};
const firstFrom = (facts: readonly { on: Day }[], day: Day): Day | undefined => facts.find(({ on }) => on >= day)?.on;
const upTo =
  (days: number): ((span: Span) => Span[]) =>
  span =>
    common(span, { from: span.from, until: addDays(span.from, days + 1) });

/** D05: a care application is open, within 26 weeks beginning with the day of issue or an extension already granted. */
const proceedings: Owner = ({ story, journey }) =>
  journey.applications.flatMap(application => [
    ...upTo(181)(application),
    ...story
      .of('TimetableExtended')
      .flatMap(({ entry, on, newDate }) => common({ entry, from: on, until: addDays(newDate, 1) }, application)),
  ]);

/** D13: the decision that the child should be placed for adoption is made, a placement order is awaited. */
const placementOrderAwaited: Owner = ({ story, journey }, period) => {
  const reversed = story.of('AdoptionDecisionReversed');
  const end = (on: Day): Day | undefined => {
    const order = journey.placementOrders.find(({ from, until }) => from >= on || !until || until > on);
    return earliest(firstFrom(reversed, on), order && latest(order.from, on));
  };
  return stretches(story.of('AdoptionDecisionMade').filter(during(period)), end).flatMap(upTo(183));
};

/** D12: a placement order is made, a match is awaited. */
const matchAwaited: Owner = (about, period) =>
  waitsForMatch(about, period).flatMap(wait =>
    without<Span>(
      wait,
      over(about, placementOrderWithoutMatch, wait).filter(({ severity }) => severity !== 'amber'),
    ),
  );

/** D15: a special guardianship assessment is running. */
const assessmentRunning: Owner = ({ story }, period) =>
  stretches(story.of('SpecialGuardianshipAssessmentStarted').filter(during(period)), on =>
    earliest(firstFrom(story.of('SpecialGuardianshipAssessmentFiled'), on), firstFrom(story.of('SpecialGuardianshipOrderMade'), on)),
  ).flatMap(upTo(168));

const horizons: Partial<Record<PermanencePlan, number>> = { RETURN1M: 1, RETURN6M: 6, RETURNEV: 12 };
/** D16: a plan to return home, until its horizon is 90 days past (readings R11, R75), while the child is not at home. */
const returnHome: Owner = ({ journey }, period) => {
  const atHome = journey.placements.filter(({ code }) => code === 'P1');
  return plansIn(journey, period).flatMap(plan => {
    const months = plan.code && horizons[plan.code];
    if (!months) return [];
    return without<Span>(plan, [...atHome, { from: addDays(addMonths(plan.from, months), 90) }]);
  });
};

/** D10: a plan for long-term foster care, a match awaited: from the plan, and again when a match has ended with its placement (reading R26). */
const longTermMatchAwaited: Owner = ({ journey }, period) =>
  plansIn(journey, period)
    .filter(({ code }) => code === 'LTFOST18')
    .flatMap(plan => without<Span>(plan, journey.longTermMatches))
    .flatMap(upTo(183));

const owners: readonly Owner[] = [proceedings, placementOrderAwaited, matchAwaited, assessmentRunning, returnHome, longTermMatchAwaited];

export const ownedStages = (about: Case, period: Period): Span[] =>
  owners.flatMap(owner => owner(about, period)).flatMap(span => common(span, period));
