import { addWorkingDays, type Day } from '../calendar';
import type { FactKind } from '../events/fact';
import type { Case } from '../rules';
import type { Told } from '../story';
import type { Course, Link, Moment, Run, Stop } from './clock';
import { inRun, oncePerDay, periodsOfCare } from './runs';

/** A child in care review counts, alone or together with an adoption review; without a kind it is one (reading R57). */
export const counts = ({ review }: Told<'ReviewHeld'>): boolean => review !== 'ADOPTION';

const heldIn = (about: Case, run: Run): readonly Told<'ReviewHeld'>[] => inRun(about.story.of('ReviewHeld'), run);
/** The child in care reviews held in a period, once a day. */
export const reviewsIn = (about: Case, run: Run): readonly Moment[] => oncePerDay(heldIn(about, run).filter(counts));
export const ofEitherKind = (about: Case, run: Run): readonly Moment[] => oncePerDay(heldIn(about, run));

/** From placing for adoption the reviews of the Adoption Agencies Regulations stand in place of these (readings R17, R68). */
const whilePlacedForAdoption = ({ journey }: Case, run: Run): Stop[] =>
  journey.adoptivePlacements
    .filter(({ period }) => period === run.period)
    .map(({ entry, from, until, endedBy }) => ({ entry, from, until, endedBy, because: 'placed for adoption', carriedOn: false }));

/** Chairs and invitations need four weeks. */
const soon: Course['soon'] = dueOn => addWorkingDays(dueOn, -20);

/** The first review is due even when the child has been placed for adoption (reading R68). */
export const firstReview: Course = { runs: periodsOfCare, meets: reviewsIn, soon };
export const laterReviews: Course = {
  runs: about => periodsOfCare(about).map(run => ({ ...run, stops: whilePlacedForAdoption(about, run) })),
  meets: reviewsIn,
  resumesFrom: ofEitherKind,
  soon,
};

/** Whether the review that a duty starts from is known to have been the first of its run: else it may have been any. */
export const fromFirst =
  (firstDue: (run: Run) => Day, needs: readonly FactKind[]) =>
  ({ about, run, number, anchor }: Link): boolean =>
    number === 1 && !run.startUnknown && (anchor.on <= firstDue(run) || about.coverage.covers(needs, run.from, anchor.on));
export const afterFirstReview = fromFirst(run => addWorkingDays(run.from, 20), ['episodes', 'reviews']);
export const afterLaterReview = (link: Link): boolean => link.number > 0 && !afterFirstReview(link);
