import { dayInWords, earliest, type Day } from '../calendar';
import type { Period } from '../journey';
import type { Case, DriftRule, Signal } from '../rules';
import type { Span } from '../span';
import { common, inRecord, occurrences, over, without, type Band, type Counting } from './bands';
import { during, inCare, plansIn } from './in-care';
import { againstLimit } from './in-words';
import { permanenceAchieved } from './permanence-achieved';
import { progressIn, type Step } from './progress';
import { ownedStages } from './stage-owners';
import { transferWindows } from './transfer-window';

/** Matched or placed for adoption, the order awaited: counted from placing, until then from the match (reading R56). */
interface Stage extends Span {
  readonly says: string;
  readonly countsFrom: Day;
}

const adoptionStages = ({ story, journey }: Case, period: Period): Stage[] => {
  const placings = journey.adoptivePlacements.filter(placing => placing.period === period);
  const awayFrom = (day: Day): Day | undefined =>
    earliest(
      story.of('AdoptionDecisionReversed').find(({ on }) => on >= day)?.on,
      plansIn(journey, period).find(({ code, from }) => code !== 'ADOPTION' && from >= day)?.from,
    );
  const placed = placings.map(({ entry, from, until }) => ({
    says: 'Placed for adoption',
    entry,
    from,
    until: earliest(until, awayFrom(from)),
  }));
  const matched = story
    .of('AdoptionMatchApproved')
    .filter(during(period))
    .map(({ entry, on }) => ({
      says: 'Matched for adoption',
      entry,
      from: on,
      until: earliest(placings.find(({ from }) => from >= on)?.from, awayFrom(on), period.until),
    }))
    .filter(({ from }, i, all) => !all.slice(0, i).some(({ until }) => !until || from < until))
    .filter(({ from }) => !placings.some(placing => placing.from < from && (!placing.until || from < placing.until)));
  return [...placed, ...matched].map(stage => ({ ...stage, countsFrom: stage.from }));
};

/** Days on which the rule does not ask: permanence achieved, a plan to stay with the family (reading R82), transfer, or another signal's own wait. */
const silencesIn = (about: Case, period: Period): Span[] => [
  ...permanenceAchieved(about, period),
  ...plansIn(about.journey, period).filter(({ code }) => code === 'REMAINSUP'),
  ...transferWindows(about),
  ...ownedStages(about, period),
];

const bandsFrom = (about: Case, step: Step, counting: Counting & { limb: string }): Band[] =>
  inRecord(about, noProgress.needs, step.on, over(about, noProgress, counting)).map(graded => ({
    limb: counting.limb,
    anchor: step.entry,
    evidence: [step.entry],
    facts: [step],
    ...graded,
  }));

/** From each step to the next; where the record begins with the child in care, only from the first step on record. */
const waitingBands = (about: Case, period: Period): Band[] => {
  const start: Step = { says: 'Became looked after', on: period.from, entry: period.entry };
  const steps = [...(period.sinceBefore ? [] : [start]), ...progressIn(about, period)];
  return steps.flatMap((step, i) => {
    const until = steps[i + 1]?.on ?? period.until;
    return bandsFrom(about, step, { from: step.on, until, countsFrom: step.on, limb: 'no step' });
  });
};

const stageBands = (about: Case, stage: Stage): Band[] => {
  const steps = [
    ['amber', 'amberOnceMatched'],
    ['red', 'redOnceMatched'],
  ] as const;
  return bandsFrom(about, { says: stage.says, on: stage.from, entry: stage.entry }, { ...stage, steps, limb: 'order awaited' });
};

const signalsIn = (about: Case, period: Period): Signal[] => {
  const stages = adoptionStages(about, period).flatMap(stage => common(stage, period));
  const silences = silencesIn(about, period);
  const bands = [
    ...waitingBands(about, period).flatMap(band => without(band, stages)),
    ...stages.flatMap(stage => stageBands(about, stage)),
  ];
  return occurrences(
    noProgress,
    bands.flatMap(band => without(band, silences)),
    [...silences, ...stages],
  );
};

export const noProgress: DriftRule = {
  id: 'D03',
  version: 1,
  says: 'No step towards a permanent home',
  law: 'A proposal of this product; once matched or placed for adoption its limits follow the national mean of 2025 and A1',
  confidence: 'P',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans', 'court', 'adoption', 'guardianship', 'leaving-care'],
  limits: { amber: 90, red: 180, critical: 365, amberOnceMatched: 274, redOnceMatched: 456 },
  clears:
    'Record the step that was taken: a plan set or endorsed at a review, a decision, an order, a match, or a placement for permanence.',
  signals: about => inCare(about).flatMap(period => signalsIn(about, period)),
  explain: ({ facts }, span, day) => {
    const last = facts.find(({ on }) => on === span.countsFrom);
    const since = `${last?.says ?? 'Last step'} on ${dayInWords(span.countsFrom)}`;
    const missing = span.limb === 'order awaited' ? 'no adoption order is recorded' : 'no step towards a permanent home is recorded since';
    return `${since}; ${missing}. ${againstLimit(noProgress, { ...span, day })}`;
  },
};
