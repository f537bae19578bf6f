import type { Circulation } from '../codes/practice';
import type { Case } from '../rules';
import type { Told } from '../story';
import type { Course, Run } from './clock';
import { soon } from './plans';
import { counts } from './reviews';
import { belongs, fromEach, oncePerDay, periodsOfCare } from './runs';

const appointments = ({ story }: Case, run: Run): readonly Told<'IroAppointed'>[] =>
  story.of('IroAppointed').filter(({ on }) => belongs(run, on));

/** An officer of an earlier period of care does not count (reading R64). */
export const officerAppointed: Course = { runs: periodsOfCare, meets: appointments, soon };

/** Said twice without an appointment between, it is one vacancy. */
const vacancies = ({ story }: Case): readonly Told<'IroEnded'>[] =>
  story
    .of('IroEnded')
    .filter(({ on }, i, all) => i === 0 || story.of('IroAppointed').some(next => next.on >= all[i - 1]!.on && next.on < on));
export const officerReplaced: Course = { runs: about => fromEach(about, vacancies(about)), meets: appointments, soon };

/** A concern and its end bear the same number, or none. */
const resolutions = ({ story }: Case, run: Run): readonly Told<'IroConcernResolved'>[] => {
  const raised = story.of('IroConcernRaised').find(({ entry }) => entry === run.entry)!;
  return story.of('IroConcernResolved').filter(({ on, concern }) => concern === raised.concern && belongs(run, on));
};
export const concernResolved: Course = {
  runs: about => fromEach(about, about.story.of('IroConcernRaised')),
  meets: resolutions,
  soon,
};

const reviewsKnown = new WeakMap<Case, Run[]>();
/** Told of the reviews whose record is kept here: returns hold none of it. Three clocks ask. */
const reviewsHere = (about: Case): Run[] => {
  const known = reviewsKnown.get(about);
  if (known) return known;
  const held = oncePerDay(about.story.of('ReviewHeld').filter(counts));
  const runs = fromEach(
    about,
    held.filter(({ on }) => about.coverage.covers(['plans'], on, on)),
  );
  reviewsKnown.set(about, runs);
  return runs;
};
/** Without the review's entry it is about the last one held. */
const circulated =
  (what: Circulation) =>
  ({ story }: Case, run: Run): readonly Told<'ReviewRecordCirculated'>[] =>
    story.of('ReviewRecordCirculated').filter(e => {
      if (e.what !== what || !belongs(run, e.on)) return false;
      if (e.review) return story.of('ReviewHeld').some(({ entry, on }) => entry === e.review && on === run.from);
      return story.of('ReviewHeld').findLast(held => counts(held) && held.on <= e.on)?.on === run.from;
    });
export const afterReview = (what: Circulation): Course => ({ runs: reviewsHere, meets: circulated(what), soon });
