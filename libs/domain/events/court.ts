import type { Day } from '../calendar';
import { ceasingReasons, legalStatuses, type CeasingReason, type LegalStatus } from '../codes/care';
import {
  adoptersSexes,
  adoptersStatuses,
  finalOrders,
  reversalReasons,
  type AdoptersSex,
  type AdoptersStatus,
  type FinalOrder,
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
