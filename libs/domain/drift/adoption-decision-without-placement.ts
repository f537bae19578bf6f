import { dayInWords, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { beforeRed, inRecord, occurrences, over, without, type Band, type Graded } from './bands';
import { during, inCare, plansOf } from './in-care';
import { againstLimit } from './in-words';
import { firstFrom, firstOf, stretches } from './stretches';

interface Wait extends Span {
  readonly countsFrom: Day;
}

/** Placed for adoption, or adopted. */
const placedOrAdopted = ({ story, journey }: Case, period: Period): Span[] => [
  ...journey.adoptivePlacements.filter(placing => placing.period === period),
  ...story
    .of('AdoptionOrderMade')
    .filter(during(period))
    .map(({ entry, on }) => ({ entry, from: on, until: period.until })),
];

/**
 * From the decision that the child should be placed for adoption until a placement order, or the reversal of the decision. Consent to the placement
 * stands for the order while it is not withdrawn (reading R91).
 */
const waitsForOrder = (about: Case, period: Period): Wait[] => {
  const { story, journey } = about;
  const decided = story.of('AdoptionDecisionMade').filter(during(period));
  if (decided.length === 0) return [];
  const care = period.until ? { entry: period.entry, on: period.until } : undefined;
  const stretch = stretches(decided, on => {
    const order = journey.placementOrders.find(({ from, until }) => from >= on || !until || until > on);
    const made = order && { entry: order.entry, on: order.from > on ? order.from : on };
    return firstOf(made, firstFrom(story.of('AdoptionDecisionReversed'), on), care);
  });
  const authorised = [...journey.placementConsents, ...placedOrAdopted(about, period)];
  return stretch.flatMap(wait => without({ ...wait, countsFrom: wait.from }, authorised));
};

/** Red from the 184th day after the decision (reading R10). */
const gradedWithoutOrder = (about: Case, wait: Wait): Graded[] =>
  over(about, decisionWithoutPlacement, { ...wait, steps: [['red', 'redAfterDecision']] });

/** Days on which a placement order is awaited after the decision, and that is not yet red. */
export const placementOrderAwaited = (about: Case, period: Period): Span[] =>
  waitsForOrder(about, period).flatMap(wait => beforeRed<Span>(wait, gradedWithoutOrder(about, wait)));

const withoutOrder = (about: Case, period: Period): Band[] =>
  waitsForOrder(about, period).flatMap(wait =>
    inRecord(about, decisionWithoutPlacement.needs, wait.countsFrom, gradedWithoutOrder(about, wait)).map(graded => ({
      limb: 'no order',
      anchor: wait.entry,
      evidence: [wait.entry],
      facts: [{ says: 'Adoption decision made', on: wait.countsFrom, entry: wait.entry }],
      ...graded,
    })),
  );

/** While the plan is adoption, from coming into care until placed: amber on the day the limit is reached, red from the day after its own. */
const withoutPlacing = (about: Case, period: Period): Band[] => {
  if (period.sinceBefore) return [];
  const { entry, from } = period;
  return plansOf(about, period, ['ADOPTION'])
    .flatMap(plan => without<Span>(plan, placedOrAdopted(about, period)))
    .flatMap(wait => {
      const days = { from: wait.from, until: wait.until, countsFrom: from };
      const graded = [
        ...over(about, decisionWithoutPlacement, { ...days, steps: [['amber', 'amber']], whenReached: true }),
        ...over(about, decisionWithoutPlacement, { ...days, steps: [['red', 'red']] }),
      ];
      return inRecord(about, decisionWithoutPlacement.needs, from, graded).map(one => ({
        limb: 'not placed',
        anchor: wait.entry,
        evidence: [entry, wait.entry],
        facts: [
          { says: 'Became looked after', on: from, entry },
          { says: 'The plan is adoption', on: wait.from, entry: wait.entry },
        ],
        ...one,
      }));
    });
};

export const decisionWithoutPlacement: DriftRule = {
  id: 'D13',
  version: 1,
  says: 'Adoption plan, not placed',
  law: 'Adoption scorecard A1: 426 days from coming into care to placing; 183 days from decision to placement order and amber are proposals',
  confidence: 'V2',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'court', 'adoption'],
  limits: { amber: 365, red: 426, redAfterDecision: 183 },
  clears: 'Record the placement order or the consent, the placing for adoption, the reversal of the decision, or a change of plan.',
  signals: about =>
    inCare(about).flatMap(period =>
      occurrences(
        decisionWithoutPlacement,
        [...withoutOrder(about, period), ...withoutPlacing(about, period)],
        placedOrAdopted(about, period),
      ),
    ),
  explain: (_signal, span, day) => {
    const since = dayInWords(span.countsFrom);
    if (span.limb === 'no order') {
      const sum = againstLimit(decisionWithoutPlacement, { ...span, day });
      return `The decision for adoption was made on ${since} and no placement order is recorded. ${sum}`;
    }
    const source = span.severity === 'red' ? 'Adoption scorecard A1' : undefined;
    const sum = againstLimit(decisionWithoutPlacement, { ...span, day }, { whose: source });
    return `The plan is adoption. The child came into care on ${since} and is not placed for adoption. ${sum}`;
  },
};
