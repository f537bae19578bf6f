import { addDays } from '../calendar';
import type { Course } from './clock';
import { eachFrom, homes, periodsOfCare } from './runs';
import { seenIn } from './visits';

const soon: Course['soon'] = dueOn => addDays(dueOn, -7);

/** Each time somebody asks for a visit, wherever the child lives by then. */
export const requestedVisits: Course = {
  runs: about => eachFrom(about.story.of('VisitRequested'), about, periodsOfCare),
  meets: seenIn,
  soon,
};
/** Each notice about the home, while the child lives there. */
export const visitsAfterNotice: Course = {
  runs: about => eachFrom(about.story.of('HomeNoticeReceived'), about, homes),
  meets: seenIn,
  soon,
};
