import { dayInWords, daysBetween, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { inRecord, occurrences, over, passed, without, type Band } from './bands';
import { beganIn, during, inCare, plansIn } from './in-care';

/** A stretch of days between a placement order and a match, and the day its days are counted from. */
export interface MatchWait extends Span {
  readonly countsFrom: Day;
  readonly order: Span;
}

/** Days on which adoption is not the plan in force (readings R42, R62). */
const notForAdoption = ({ journey }: Case, period: Period): Span[] => {
  const plans = plansIn(journey, period).filter(({ code }) => code === 'ADOPTION');
  const next = (day: Day | undefined): Span | undefined => plans.find(({ from }) => from === day);
  return without<Span>({ entry: period.entry, from: period.from, until: period.until }, plans).map(gap => ({
    ...gap,
    entry: plans.find(({ until }) => until === gap.from)?.endedBy ?? gap.entry,
    endedBy: next(gap.until)?.entry,
  }));
};

/**
 * A match is awaited from the placement order, and again from the end of a placement for adoption that ended without an adoption order (reading R91),
 * until a match is approved or the child is placed. A match that a failed placement used up counts no more.
 */
const waitsFor = ({ story, journey }: Case, order: Span, period: Period): MatchWait[] => {
  const placings = journey.adoptivePlacements.filter(placing => placing.period === period);
  const matched = [
    ...story.of('AdoptionMatchApproved').filter(during(period)),
    ...placings.map(({ entry, from }) => ({ entry, on: from })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const failed = placings.filter(({ failedOn }) => failedOn && (!order.until || failedOn < order.until));
  const again = failed
    .filter(({ failedOn }) => failedOn! > order.from)
    .map(({ failedOn, entry, endedBy }) => ({ on: failedOn!, entry: endedBy ?? entry }));
  const bases = [{ on: order.from, entry: order.entry }, ...again];
  return bases.flatMap(({ on, entry }, i) => {
    const usedUp = failed.filter(({ failedOn }) => failedOn! <= on).at(-1)?.from ?? '';
    const match = matched.find(found => found.on > usedUp);
    const until = bases[i + 1]?.on ?? order.until;
    const matchedBefore = match && (!until || match.on < until) ? match : undefined;
    return without(
      { entry, from: on, until: matchedBefore?.on ?? until, endedBy: matchedBefore?.entry ?? order.endedBy, countsFrom: on, order },
      [],
    );
  });
};

export const waitsForMatch = (about: Case, period: Period): MatchWait[] =>
  about.journey.placementOrders
    .filter(beganIn(period))
    .flatMap(order => waitsFor(about, order, period))
    .flatMap(wait => without(wait, notForAdoption(about, period)));

const bandsOf = (about: Case, period: Period, wait: MatchWait): Band[] => {
  const plan = plansIn(about.journey, period).find(({ from, until }) => from <= wait.from && (!until || wait.from < until));
  const facts = [
    { says: 'Placement order made', on: wait.order.from, entry: wait.order.entry },
    ...(plan ? [{ says: 'The plan is adoption', on: plan.from, entry: plan.entry }] : []),
    ...(wait.countsFrom > wait.order.from
      ? [{ says: 'A placement for adoption ended without an adoption order', on: wait.countsFrom, entry: wait.entry }]
      : []),
  ];
  return inRecord(about, placementOrderWithoutMatch.needs, wait.countsFrom, over(about, placementOrderWithoutMatch, wait)).map(graded => ({
    anchor: wait.entry,
    evidence: facts.map(({ entry }) => entry),
    facts,
    ...graded,
  }));
};

export const placementOrderWithoutMatch: DriftRule = {
  id: 'D12',
  version: 1,
  says: 'Placement order, no match',
  law: 'Adoption scorecard A2: 121 days from placement order to match; red and critical are proposals',
  confidence: 'V1',
  inForce: '2013-04-01',
  needs: ['episodes', 'court', 'adoption', 'plans'],
  limits: { amber: 121, red: 183, critical: 365 },
  clears: 'Record the match, the end of the placement order, or a change of plan.',
  signals: about =>
    inCare(about).flatMap(period =>
      occurrences(
        placementOrderWithoutMatch,
        waitsForMatch(about, period).flatMap(wait => bandsOf(about, period, wait)),
        notForAdoption(about, period),
      ),
    ),
  explain: ({ facts }, { countsFrom, limit }, day) => {
    const order = facts.find(({ says }) => says === 'Placement order made');
    const made = `The plan has been adoption and a placement order was made on ${dayInWords(order?.on ?? countsFrom)}.`;
    const ended = order?.on === countsFrom ? '' : ` A placement for adoption ended without an adoption order on ${dayInWords(countsFrom)}.`;
    return `${made}${ended} No match is recorded. ${passed(daysBetween(countsFrom, day))}; the limit is ${limit} (Adoption scorecard A2).`;
  },
};
