import { dayInWords, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import { byDay, type Span } from '../span';
import { beforeRed, inRecord, occurrences, over, without, type Band } from './bands';
import { beganIn, during, inCare, plansIn } from './in-care';
import { againstLimit } from './in-words';

/** A stretch of days between a placement order and a match, and the day its days are counted from. */
interface MatchWait extends Span {
  readonly countsFrom: Day;
  readonly order: Authority;
}

const ordered = 'Placement order made';
const consented = 'Consent to placement for adoption given';
/** A placement order, or the consent of parents that stands for it (reading R91). */
interface Authority extends Span {
  readonly says: string;
}
const authoritiesIn = ({ journey }: Case, period: Period): Authority[] => [
  ...journey.placementOrders.filter(beganIn(period)).map(span => ({ ...span, says: ordered })),
  ...journey.placementConsents.filter(beganIn(period)).map(span => ({ ...span, says: consented })),
];

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
const waitsFor = ({ story, journey }: Case, order: Authority, period: Period): MatchWait[] => {
  const placings = journey.adoptivePlacements.filter(placing => placing.period === period);
  const matched = [
    ...story.of('AdoptionMatchApproved').filter(during(period)),
    ...placings.map(({ entry, from }) => ({ entry, on: from })),
  ].sort(byDay);
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

const waitsForMatch = (about: Case, period: Period): MatchWait[] =>
  authoritiesIn(about, period)
    .flatMap(order => waitsFor(about, order, period))
    .flatMap(wait => without(wait, notForAdoption(about, period)));

/** Days on which a match is awaited and that is not yet red. */
export const matchAwaited = (about: Case, period: Period): Span[] =>
  waitsForMatch(about, period).flatMap(wait => beforeRed<Span>(wait, over(about, placementOrderWithoutMatch, wait)));

const bandsOf = (about: Case, period: Period, wait: MatchWait): Band[] => {
  const plan = plansIn(about.journey, period).find(({ from, until }) => from <= wait.from && (!until || wait.from < until));
  const facts = [
    { says: wait.order.says, on: wait.order.from, entry: wait.order.entry },
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
  explain: ({ facts }, span, day) => {
    const authorities = facts.filter(({ says }) => says === ordered || says === consented);
    const authority = authorities.find(({ on }) => on === span.countsFrom) ?? authorities[0];
    const what = authority?.says === consented ? 'consent to the placement was given' : 'a placement order was made';
    const made = `The plan has been adoption and ${what} on ${dayInWords(authority?.on ?? span.countsFrom)}.`;
    const again = authority?.on !== span.countsFrom;
    const ended = again ? ` A placement for adoption ended without an adoption order on ${dayInWords(span.countsFrom)}.` : '';
    return `${made}${ended} No match is recorded. ${againstLimit(placementOrderWithoutMatch, { ...span, day }, { whose: 'Adoption scorecard A2' })}`;
  },
};
