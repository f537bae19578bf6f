import type { Day } from '../calendar';
import { nothing, record, refuse, unless, type DecisionOf, type Refusal } from './situation';

const sameCodes = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  [...one].sort().join() === [...other].sort().join();

export const permanencePlanSet: DecisionOf<'PermanencePlanSet'> = (asked, { standing: { plan } }) =>
  unless(plan?.code === asked.plan && sameCodes(plan?.parallel, asked.parallel), 'PermanencePlanSet', asked);

const plannedBack = ({ on, plannedFor }: { on: Day; plannedFor: Day }): Refusal | undefined =>
  plannedFor < on
    ? refuse('planned-for-the-past', 'A plan is for the day it is made or a later one. Record what has happened as a fact.', {
        field: 'plannedFor',
      })
    : undefined;
export const movePlanned: DecisionOf<'MovePlanned'> = asked => plannedBack(asked) ?? record('MovePlanned', asked);
export const reviewPlanned: DecisionOf<'ReviewPlanned'> = asked => plannedBack(asked) ?? record('ReviewPlanned', asked);

export const planWithdrawn: DecisionOf<'PlanWithdrawn'> = (asked, { story }) => {
  if (story.of('PlanWithdrawn').some(e => e.planned === asked.planned)) return nothing;
  const plans = [...story.of('MovePlanned'), ...story.of('ReviewPlanned')];
  if (!plans.some(e => e.entry === asked.planned))
    return refuse('no-such-plan', 'There is no planned move or review with that number on that day. Choose the entry that planned it.', {
      field: 'planned',
    });
  return record('PlanWithdrawn', asked);
};
