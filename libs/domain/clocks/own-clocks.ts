import type { OwnClock } from './clock';
import { adoptionApplication, guardianshipNotice } from './earliest-dates';
import { emergencyProtectionEnds } from './emergency-protection';
import { permanencePlan } from './permanence-plan';
import { temporaryApproval, unapprovedPlacementEnds } from './temporary-approval';

/** The clocks that do not fit the table: each is a file of its own. */
export const ownClocks = [
  temporaryApproval,
  unapprovedPlacementEnds,
  emergencyProtectionEnds,
  permanencePlan,
  guardianshipNotice,
  adoptionApplication,
] as const satisfies readonly OwnClock[];
