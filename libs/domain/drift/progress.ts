import { addMonths, type Day } from '../calendar';
import type { PermanencePlan } from '../codes/practice';
import type { EventName } from '../events/catalogue';
import { arrangementsIn } from '../homes';
import type { Period, PlanSpan } from '../journey';
import type { Case } from '../rules';
import { byDay, holding, holds, type Span } from '../span';
import { beganIn, during, inCare, isPermanencePlan, plansIn } from './in-care';
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
  readonly plans?: readonly PermanencePlan[] | undefined;
  readonly happened: (about: Case, period: Period) => readonly Happened[];
}

const starts = (spans: readonly Span[]): Happened[] => spans.map(({ entry, from }) => ({ entry, on: from }));
const home: readonly PermanencePlan[] = ['RETURN1M', 'RETURN6M', 'RETURNEV'];
const kin: readonly PermanencePlan[] = ['LTRELFR'];
const adoption: readonly PermanencePlan[] = ['ADOPTION'];
const longTerm: readonly PermanencePlan[] = ['LTFOST18'];
const settled: readonly PermanencePlan[] = ['RESPLMT', 'SUPPLIV'];

const anyPlan = undefined;
const of =
  (...names: EventName[]): Kind['happened'] =>
  ({ story }) =>
    names.length === 1 ? story.of(names[0]!) : names.flatMap(name => story.of(name));

/** The steps of section 3.4. A new fact that is a step is a line here. */
// prettier-ignore
const kinds: readonly Kind[] = [
  { says: 'Permanence plan set', plans: anyPlan, happened: ({ journey }, period) => starts(plansIn(journey, period).filter(({ code }) => isPermanencePlan(code))) },
  { says: 'Permanence plan endorsed', plans: anyPlan, happened: ({ story, journey }, period) => story.of('PermanencePlanEndorsed').filter(({ on }) => isPermanencePlan(planOn(plansIn(journey, period), on)?.code)) },
  { says: 'Permanence achieved', plans: anyPlan, happened: (about, period) => starts(permanenceAchieved(about, period)) },
  { says: 'Pre-proceedings started', plans: anyPlan, happened: of('PreProceedingsStarted') },
  { says: 'Care proceedings issued', plans: anyPlan, happened: of('CareApplicationIssued') },
  { says: 'Court timetable set', plans: anyPlan, happened: of('TimetableSet') },
  { says: 'Expert report filed', plans: anyPlan, happened: of('ExpertReportFiled') },
  { says: 'Issues resolution hearing held', plans: anyPlan, happened: of('IssuesResolutionHearingHeld') },
  { says: 'Final order made', plans: anyPlan, happened: of('FinalOrderMade') },
  { says: 'Reunification assessment started', plans: home, happened: of('ReunificationAssessmentStarted') },
  { says: 'Stays at home started', plans: home, happened: of('HomeStaysStarted') },
  { says: 'Placed with parents', plans: home, happened: ({ journey }) => starts(journey.placements.filter(({ code }) => code === 'P1')) },
  { says: 'Support plan for the return home agreed', plans: home, happened: of('ReturnSupportPlanAgreed') },
  { says: 'Date of return home set', plans: home, happened: of('ReturnDateSet') },
  { says: 'Order discharged', plans: home, happened: of('OrderDischarged') },
  { says: 'Viability assessment completed', plans: kin, happened: of('ViabilityAssessmentCompleted') },
  { says: 'Special guardianship assessment started', plans: kin, happened: of('SpecialGuardianshipAssessmentStarted') },
  { says: 'Special guardianship assessment filed', plans: kin, happened: of('SpecialGuardianshipAssessmentFiled') },
  { says: 'Special guardianship applied for', plans: kin, happened: of('SpecialGuardianshipNoticeReceived', 'SpecialGuardianshipApplicationMade') },
  { says: 'Special guardianship support plan agreed', plans: kin, happened: of('SpecialGuardianshipSupportPlanAgreed') },
  { says: 'Special guardianship order made', plans: kin, happened: of('SpecialGuardianshipOrderMade') },
  { says: 'Permanence meeting held', plans: adoption, happened: of('PermanenceMeetingHeld') },
  { says: 'Adoption decision made', plans: adoption, happened: of('AdoptionDecisionMade') },
  { says: 'Placement order applied for', plans: adoption, happened: of('PlacementOrderApplied') },
  { says: 'Placement order made', plans: adoption, happened: ({ journey }) => starts(journey.placementOrders) },
  { says: 'Family finding started', plans: adoption, happened: of('FamilyFindingStarted') },
  { says: 'Link with adopters identified', plans: adoption, happened: of('LinkIdentified') },
  { says: 'Adoption match approved', plans: adoption, happened: of('AdoptionMatchApproved') },
  { says: 'Placed for adoption', plans: adoption, happened: ({ journey }) => starts(journey.adoptivePlacements) },
  { says: 'Adoption applied for', plans: adoption, happened: of('AdoptionApplicationMade') },
  { says: 'Adoption order made', plans: adoption, happened: of('AdoptionOrderMade') },
  { says: 'Long-term match requested', plans: longTerm, happened: of('MatchingRequested') },
  { says: 'Long-term carer identified', plans: longTerm, happened: of('LongTermCarerIdentified') },
  { says: 'Long-term matching meeting held', plans: longTerm, happened: of('MatchingMeetingHeld') },
  { says: 'Long-term match confirmed', plans: longTerm, happened: of('LongTermMatchConfirmed') },
  { says: 'Plan to move on endorsed', plans: settled, happened: of('MovePlanEndorsed') },
  { says: 'Pathway assessment started', plans: settled, happened: of('PathwayAssessmentStarted', 'NeedsAssessmentCompleted') },
  { says: 'Pathway plan prepared', plans: settled, happened: of('PathwayPlanPrepared') },
  { says: 'Moved as planned', plans: settled, happened: ({ journey }, period) => starts(plannedMoves(journey.homes.filter(one => one.period === period))) },
];

const plannedMoves = (homes: Case['journey']['homes']): Span[] =>
  homes.slice(1).filter((_, i) => arrangementsIn(homes[i]!).at(-1)!.placement.because === 'CARPL');

const planOn = (plans: readonly PlanSpan[], day: Day): PlanSpan | undefined => holding(plans, day);
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

/** The last step towards a permanent home by the end of a day, in the period of care of that day. */
export const lastStepOn = (about: Case, day: Day): Step | undefined => {
  const period = inCare(about).find(one => holds(one, day));
  return period && progressIn(about, period).findLast(({ on }) => on <= day);
};

/** The steps towards a permanent home in one period of care, in order: each kind once, under a plan it is a step of (readings R18, R84). */
export const progressIn = (about: Case, period: Period): Step[] => {
  const plans = plansIn(about.journey, period);
  // Parallel plans may change while the plan stays: they are read as they stood that day.
  const allPlans = about.journey.plans.filter(beganIn(period));
  const isDuring = during(period);
  const steps: Step[] = [];
  for (const { says, plans: codes, happened } of kinds) {
    let first: Happened | undefined;
    for (const one of happened(about, period))
      if ((!first || one.on < first.on) && isDuring(one) && (!codes || isUnder(planOn(allPlans, one.on), codes))) first = one;
    if (first) steps.push({ says, on: first.on, entry: first.entry });
  }
  steps.push(...changesEndorsed(about, period, plans));
  return steps.sort(byDay);
};
