import { addDays } from '../calendar';
import { nextOf, careEnds, runFrom, superseding } from './moments';
import type { Case } from '../rules';
import type { Course, Ending, Moment } from './clock';
import { inRun } from './runs';

/** A special guardianship order ends what led to it. */
export const guardianshipOrder = ({ story }: Case, { on }: Moment): Ending | undefined =>
  superseding(
    story.of('SpecialGuardianshipOrderMade').find(made => made.on >= on),
    'order made',
  );

export const guardianshipAssessment: Course = {
  runs: about => {
    const started = about.story.of('SpecialGuardianshipAssessmentStarted');
    return started.map(start =>
      runFrom(about, start, [
        superseding(nextOf(started, start), 'started again'),
        guardianshipOrder(about, start),
        careEnds(about, start),
      ]),
    );
  },
  meets: ({ story }, run) => inRun(story.of('SpecialGuardianshipAssessmentFiled'), run),
  soon: dueOn => addDays(dueOn, -28),
};
