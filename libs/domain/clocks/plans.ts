import { addWorkingDays } from '../calendar';
import type { Case } from '../rules';
import type { Course, Moment, Run } from './clock';
import { belongs, firstPlacements, homes, inRun } from './runs';

/** Five working days before, as for every limit in working days. */
export const soon: Course['soon'] = dueOn => addWorkingDays(dueOn, -5);

/** A care plan counts from the end of the period of care before, so one made before the child was placed meets the duty (reading R06). */
const carePlans = ({ story, journey }: Case, run: Run): readonly Moment[] => {
  const before = journey.periods[journey.periods.indexOf(run.period!) - 1]?.until ?? '';
  return story.of('CarePlanPrepared').filter(({ on }) => belongs(run, on) || (on < run.from && (on > before || on >= run.period!.from)));
};
export const carePlan: Course = { runs: firstPlacements, meets: carePlans, soon };

type ForPlacement = Moment & { readonly placement?: string };
/** What is for a placement and was made before it counts where it says which one it is for (reading R06). */
export const forPlacement = <M extends ForPlacement>(made: readonly M[], run: Run): readonly M[] => {
  if (made.length === 0) return made;
  const isCited = ({ placement }: ForPlacement): boolean => run.home!.placements.some(({ entry }) => entry === placement);
  const before = made.filter(one => one.placement !== undefined && one.on < run.from && isCited(one));
  return [...before, ...inRun(made, run).filter(one => one.placement === undefined || isCited(one))];
};
const inEveryHome = (name: 'PlacementPlanPrepared' | 'PlacementPlanSigned' | 'DelegatedAuthorityRecorded'): Course => ({
  runs: homes,
  meets: ({ story }, run) => forPlacement<ForPlacement>(story.of(name), run),
  soon,
});
export const placementPlan = inEveryHome('PlacementPlanPrepared');
export const planSigned = inEveryHome('PlacementPlanSigned');
export const authorityDelegated = inEveryHome('DelegatedAuthorityRecorded');

/** A local flag for every home: the child is on a doctor's list there. */
export const doctorFound: Course = {
  runs: homes,
  meets: ({ story }, run) => inRun(story.of('GpRegistered'), run),
  soon,
};
