import { journey, standingOn, story, type Day, type Entry } from '@waymark/domain';
import type { AllocatedTo } from './policy';

/** To whom the child is allocated at the end of the day, as the whole record tells it. */
export const allocatedOn = (entries: readonly Entry[], day: Day): AllocatedTo => standingOn(journey(story(entries)), day).worker;
