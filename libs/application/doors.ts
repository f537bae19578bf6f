import { ChildJourneyHandler } from './queries/child-journey';
import { TryFactHandler } from './queries/try-fact';
import { RecordFactHandler } from './record/record-fact';

/** Every command and query that there is. What is not here is not reachable, and what is here does not compile until the policy says who may. */
export const doors = {
  RecordFact: RecordFactHandler,
  TryFact: TryFactHandler,
  ChildJourney: ChildJourneyHandler,
};
