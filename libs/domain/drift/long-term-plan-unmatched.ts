import { dayInWords, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { beforeRed, inRecord, occurrences, over, without, type Band, type Graded } from './bands';
import { inCare, plansOf } from './in-care';
import { againstLimit } from './in-words';
import { permanenceOrdered } from './permanence-achieved';
import { transferWindows } from './transfer-window';

/** A long-term plan without its match. */
interface MatchWait extends Span {
  readonly countsFrom: Day;
  readonly plan: Span;
}

/** From the day the plan was set, and again from the day a match ended with its placement (reading R26), until a match is confirmed or an order made. */
const waitsFor = (about: Case, period: Period, codes: readonly PermanencePlan[]): MatchWait[] =>
  plansOf(about, period, codes).flatMap(plan => {
    const matched = [...about.journey.longTermMatches, ...permanenceOrdered(about, period)];
    return without<Span>(plan, matched).map(gap => {
      const ended = matched.find(({ until }) => until === gap.from);
      return { ...gap, entry: ended?.endedBy ?? gap.entry, countsFrom: gap.from, plan };
    });
  });

const gradedDays = (about: Case, wait: MatchWait): Graded[] => over(about, longTermPlanUnmatched, wait);

const bandsOf = (about: Case, wait: MatchWait): Band[] => {
  const { entry, countsFrom, plan } = wait;
  const facts = [
    { says: 'The plan is a long-term home', on: plan.from, entry: plan.entry },
    ...(countsFrom > plan.from ? [{ says: 'The long-term match ended with its placement', on: countsFrom, entry }] : []),
  ];
  return inRecord(about, longTermPlanUnmatched.needs, countsFrom, gradedDays(about, wait)).map(graded => ({
    anchor: entry,
    evidence: facts.map(fact => fact.entry),
    facts,
    ...graded,
  }));
};

/** Days on which a plan for long-term foster care awaits its match and is not yet red. */
export const longTermMatchAwaited = (about: Case, period: Period): Span[] =>
  waitsFor(about, period, ['LTFOST18']).flatMap(wait => beforeRed<Span>(wait, gradedDays(about, wait)));

export const longTermPlanUnmatched: DriftRule = {
  id: 'D10',
  version: 1,
  says: 'Long-term plan, no match',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 22B, says what a match is; all limits are proposals',
  confidence: 'P',
  inForce: '2015-04-01',
  needs: ['episodes', 'plans', 'court'],
  limits: { amber: 91, red: 183, critical: 365 },
  clears: 'Confirm the long-term match, record the order, or change the plan at a review.',
  signals: about =>
    inCare(about).flatMap(period => {
      const bands = waitsFor(about, period, ['LTFOST18', 'LTRELFR']).flatMap(wait => bandsOf(about, wait));
      if (bands.length === 0) return [];
      const silences = transferWindows(about);
      return occurrences(
        longTermPlanUnmatched,
        bands.flatMap(band => without(band, silences)),
        silences,
      );
    }),
  explain: ({ facts }, span, day) => {
    const since = dayInWords(span.countsFrom);
    const again = facts.some(({ on, says }) => on === span.countsFrom && says.startsWith('The long-term match ended'));
    const sum = againstLimit(longTermPlanUnmatched, { ...span, day });
    return again
      ? `The plan is a long-term home. The match ended with its placement on ${since} and no other is confirmed. ${sum}`
      : `The plan has been a long-term home since ${since} and no match is confirmed. ${sum}`;
  },
};
