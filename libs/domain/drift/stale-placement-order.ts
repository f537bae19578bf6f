import { addDays, dayInWords, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { inRecord, occurrences, over, without, type Band } from './bands';
import { beganIn, during, inCare, plansIn } from './in-care';
import { againstLimit } from './in-words';
import { firstFrom, stretches } from './stretches';

interface Cause extends Span {
  readonly says: string;
}

/** The decision was reversed and not made again, or the plan became another or blank after it was adoption (reading R42). */
const causesIn = ({ story, journey }: Case, period: Period): Cause[] => {
  const decided = story.of('AdoptionDecisionMade');
  const reversed = stretches(story.of('AdoptionDecisionReversed').filter(during(period)), on => firstFrom(decided, addDays(on, 1)));
  const plans = plansIn(journey, period);
  const first = plans.findIndex(({ code }) => code === 'ADOPTION');
  const away = first < 0 ? [] : plans.slice(first).filter(({ code }) => code !== 'ADOPTION');
  return [
    ...reversed.map(span => ({ ...span, says: 'The adoption decision was reversed' })),
    ...away.map(span => ({ ...span, says: 'The plan is no longer adoption' })),
  ];
};

interface Stale extends Span {
  readonly countsFrom: Day;
  readonly order: Span;
  readonly cause: Cause;
}

/** From the later of the order and what made it stale, while both last. */
const staleDays = (about: Case, period: Period): Stale[] => {
  const orders = about.journey.placementOrders.filter(beganIn(period));
  if (orders.length === 0) return [];
  const causes = causesIn(about, period);
  return orders.flatMap(order =>
    without<Span>(order, without<Span>(order, causes)).map(({ from, until }) => {
      const cause = causes.find(one => one.from <= from && (!one.until || from < one.until))!;
      return { entry: cause.entry, from, until, countsFrom: from, order, cause };
    }),
  );
};

/** An application to revoke the order takes the red away, not the amber. */
const bandsOf = (about: Case, { entry, order, cause, ...stale }: Stale): Band[] => {
  const applied = firstFrom(about.story.of('RevocationApplied'), order.from);
  const graded = over(about, stalePlacementOrder, stale).flatMap(one =>
    applied && one.severity !== 'amber' ? without(one, [{ from: applied.on }]) : [one],
  );
  return inRecord(about, stalePlacementOrder.needs, stale.countsFrom, graded).map(one => ({
    anchor: entry,
    evidence: [order.entry, cause.entry],
    facts: [
      { says: 'Placement order made', on: order.from, entry: order.entry },
      { says: cause.says, on: cause.from, entry: cause.entry },
    ],
    ...one,
  }));
};

export const stalePlacementOrder: DriftRule = {
  id: 'D14',
  version: 1,
  says: 'Placement order, plan no longer adoption',
  law: 'Adoption and Children Act 2002, section 24: an order that is no longer wanted is revoked; all limits are proposals',
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'court', 'adoption'],
  limits: { amber: 28, red: 91 },
  clears: 'Record the revocation of the placement order, a new adoption decision, or adoption as the plan again.',
  signals: about =>
    inCare(about).flatMap(period =>
      occurrences(
        stalePlacementOrder,
        staleDays(about, period).flatMap(stale => bandsOf(about, stale)),
      ),
    ),
  explain: ({ facts }, span, day) => {
    const why = facts.findLast(({ says, on }) => says !== 'Placement order made' && on! <= span.countsFrom);
    const sum = againstLimit(stalePlacementOrder, { ...span, day });
    return `${why?.says ?? 'The plan is no longer adoption'} and the placement order is still in force, since ${dayInWords(span.countsFrom)}. ${sum}`;
  },
};
