import type { OwnClock } from './clock';
import { emergencyProtectionEnds } from './emergency-protection';
import { temporaryApproval, unapprovedPlacementEnds } from './temporary-approval';

/** The clocks that do not fit the table: each is a file of its own. */
export const ownClocks = [temporaryApproval, unapprovedPlacementEnds, emergencyProtectionEnds] as const satisfies readonly OwnClock[];
