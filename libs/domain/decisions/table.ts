import type { ChildEventName } from '../events/catalogue';
import { entryCorrected, entryStruckOut, onlyImported } from './about-entries';
import {
  adoptionOrderMade,
  deathRecorded,
  identityRecorded,
  knownInCare,
  legalStatusChanged,
  placementOrderMade,
  specialGuardianshipOrderMade,
} from './care';
import { deferralWithdrawn, oversightRecorded, signalDeferred, signalDisputed, signalEscalated } from './oversight';
import {
  iroAppointed,
  personalAdviserAppointed,
  placedForAdoption,
  placementPriceChanged,
  placementStarted,
  schoolChanged,
  socialWorkerAllocated,
  transferReferred,
  unregisteredPlacementUsed,
} from './placement';
import { movePlanned, permanencePlanSet, planWithdrawn, reviewPlanned } from './plans';
import type { DecisionOf } from './situation';

/** On this asked-for fact, decide that. A fact without a line is plainly recorded; what a story cannot hold is said by its laws, for all alike. */
export const decisions: { readonly [N in ChildEventName]?: DecisionOf<N> } = {
  IdentityRecorded: identityRecorded,
  KnownInCare: knownInCare,
  LegalStatusChanged: legalStatusChanged,
  PlacementStarted: placementStarted,
  PlacedForAdoption: placedForAdoption,
  PlacementOrderMade: placementOrderMade,
  AdoptionOrderMade: adoptionOrderMade,
  DeathRecorded: deathRecorded,
  SpecialGuardianshipOrderMade: specialGuardianshipOrderMade,
  PermanencePlanSet: permanencePlanSet,
  MovePlanned: movePlanned,
  ReviewPlanned: reviewPlanned,
  PlanWithdrawn: planWithdrawn,
  SocialWorkerAllocated: socialWorkerAllocated,
  IroAppointed: iroAppointed,
  PersonalAdviserAppointed: personalAdviserAppointed,
  PlacementPriceChanged: placementPriceChanged,
  UnregisteredPlacementUsed: unregisteredPlacementUsed,
  TransferReferred: transferReferred,
  SchoolChanged: schoolChanged,
  IncludedInReturn: onlyImported,
  NotInReturn: onlyImported,
  SignalDeferred: signalDeferred,
  DeferralWithdrawn: deferralWithdrawn,
  SignalEscalated: signalEscalated,
  OversightRecorded: oversightRecorded,
  SignalDisputed: signalDisputed,
  EntryCorrected: entryCorrected,
  EntryStruckOut: entryStruckOut,
};
