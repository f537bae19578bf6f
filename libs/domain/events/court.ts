import type { Day } from '../calendar';
import { ceasingReasons, legalStatuses, type CeasingReason, type LegalStatus } from '../codes/care';
import {
  adoptersSexes,
  adoptersStatuses,
  applicationEndings,
  dischargedOrders,
  finalOrders,
  interimOrders,
  preProceedingsOutcomes,
  reversalReasons,
  type AdoptersSex,
  type AdoptersStatus,
  type ApplicationEnding,
  type DischargedOrder,
  type FinalOrder,
  type InterimOrder,
  type PreProceedingsOutcome,
  type ReversalReason,
} from '../codes/practice';
import { CareEvent, Code, Count, Fact, Flag, OnDay, Personal } from './fact';

/** Care proceedings begin. Children Act 1989, section 31; 26 weeks under section 32. */
@CareEvent('Care application issued', { kind: 'court', rank: 70 })
export class CareApplicationIssued extends Fact {}

/** The court has extended the timetable of the proceedings. */
@CareEvent('Timetable extended', { kind: 'court', rank: 71 })
export class TimetableExtended extends Fact {
  @OnDay({ label: 'New end date' }) newDate: Day;
}

/** Care proceedings end. The legal status that follows is its own entry. */
@CareEvent('Final order made', { kind: 'court', rank: 72 })
export class FinalOrderMade extends Fact {
  @Code(finalOrders, { optional: true }) order?: FinalOrder;
}

/** The court allows the authority to place the child for adoption: from that day the legal status is E1. Adoption and Children Act 2002, section 21. */
@CareEvent('Placement order made', { kind: 'court', rank: 24 })
export class PlacementOrderMade extends Fact {}

/** The placement order ends; the care order under it revives unless another status is named. */
@CareEvent('Placement order revoked', { kind: 'court', rank: 23 })
export class PlacementOrderRevoked extends Fact {
  @Code(legalStatuses, { optional: true, label: 'Legal status from then' }) legalStatus?: LegalStatus;
}

/** The agency decision-maker decided that the child should be placed for adoption. 903: DATE_INT and DATE_PLACED. */
@CareEvent('Adoption decision made', { kind: 'adoption', rank: 73 })
export class AdoptionDecisionMade extends Fact {}

/** 903: DATE_PLACED_CEASED and its reason. */
@CareEvent('Adoption decision reversed', { kind: 'adoption', rank: 74 })
export class AdoptionDecisionReversed extends Fact {
  @Code(reversalReasons, { optional: true, label: 'Why' }) reason?: ReversalReason;
}

/** The agency decision-maker approved the match with these adopters. 903: DATE_MATCH and the adopters' columns of AD1. */
@CareEvent('Adoption match approved', { kind: 'adoption', rank: 75 })
export class AdoptionMatchApproved extends Fact {
  @Flag({ optional: true, label: 'The adopters are the current foster carers' }) byFosterCarer?: boolean;
  @Count({ optional: true, label: 'Number of adopters' }) adopters?: number;
  @Code(adoptersSexes, { optional: true, label: 'Sex of adopters' }) adoptersSex?: AdoptersSex;
  @Code(adoptersStatuses, { optional: true, label: 'Legal status of adopters' }) adoptersStatus?: AdoptersStatus;
}

/** Placed for adoption. The move itself, where there was one, is the start of a placement A3 to A6, which says the same. */
@CareEvent('Placed for adoption', { kind: 'adoption', rank: 34 })
export class PlacedForAdoption extends Fact {}

/** Once, by seven days at most. Children Act 1989, section 45(5) and (6). */
@CareEvent('Emergency protection order extended', { kind: 'court', rank: 29 })
export class EmergencyProtectionExtended extends Fact {
  @OnDay({ optional: true, label: 'Until', hint: 'Seven days more, where it is left out' }) until?: Day;
}

@CareEvent('Adoption order made', { kind: 'court', rank: 26 })
export class AdoptionOrderMade extends Fact {}

/** Children Act 1989, section 14A(7): three months before the application. */
@CareEvent('Special guardianship notice received', { kind: 'guardianship', rank: 76 })
export class SpecialGuardianshipNoticeReceived extends Fact {}
@CareEvent('Special guardianship assessment started', { kind: 'guardianship', rank: 77 })
export class SpecialGuardianshipAssessmentStarted extends Fact {}
@CareEvent('Special guardianship assessment filed', { kind: 'guardianship', rank: 78 })
export class SpecialGuardianshipAssessmentFiled extends Fact {}
@CareEvent('Special guardianship application made', { kind: 'guardianship', rank: 79 })
export class SpecialGuardianshipApplicationMade extends Fact {}
@CareEvent('Special guardianship order made', { kind: 'court', rank: 27 })
export class SpecialGuardianshipOrderMade extends Fact {
  @Code(ceasingReasons, { optional: true, label: 'To whom', hint: 'E45 to E48' }) to?: CeasingReason;
  @Personal({ optional: true }) note?: string;
}
/** The court allows the application without three months' notice. Children Act 1989, section 14A(7)(b). */
@CareEvent('Leave to apply for special guardianship', { kind: 'guardianship', rank: 76 })
export class LeaveToApplyGiven extends Fact {}
@CareEvent('Special guardianship listed in court', { kind: 'guardianship', rank: 79 })
export class SpecialGuardianshipListed extends Fact {}
@CareEvent('Special guardianship support plan agreed', { kind: 'guardianship', rank: 78 })
export class SpecialGuardianshipSupportPlanAgreed extends Fact {}
/** A first look at whether a relative or friend could be the carer. */
@CareEvent('Viability assessment completed', { kind: 'guardianship', rank: 75 })
export class ViabilityAssessmentCompleted extends Fact {
  @Flag({ optional: true, label: 'Positive' }) positive?: boolean;
}

/** The letter before proceedings was sent. */
@CareEvent('Pre-proceedings started', { kind: 'court', rank: 68 })
export class PreProceedingsStarted extends Fact {}
@CareEvent('Pre-proceedings ended', { kind: 'court', rank: 69 })
export class PreProceedingsEnded extends Fact {
  @Code(preProceedingsOutcomes, { optional: true, label: 'How' }) outcome?: PreProceedingsOutcome;
}
/** The care application ends without an order. */
@CareEvent('Care application ended', { kind: 'court', rank: 72 })
export class CareApplicationEnded extends Fact {
  @Code(applicationEndings, { optional: true, label: 'How' }) how?: ApplicationEnding;
}
/** An interim care order makes the legal status C1. Children Act 1989, section 38. */
@CareEvent('Interim order made', { kind: 'court', rank: 21 })
export class InterimOrderMade extends Fact {
  @Code(interimOrders, { label: 'Order' }) order: InterimOrder;
}
/** An order came to an end before its time. What stands from then is its own entry: another status, or the end of care. */
@CareEvent('Order discharged', { kind: 'court', rank: 70 })
export class OrderDischarged extends Fact {
  @Code(dischargedOrders, { optional: true, label: 'Order' }) order?: DischargedOrder;
}
@CareEvent('Discharge of the care order applied for', { kind: 'court', rank: 69 })
export class DischargeApplied extends Fact {}
/** The application to discharge was withdrawn or refused. */
@CareEvent('Application to discharge ended', { kind: 'court', rank: 69 })
export class DischargeApplicationEnded extends Fact {
  @Code(applicationEndings, { optional: true, label: 'How' }) how?: ApplicationEnding;
}
/** Practice Direction 12A. */
@CareEvent('Case management hearing held', { kind: 'court', rank: 71 })
export class CaseManagementHearingHeld extends Fact {}
@CareEvent('Timetable set', { kind: 'court', rank: 71 })
export class TimetableSet extends Fact {
  @OnDay({ optional: true, label: 'Proceedings to end by' }) endsOn?: Day;
}
@CareEvent('Expert report filed', { kind: 'court', rank: 71 })
export class ExpertReportFiled extends Fact {}
@CareEvent('Issues resolution hearing held', { kind: 'court', rank: 71 })
export class IssuesResolutionHearingHeld extends Fact {}

@CareEvent('Placement order applied for', { kind: 'adoption', rank: 74 })
export class PlacementOrderApplied extends Fact {}
@CareEvent('Revocation of the placement order applied for', { kind: 'adoption', rank: 74 })
export class RevocationApplied extends Fact {}
/** Parents consent to placing for adoption: it stands for a placement order. Adoption and Children Act 2002, section 19. */
@CareEvent('Consent to placement for adoption given', { kind: 'adoption', rank: 74 })
export class ConsentToPlacementGiven extends Fact {}
@CareEvent('Consent to placement for adoption withdrawn', { kind: 'adoption', rank: 74 })
export class ConsentToPlacementWithdrawn extends Fact {}
/** The panel's final minutes went to the decision-maker. */
@CareEvent('Adoption panel minutes received', { kind: 'adoption', rank: 72 })
export class AdoptionPanelMinutesReceived extends Fact {}
@CareEvent('Family finding started', { kind: 'adoption', rank: 74 })
export class FamilyFindingStarted extends Fact {}
@CareEvent('Link with adopters identified', { kind: 'adoption', rank: 74 })
export class LinkIdentified extends Fact {}
@CareEvent('Adoption application made', { kind: 'adoption', rank: 76 })
export class AdoptionApplicationMade extends Fact {}
/** Adoption Agencies Regulations 2005, regulation 36. A visit to the child in care counts too. */
@CareEvent('Adoption visit made', { kind: 'visits', rank: 60 })
export class AdoptionVisit extends Fact {
  @Flag({ optional: true }) childSeen?: boolean;
  @Flag({ optional: true, label: 'Child seen alone' }) seenAlone?: boolean;
}
/** After the first review: how often the child is visited until the adoption order. */
@CareEvent('Interval of adoption visits decided', { kind: 'visits', rank: 59 })
export class AdoptionVisitIntervalDecided extends Fact {
  @Count({ label: 'At least every so many days' }) days: number;
}
@CareEvent('Adoption celebrated', { kind: 'adoption', rank: 77 })
export class AdoptionCelebrated extends Fact {}
/** Adoption Agencies Regulations 2005, regulation 35. */
@CareEvent('Life story book given', { kind: 'adoption', rank: 78 })
export class LifeStoryBookGiven extends Fact {}
@CareEvent('Later-life letter given', { kind: 'adoption', rank: 78 })
export class LaterLifeLetterGiven extends Fact {}
