import type { OwnClock } from './clock';
import { adoptionApplication, guardianshipNotice } from './earliest-dates';
import { planReviewedEachTerm, schoolPlaceFound } from './education';
import { emergencyProtectionEnds } from './emergency-protection';
import { healthAssessmentFromFive, healthAssessmentUnderFive, initialHealthAssessment } from './health-assessments';
import { permanencePlan } from './permanence-plan';
import { temporaryApproval, unapprovedPlacementEnds } from './temporary-approval';

/** The clocks that do not fit the table: each is a file of its own. */
export const ownClocks = [
  initialHealthAssessment,
  healthAssessmentUnderFive,
  healthAssessmentFromFive,
  planReviewedEachTerm,
  schoolPlaceFound,
  temporaryApproval,
  unapprovedPlacementEnds,
  emergencyProtectionEnds,
  permanencePlan,
  guardianshipNotice,
  adoptionApplication,
] as const satisfies readonly OwnClock[];
