import type { Day } from '../calendar';
import { districts, type District } from '../codes/districts';
import {
  approvers,
  changeReasons,
  delegatedDecisions,
  placementAreas,
  placementBases,
  placementTypes,
  planSigners,
  providers,
  urnForm,
  type Approver,
  type ChangeReason,
  type DelegatedDecision,
  type PlacementArea,
  type PlacementBasis,
  type PlacementType,
  type PlanSigner,
  type Provider,
} from '../codes/placement';
import { CareEvent, Code, Codes, Count, Fact, Flag, Id, Miles, Money, OnDay, Personal, Text } from './fact';

const ofPlacement = { optional: true, label: 'The placement it is for', hint: "The entry of the placement's start" } as const;

/** A child starts to live somewhere new. It ends the placement before it and says why. 903: an episode begins (RNE S, P, T, B or U). */
@CareEvent('Placement started', { kind: 'episodes', rank: 30 })
export class PlacementStarted extends Fact {
  @Code(placementTypes, { label: 'Type of placement' }) placement: PlacementType;
  @Code(providers, { optional: true }) provider?: Provider;
  @Code(changeReasons, { optional: true, label: 'Why the placement before this one ended' }) because?: ChangeReason;
  @Id({ optional: true, label: 'Carer household or home' }) carer?: string;
  @Flag({ optional: true, label: 'Same carer as before', hint: 'Type, status or address changed, the carer did not (RNE T or U)' })
  sameCarer?: boolean;
  @Flag({ optional: true, label: 'Intended to last until 18' }) intendedTo18?: boolean;
  @Code(placementBases, { optional: true, label: 'Regulation it rests on', hint: 'Where it is not an ordinary placement' })
  basis?: PlacementBasis;
  @Code(placementAreas, { optional: true, label: 'Where it is' }) area?: PlacementArea;
  @Code(districts, { optional: true }) district?: District;
  @Miles({ optional: true, label: 'Distance from home', hint: 'In miles, from where the child first lived when coming into care' })
  distance?: number;
  @Flag({ optional: true, label: 'Registered with Ofsted' }) registered?: boolean;
  @OnDay({ optional: true, label: 'Planned to end on' }) plannedUntil?: Day;
  @Money({ optional: true, label: 'Price a week', hint: 'In pence' }) weeklyPrice?: number;
  @Text({ optional: true, label: "Ofsted's number (URN)", hint: 'Seven digits, or SC and six digits', form: urnForm }) urn?: string;
  @Personal({ optional: true }) address?: string;
  @Personal({ optional: true, label: 'Postcode of the placement' }) postcode?: string;
}

/** Stands only before a gap: a child in care with no placement on record. Otherwise the next placement, or leaving care, ends it. */
@CareEvent('Placement ended', { kind: 'episodes', rank: 10 })
export class PlacementEnded extends Fact {
  @Code(changeReasons, { optional: true, label: 'Why it ended' }) because?: ChangeReason;
}

/** A move that is meant, not made: confirmed by the placement that starts, or withdrawn. `on` is the day of planning. */
@CareEvent('Move planned', { kind: 'plans', rank: 45 })
export class MovePlanned extends Fact {
  @OnDay({ label: 'Planned for' }) plannedFor: Day;
  @Code(placementTypes, { optional: true, label: 'Type of placement' }) placement?: PlacementType;
  @Code(providers, { optional: true }) provider?: Provider;
  @Personal({ optional: true }) note?: string;
}

/** A planned move or review will not happen. */
@CareEvent('Plan withdrawn', { kind: 'plans', rank: 46 })
export class PlanWithdrawn extends Fact {
  @Id({ label: 'The entry that planned it' }) planned: string;
  @Personal({ optional: true }) reason?: string;
}

/** Carer and authority have confirmed a long-term foster placement. Care Planning Regulations 2010, regulation 22B. */
@CareEvent('Long-term match confirmed', { kind: 'plans', rank: 58 })
export class LongTermMatchConfirmed extends Fact {
  @Id({ optional: true, label: 'The placement it is for' }) placement?: string;
  @Flag({ optional: true, label: 'The child agrees' }) childAgrees?: boolean;
}

@CareEvent('Price of the placement changed', { kind: 'episodes', rank: 37 })
export class PlacementPriceChanged extends Fact {
  @Money({ label: 'Price a week', hint: 'In pence' }) weeklyPrice: number;
}

/** The appropriate person has agreed and signed. Care Planning Regulations 2010, regulation 9. */
@CareEvent('Placement plan signed', { kind: 'plans', rank: 42 })
export class PlacementPlanSigned extends Fact {
  @Id(ofPlacement) placement?: string;
  @Code(planSigners, { optional: true, label: 'Who signed' }) by?: PlanSigner;
}
/** Care Planning Regulations 2010, schedule 2, paragraph 3. */
@CareEvent('Delegated authority recorded', { kind: 'plans', rank: 42 })
export class DelegatedAuthorityRecorded extends Fact {
  @Id(ofPlacement) placement?: string;
  @Codes(delegatedDecisions, { optional: true, label: 'Decisions delegated to the carer' }) decisions?: DelegatedDecision[];
  @Personal({ optional: true, label: 'Why the others are not' }) reason?: string;
}
/** A move in years 10 and 11 needs it, in an emergency afterwards. Care Planning Regulations 2010, regulation 10. */
@CareEvent('Move in key stage 4 approved', { kind: 'plans', rank: 28 })
export class KeyStageFourMoveApproved extends Fact {
  @Id(ofPlacement) placement?: string;
  @Code(approvers, { optional: true, label: 'Who approved' }) by?: Approver;
}
/** Outside the area by the nominated officer, at a distance by the Director with the area authority consulted. Regulation 11. */
@CareEvent('Placement out of area approved', { kind: 'plans', rank: 28 })
export class OutOfAreaApproved extends Fact {
  @Id(ofPlacement) placement?: string;
  @Code(approvers, { label: 'Who approved' }) approver: Approver;
  @Flag({ optional: true, label: 'Area authority consulted' }) consulted?: boolean;
}
/** Care Planning Regulations 2010, regulation 13. */
@CareEvent('Area authority notified', { kind: 'plans', rank: 43 })
export class AreaAuthorityNotified extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** A connected person is approved for sixteen weeks. Care Planning Regulations 2010, regulation 24. */
@CareEvent('Temporary approval granted', { kind: 'plans', rank: 31 })
export class TemporaryApprovalGranted extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** Once, for eight weeks at most. Care Planning Regulations 2010, regulation 25. */
@CareEvent('Temporary approval extended', { kind: 'plans', rank: 32 })
export class TemporaryApprovalExtended extends Fact {
  @Id(ofPlacement) placement?: string;
  @OnDay({ optional: true, label: 'Last day covered', hint: 'Eight weeks after the sixteen, where it is left out' }) until?: Day;
}
@CareEvent('Full approval granted', { kind: 'plans', rank: 33 })
export class FullApprovalGranted extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** The approval of the carer now covers the child: ends an emergency placement outside its terms. Regulation 23. */
@CareEvent('Terms of approval varied', { kind: 'plans', rank: 33 })
export class ApprovalVaried extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** The child lives in a setting that should be registered and is not: from this day until the placement ends. */
@CareEvent('Unregistered placement used', { kind: 'episodes', rank: 34 })
export class UnregisteredPlacementUsed extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** Never suitable for a child. Each night counts. */
@CareEvent('Bed and breakfast used', { kind: 'episodes', rank: 35 })
export class BedAndBreakfastUsed extends Fact {
  @Count({ optional: true, label: 'Nights', hint: 'One where it is left out' }) nights?: number;
}
/** Schedule 3 of the Care Planning Regulations 2010, for a placement with parents. */
@CareEvent('Assessment of parents completed', { kind: 'plans', rank: 38 })
export class ParentAssessmentCompleted extends Fact {
  @Id(ofPlacement) placement?: string;
}
@CareEvent('Assessment of parents reviewed', { kind: 'plans', rank: 39 })
export class ParentAssessmentReviewed extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** The nominated officer decided whether the child lives with parents. Care Planning Regulations 2010, regulations 18 and 19. */
@CareEvent('Placement with parents decided', { kind: 'plans', rank: 39 })
export class PlacementWithParentsDecided extends Fact {
  @Id(ofPlacement) placement?: string;
  @Flag({ optional: true, label: 'Approved' }) approved?: boolean;
}
/** Children Act 1989, section 22C(9A) and (9B). */
@CareEvent('Early permanence considered', { kind: 'adoption', rank: 71 })
export class EarlyPermanenceConsidered extends Fact {}
/** Placed with a carer who may become the adopter: fostering for adoption or concurrent planning. */
@CareEvent('Early permanence placement', { kind: 'adoption', rank: 34 })
export class EarlyPermanencePlacement extends Fact {
  @Id(ofPlacement) placement?: string;
}
/** A search for long-term foster carers has begun: a profile, or a request for a match. */
@CareEvent('Long-term match requested', { kind: 'plans', rank: 56 })
export class MatchingRequested extends Fact {}
@CareEvent('Long-term carer identified', { kind: 'plans', rank: 57 })
export class LongTermCarerIdentified extends Fact {}
@CareEvent('Long-term matching meeting held', { kind: 'plans', rank: 57 })
export class MatchingMeetingHeld extends Fact {}

/** The court allows a secure placement. Children Act 1989, section 25. */
@CareEvent('Secure accommodation order made', { kind: 'court', rank: 29 })
export class SecureAccommodationOrderMade extends Fact {
  @OnDay({ optional: true, label: 'Ends on' }) until?: Day;
}
/** Children (Secure Accommodation) Regulations 1991, regulation 15. */
@CareEvent('Secure accommodation reviewed', { kind: 'reviews', rank: 54 })
export class SecureAccommodationReviewed extends Fact {}
/** The High Court authorises a deprivation of liberty. 903: DoLo. */
@CareEvent('Deprivation of liberty order made', { kind: 'court', rank: 29 })
export class DeprivationOfLibertyOrderMade extends Fact {
  @OnDay({ optional: true, label: 'To be reviewed by' }) reviewBy?: Day;
}
@CareEvent('Deprivation of liberty reviewed', { kind: 'court', rank: 71 })
export class DeprivationOfLibertyReviewed extends Fact {
  @OnDay({ optional: true, label: 'To be reviewed again by' }) reviewBy?: Day;
}
@CareEvent('Deprivation of liberty ended', { kind: 'court', rank: 11 })
export class DeprivationOfLibertyEnded extends Fact {}
/** For a child remanded to youth detention accommodation. Care Planning Regulations 2010, part 8A. */
@CareEvent('Detention placement plan prepared', { kind: 'plans', rank: 41 })
export class DetentionPlacementPlanPrepared extends Fact {}
/** The authority was told that the home may not take children until it complies, or is to close. Care Planning Regulations 2010, regulation 28(7). */
@CareEvent('Notice about the home received', { kind: 'visits', rank: 59 })
export class HomeNoticeReceived extends Fact {}
/** Regulation 48: how often the child is visited during short breaks, agreed with parents and the independent reviewing officer. */
@CareEvent('Short break plan agreed', { kind: 'plans', rank: 40 })
export class ShortBreakPlanAgreed extends Fact {
  @Count({ optional: true, label: 'Visit at least every so many days' }) visitEveryDays?: number;
}
