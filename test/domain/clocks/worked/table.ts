import type { ClockId } from '@waymark/domain';
import { aroundCare } from './around-care';
import { healthAndEducation } from './health-and-education';
import { leavingCare } from './leaving-care';
import { permanence } from './permanence';
import { placements } from './placements';
import { plansAndOfficer } from './plans-and-officer';
import { reviews } from './reviews';
import { visits } from './visits';
import type { EarliestDate, Worked } from './row';

/** Every clock on worked days: the story until the duty starts, what meets it, and the last day in time. A missing clock does not compile. */
export const worked: Record<Exclude<ClockId, EarliestDate>, readonly Worked[]> = {
  ...reviews,
  ...visits,
  ...plansAndOfficer,
  ...healthAndEducation,
  ...placements,
  ...aroundCare,
  ...leavingCare,
  ...permanence,
};
