import { isForAdoption } from '../codes/placement';
import { saysNothingNew, unless, type DecisionOf } from './situation';

/** Without a placement to move from it is the first. Living there already, with the same carer, is no news; with no carer named nobody can tell. */
export const placementStarted: DecisionOf<'PlacementStarted'> = (asked, { story, standing }) => {
  const there = story.of('PlacementStarted').findLast(e => e.entry === standing.placement?.entry);
  const sameCarer = asked.sameCarer === true || (!!asked.carer && asked.carer === there?.carer);
  return unless(sameCarer && saysNothingNew(asked, there, ['on', 'at', 'because', 'sameCarer']), 'PlacementStarted', asked);
};

/** The start of a placement A3 to A6 says the same. */
export const placedForAdoption: DecisionOf<'PlacedForAdoption'> = (asked, { story }) =>
  unless(
    story.of('PlacementStarted').some(e => e.on === asked.on && isForAdoption(e.placement)),
    'PlacedForAdoption',
    asked,
  );

export const socialWorkerAllocated: DecisionOf<'SocialWorkerAllocated'> = (asked, { standing: { worker } }) =>
  unless(worker?.worker === asked.worker && (!asked.team || worker.team === asked.team), 'SocialWorkerAllocated', asked);

export const iroAppointed: DecisionOf<'IroAppointed'> = (asked, { standing }) =>
  unless(standing.iro?.worker === asked.iro, 'IroAppointed', asked);
