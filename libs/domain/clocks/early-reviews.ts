import { addWorkingDays } from '../calendar';
import type { ReviewKind } from '../codes/practice';
import type { Case } from '../rules';
import { holds } from '../span';
import type { Told } from '../story';
import type { Course, Limit, Moment, Run } from './clock';
import { counts } from './reviews';
import { eachFrom, inRun, oncePerDay, periodsOfCare } from './runs';

const soon: Course['soon'] = dueOn => addWorkingDays(dueOn, -20);

/** Somebody called for a review, or a visit raised concern for the child's welfare (VS-12). */
const triggers = ({ story }: Case): readonly Moment[] => {
  const concerns = story.of('VisitMade').filter(({ concern }) => concern === true);
  return [...story.of('ReviewCalledFor'), ...concerns];
};
/** A child in care review; while the child is placed for adoption, a review of either kind. */
const held = ({ story, journey }: Case, run: Run): readonly Moment[] =>
  oncePerDay(
    inRun(story.of('ReviewHeld'), run).filter(
      review => counts(review) || journey.adoptivePlacements.some(placing => holds(placing, review.on)),
    ),
  );
export const earlyReviews: Course = { runs: about => eachFrom(triggers(about), about, periodsOfCare), meets: held, soon };

/** The day of what it must come before; where none is fixed, 20 working days are a proposal. */
export const beforeTheEvent: Limit = {
  says: 'the day it must come before, else 20 working days',
  due: ({ about, anchor }) =>
    about.story.of('ReviewCalledFor').find(({ entry }) => entry === anchor.entry)?.before ?? addWorkingDays(anchor.on, 20),
  inWorkingDays: true,
};

const isForCare = (review?: ReviewKind): boolean => review !== 'ADOPTION';
const isForAdoption = (review?: ReviewKind): boolean => review === 'ADOPTION' || review === 'BOTH';
/** Whether one meeting can complete the other: they are of one kind, or one of them is of both. */
const completes = (held: Told<'ReviewHeld'>, { review, on }: Told<'ReviewAdjourned'>): boolean =>
  held.on >= on && ((isForCare(review) && isForCare(held.review)) || (isForAdoption(review) && isForAdoption(held.review)));

/** A review may be adjourned once: another adjournment before it is completed starts nothing anew. */
const adjournments = ({ story }: Case): readonly Told<'ReviewAdjourned'>[] => {
  const first: Told<'ReviewAdjourned'>[] = [];
  for (const adjourned of story.of('ReviewAdjourned')) {
    const last = first.at(-1);
    if (!last || story.of('ReviewHeld').some(one => completes(one, last) && one.on < adjourned.on)) first.push(adjourned);
  }
  return first;
};
const completions = ({ story }: Case, run: Run): readonly Moment[] => {
  const adjourned = story.toldBy(run.entry) as Told<'ReviewAdjourned'>;
  return oncePerDay(inRun(story.of('ReviewHeld'), run).filter(one => completes(one, adjourned)));
};
export const adjournedReviews: Course = {
  runs: about => eachFrom(adjournments(about), about, periodsOfCare),
  meets: completions,
  soon: dueOn => addWorkingDays(dueOn, -5),
};
