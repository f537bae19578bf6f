import type { Circulation } from '../codes/practice';
import { oncePer } from '../once';
import type { Case } from '../rules';
import type { Told } from '../story';
import type { Course, Run } from './clock';
import { soon } from './plans';
import { counts } from './reviews';
import { belongs, fromEach, inRun, oncePerDay, periodsOfCare } from './runs';

const appointments = ({ story }: Case, run: Run): readonly Told<'IroAppointed'>[] => inRun(story.of('IroAppointed'), run);

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

/** Told of the reviews whose record is kept here: returns hold none of it. Three clocks ask. */
const reviewsHere = oncePer((about: Case): readonly Run[] => {
  const held = oncePerDay(about.story.of('ReviewHeld').filter(counts));
  return fromEach(
    about,
    held.filter(({ on }) => about.coverage.covers(['plans'], on, on)),
  );
});

type Circulated = Told<'ReviewRecordCirculated'>;
/** What was sent, by the day of the review it is about. Without the review's entry that is the last one held. */
const circulatedAfter = oncePer(({ story }: Case): ReadonlyMap<string, readonly Circulated[]> => {
  const reviews = story.of('ReviewHeld').filter(counts);
  const byReview = new Map<string, Circulated[]>();
  let held = 0;
  for (const sent of story.of('ReviewRecordCirculated')) {
    while (held < reviews.length && reviews[held]!.on <= sent.on) held += 1;
    const named = sent.review ? story.toldBy(sent.review) : reviews[held - 1];
    if (named?.type !== 'ReviewHeld') continue;
    const others = byReview.get(named.on);
    if (others) others.push(sent);
    else byReview.set(named.on, [sent]);
  }
  return byReview;
});
export const afterReview = (what: Circulation): Course => ({
  runs: reviewsHere,
  meets: (about, run) => inRun(circulatedAfter(about).get(run.from) ?? [], run).filter(sent => sent.what === what),
  soon,
});
