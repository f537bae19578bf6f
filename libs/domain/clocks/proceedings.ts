import { addDays } from '../calendar';
import type { CareApplication } from '../journey';
import type { Case } from '../rules';
import { byDay } from '../span';
import type { Course, Ending, Limit, Run } from './clock';
import { careEnds, nextOf, runFrom, superseding } from './moments';
import { belongs, inRun } from './runs';

const soon: Course['soon'] = dueOn => addDays(dueOn, -28);

/** From the letter before proceedings until they end, or a care application is issued. */
export const preProceedings: Course = {
  runs: about => {
    const started = about.story.of('PreProceedingsStarted');
    return started.map(start => runFrom(about, start, [superseding(nextOf(started, start), 'started again'), careEnds(about, start)]));
  },
  meets: ({ story }, run) =>
    [...story.of('PreProceedingsEnded'), ...story.of('CareApplicationIssued')].filter(({ on }) => belongs(run, on)).sort(byDay),
  soon,
};

/** An application that ended without a final order: withdrawn, dismissed, or replaced by a new one (readings R41, R58, R83). */
const endedWithoutOrder = ({ story }: Case, { until, endedBy }: CareApplication): Ending | undefined => {
  if (!until || story.of('FinalOrderMade').some(({ entry }) => entry === endedBy)) return undefined;
  const ended = story.of('CareApplicationEnded').find(({ entry }) => entry === endedBy);
  const because = !ended ? 'replaced by a new application' : `application ${ended.how === 'DISMISSED' ? 'dismissed' : 'withdrawn'}`;
  return { on: until, entry: endedBy, because, superseded: true };
};

/** Each care application. The end of care does not end it (reading R88), and an extension moves no date of it. */
const applications = (about: Case): Run[] =>
  about.journey.applications.map(application =>
    runFrom(about, { entry: application.entry, on: application.from }, [endedWithoutOrder(about, application)]),
  );
export const careProceedings: Course = {
  runs: applications,
  meets: ({ story, journey }, run) => {
    const order = journey.applications.find(({ entry }) => entry === run.entry)!.endedBy;
    return story.of('FinalOrderMade').filter(({ entry, on }) => entry === order && belongs(run, on));
  },
  soon,
};
export const caseManagement: Course = {
  runs: applications,
  meets: ({ story }, run) => inRun(story.of('CaseManagementHearingHeld'), run),
  soon,
};

/** "Beginning with the day": the first day counts, so the last one in time is the 181st after it. */
export const weeksBeginningWithTheDay = (weeks: number): Limit => ({
  says: `${weeks} weeks beginning with the day`,
  due: ({ anchor }) => addDays(anchor.on, weeks * 7 - 1),
});
