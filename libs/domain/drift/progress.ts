import { addMonths, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import { arrangementsIn } from '../homes';
import type { Period, PlanSpan } from '../journey';
import type { Case } from '../rules';
import { holds, type Span } from '../span';
import { beganIn, during, isPermanencePlan, plansIn } from './in-care';
import { permanenceAchieved } from './permanence-achieved';

/** A step towards a permanent home, in plain words. */
export interface Step {
  readonly says: string;
  readonly on: Day;
  readonly entry: string;
}
type Happened = Pick<Step, 'on' | 'entry'>;

interface Kind {
  readonly says: string;
  /** The plans it is a step of; without them it is one under any plan, like a step of the court. */
  readonly plans?: readonly PermanencePlan[];
  readonly happened: (about: Case, period: Period) => readonly Happened[];
}

const starts = (spans: readonly Span[]): Happened[] => spans.map(({ entry, from }) => ({ entry, on: from }));
const home: readonly PermanencePlan[] = ['RETURN1M', 'RETURN6M', 'RETURNEV'];
const kin: readonly PermanencePlan[] = ['LTRELFR'];
const adoption: readonly PermanencePlan[] = ['ADOPTION'];
const settled: readonly PermanencePlan[] = ['RESPLMT', 'SUPPLIV'];

/** The steps of section 3.4 that the catalogue can tell today. A new fact that is a step is a line here. */
// prettier-ignore
const kinds: readonly Kind[] = [
  { says: 'Permanence plan set', happened: ({ journey }, period) => starts(plansIn(journey, period).filter(({ code }) => isPermanencePlan(code))) },
  { says: 'Permanence plan endorsed', happened: ({ story, journey }, period) => story.of('PermanencePlanEndorsed').filter(({ on }) => isPermanencePlan(planOn(plansIn(journey, period), on)?.code)) },
  { says: 'Permanence achieved', happened: (about, period) => starts(permanenceAchieved(about, period)) },
  { says: 'Care proceedings issued', happened: ({ story }) => story.of('CareApplicationIssued') },
  { says: 'Final order made', happened: ({ story }) => story.of('FinalOrderMade') },
  { says: 'Placed with parents', plans: home, happened: ({ journey }) => starts(journey.placements.filter(({ code }) => code === 'P1')) },
  { says: 'Special guardianship assessment started', plans: kin, happened: ({ story }) => story.of('SpecialGuardianshipAssessmentStarted') },
  { says: 'Special guardianship assessment filed', plans: kin, happened: ({ story }) => story.of('SpecialGuardianshipAssessmentFiled') },
  { says: 'Special guardianship applied for', plans: kin, happened: ({ story }) => [...story.of('SpecialGuardianshipNoticeReceived'), ...story.of('SpecialGuardianshipApplicationMade')] },
  { says: 'Special guardianship order made', plans: kin, happened: ({ story }) => story.of('SpecialGuardianshipOrderMade') },
  { says: 'Adoption decision made', plans: adoption, happened: ({ story }) => story.of('AdoptionDecisionMade') },
  { says: 'Placement order made', plans: adoption, happened: ({ journey }) => starts(journey.placementOrders) },
  { says: 'Adoption match approved', plans: adoption, happened: ({ story }) => story.of('AdoptionMatchApproved') },
  { says: 'Placed for adoption', plans: adoption, happened: ({ journey }) => starts(journey.adoptivePlacements) },
  { says: 'Adoption order made', plans: adoption, happened: ({ story }) => story.of('AdoptionOrderMade') },
  { says: 'Long-term match confirmed', plans: ['LTFOST18'], happened: ({ story }) => story.of('LongTermMatchConfirmed') },
  { says: 'Moved as planned', plans: settled, happened: ({ journey }, period) => starts(plannedMoves(journey.homes.filter(one => one.period === period))) },
];

const plannedMoves = (homes: Case['journey']['homes']): Span[] =>
  homes.slice(1).filter((_, i) => arrangementsIn(homes[i]!).at(-1)!.placement.because === 'CARPL');

const planOn = (plans: readonly PlanSpan[], day: Day): PlanSpan | undefined => plans.find(plan => holds(plan, day));
const isUnder = (plan: PlanSpan | undefined, codes: readonly PermanencePlan[]): boolean =>
  !!plan && [plan.code, ...plan.parallel].some(code => code !== undefined && codes.includes(code));

/** A change of plan endorsed at a review counts again, at most twice in twelve months. */
const changesEndorsed = ({ story }: Case, period: Period, plans: readonly PlanSpan[]): Step[] => {
  const [first, ...later] = story
    .of('PermanencePlanEndorsed')
    .filter(during(period))
    .filter(({ on }) => isPermanencePlan(planOn(plans, on)?.code));
  let endorsed = first && planOn(plans, first.on)?.code;
  const steps: Step[] = [];
  for (const { entry, on } of later) {
    const code = planOn(plans, on)?.code;
    const recent = steps.filter(step => step.on > addMonths(on, -12)).length;
    if (code !== endorsed && recent < 2) steps.push({ says: 'Change of permanence plan endorsed', entry, on });
    endorsed = code;
  }
  return steps;
};

const inOrder = (a: Happened, b: Happened): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/** The steps towards a permanent home in one period of care, in order: each kind once, under a plan it is a step of (readings R18, R84). */
export const progressIn = (about: Case, period: Period): Step[] => {
  const plans = plansIn(about.journey, period);
  // Parallel plans may change while the plan stays: they are read as they stood that day.
  const allPlans = about.journey.plans.filter(beganIn(period));
  const counted = kinds.flatMap(({ says, plans: codes, happened }) => {
    const step = happened(about, period)
      .filter(during(period))
      .sort(inOrder)
      .find(({ on }) => !codes || isUnder(planOn(allPlans, on), codes));
    return step ? [{ says, on: step.on, entry: step.entry }] : [];
  });
  return [...counted, ...changesEndorsed(about, period, plans)].sort(inOrder);
};
