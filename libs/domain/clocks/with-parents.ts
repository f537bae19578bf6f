import { latest } from '../calendar';
import type { Case } from '../rules';
import type { Course, Moment, Run } from './clock';
import { forPlacement, soon } from './plans';
import { belongs, homesThat } from './runs';

/** Placed with parents at once, the assessment to follow: regulation 19. */
const beforeAssessment = (about: Case): Run[] => homesThat(about, ({ basis }) => basis === 'REG19');

/** Assessed and the assessment reviewed: on the day of the later. */
const assessed = ({ story }: Case, run: Run): readonly Moment[] => {
  const [completed] = forPlacement(story.of('ParentAssessmentCompleted'), run);
  const reviewed = completed && forPlacement(story.of('ParentAssessmentReviewed'), run).find(({ on }) => on >= completed.on);
  return reviewed ? [{ entry: reviewed.entry, on: latest(completed.on, reviewed.on)! }] : [];
};
export const parentsAssessed: Course = { runs: beforeAssessment, meets: assessed, soon };

/** From the day the assessment has been reviewed. */
export const parentsDecided: Course = {
  runs: about =>
    beforeAssessment(about).flatMap(run => {
      const [done] = assessed(about, run);
      return done && belongs(run, done.on) ? [{ ...run, entry: done.entry, from: done.on, startUnknown: false }] : [];
    }),
  meets: ({ story }, run) => forPlacement(story.of('PlacementWithParentsDecided'), run).filter(({ on }) => on >= run.from),
  soon,
};
