import { addWorkingDays } from '../calendar';
import type { Case } from '../rules';
import type { Course, Moment, Run } from './clock';
import { belongs, firstPlacements, homes } from './runs';

const soon: Course['soon'] = dueOn => addWorkingDays(dueOn, -5);

/** A care plan counts from the end of the period of care before, so one made before the child was placed meets the duty (reading R06). */
const carePlans = ({ story, journey }: Case, run: Run): readonly Moment[] => {
  const before = journey.periods[journey.periods.indexOf(run.period!) - 1]?.until ?? '';
  return story.of('CarePlanPrepared').filter(({ on }) => belongs(run, on) || (on < run.from && (on > before || on >= run.period!.from)));
};
export const carePlan: Course = { runs: firstPlacements, meets: carePlans, soon };

/** A placement plan made before the placement counts where it says which one it is for (reading R06). */
const placementPlans = ({ story }: Case, run: Run): readonly Moment[] =>
  story.of('PlacementPlanPrepared').filter(({ on, placement }) => {
    const cited = placement !== undefined && run.home!.placements.some(({ entry }) => entry === placement);
    return belongs(run, on) ? cited || placement === undefined : cited && on < run.from;
  });
export const placementPlan: Course = { runs: homes, meets: placementPlans, soon };
