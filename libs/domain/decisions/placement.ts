import { isForAdoption } from '../codes/placement';
import { holds } from '../span';
import { saysNothingNew, unless, type DecisionOf } from './situation';

/** Without a placement to move from it is the first. Living there already, with the same carer, is no news; with no carer named nobody can tell. */
export const placementStarted: DecisionOf<'PlacementStarted'> = (asked, { story, standing }) => {
  const there = story.of('PlacementStarted').findLast(e => e.entry === standing.placement?.entry);
  const saysWhoCares = asked.sameCarer === true || !!asked.carer;
  return unless(saysWhoCares && saysNothingNew(asked, there, ['on', 'at', 'because', 'sameCarer']), 'PlacementStarted', asked);
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

/** Appointed already, and not ended since. */
export const personalAdviserAppointed: DecisionOf<'PersonalAdviserAppointed'> = (asked, { story }) => {
  const last = story.of('PersonalAdviserAppointed').at(-1);
  const ended = story.of('PersonalAdviserEnded').some(({ on }) => last && on >= last.on);
  return unless(last?.adviser === asked.adviser && !ended, 'PersonalAdviserAppointed', asked);
};

/** The price that holds is the last one said of the placement. */
export const placementPriceChanged: DecisionOf<'PlacementPriceChanged'> = (asked, { story, standing: { placement } }) => {
  const agreed = story.of('PlacementStarted').find(({ entry }) => entry === placement?.entry)?.weeklyPrice;
  const changed = story.of('PlacementPriceChanged').findLast(({ on }) => placement && on >= placement.from)?.weeklyPrice;
  return unless((changed ?? agreed) === asked.weeklyPrice, 'PlacementPriceChanged', asked);
};

/** Once is enough: it lasts until the placement ends. */
export const unregisteredPlacementUsed: DecisionOf<'UnregisteredPlacementUsed'> = (asked, { story, standing: { placement } }) => {
  const of = asked.placement ?? placement?.entry;
  const said = story
    .of('UnregisteredPlacementUsed')
    .some(told => (told.placement ? told.placement === of : !!placement && placement.entry === of && holds(placement, told.on)));
  return unless(said, 'UnregisteredPlacementUsed', asked);
};

/** Referred already, and the referral is open. */
export const transferReferred: DecisionOf<'TransferReferred'> = (asked, { story, journey }) => {
  const open = journey.transfers.findLast(({ until }) => !until);
  const told = story.of('TransferReferred').find(({ entry }) => entry === open?.entry);
  return unless(saysNothingNew(asked, told, ['on', 'at']), 'TransferReferred', asked);
};

export const schoolChanged: DecisionOf<'SchoolChanged'> = (asked, { story }) => {
  const last = story.of('SchoolChanged').at(-1);
  const lost = story.of('SchoolPlaceLost').some(({ on }) => last && on >= last.on);
  return unless(!!asked.school && last?.school === asked.school && !lost, 'SchoolChanged', asked);
};
