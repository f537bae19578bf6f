import type { Day } from '../calendar';
import {
  circulations,
  participations,
  permanencePlans,
  requesters,
  reviewDecisionSubjects,
  reviewKinds,
  reviewTriggers,
  visitors,
  type Circulation,
  type Participation,
  type PermanencePlan,
  type Requester,
  type ReviewDecisionSubject,
  type ReviewKind,
  type ReviewTrigger,
  type Visitor,
} from '../codes/practice';
import { CareEvent, Code, Codes, Fact, Flag, Id, OnDay, Personal } from './fact';

/** Care Planning Regulations 2010, regulation 4. */
@CareEvent('Care plan prepared', { kind: 'plans', rank: 40 })
export class CarePlanPrepared extends Fact {
  @Personal({ optional: true }) note?: string;
}

/** No significant change unless a review considered it first. Care Planning Regulations 2010, regulation 32. */
@CareEvent('Care plan revised', { kind: 'plans', rank: 56 })
export class CarePlanRevised extends Fact {
  @Flag({ optional: true, label: 'Significant change' }) significant?: boolean;
  @Personal({ optional: true, label: 'Why a review could not consider it first' }) reason?: string;
}

/** Care Planning Regulations 2010, regulation 9. Prepared before the placement, it says which one it is for. */
@CareEvent('Placement plan prepared', { kind: 'plans', rank: 41 })
export class PlacementPlanPrepared extends Fact {
  @Id({ optional: true, label: 'The placement it is for', hint: "The entry of the placement's start" }) placement?: string;
}

/** The plan for a permanent home; without a code the plan is blank again. */
@CareEvent('Permanence plan set', { kind: 'plans', rank: 42 })
export class PermanencePlanSet extends Fact {
  @Code(permanencePlans, { optional: true, label: 'Plan' }) plan?: PermanencePlan;
  @Codes(permanencePlans, { optional: true, label: 'Parallel plans' }) parallel?: PermanencePlan[];
  @Id({ optional: true, label: 'The review or meeting that set it' }) review?: string;
}

/** A review looked at the plan and agreed it. */
@CareEvent('Permanence plan endorsed', { kind: 'plans', rank: 55 })
export class PermanencePlanEndorsed extends Fact {
  @Id({ optional: true, label: 'The review that endorsed it' }) review?: string;
}

/** A review that is arranged, not held. `on` is the day it was arranged. No return holds it, so a return covers reviews and not this. */
@CareEvent('Review planned', { kind: 'plans', rank: 48 })
export class ReviewPlanned extends Fact {
  @OnDay({ label: 'Planned for' }) plannedFor: Day;
  @Code(reviewKinds, { optional: true, label: 'Kind of review' }) review?: ReviewKind;
}

/** Care Planning Regulations 2010, regulation 33. Without a kind it is a child in care review. 903: Reviews. */
@CareEvent('Review held', { kind: 'reviews', rank: 50 })
export class ReviewHeld extends Fact {
  @Code(reviewKinds, { optional: true, label: 'Kind of review' }) review?: ReviewKind;
  @Code(participations, { optional: true, label: 'How the child took part' }) participation?: Participation;
  @Flag({ optional: true, label: 'Section 20 is still right and consent is current' }) sectionTwentyRight?: boolean;
  @Flag({ optional: true, label: 'Decided about discharge of the care order' }) dischargeConsidered?: boolean;
  @Personal({ optional: true }) note?: string;
}

/** Care Planning Regulations 2010, regulations 28 and 29. A visit counts unless the child was not seen. */
@CareEvent('Visit made', { kind: 'visits', rank: 60 })
export class VisitMade extends Fact {
  @Code(visitors, { optional: true, label: 'Who visited' }) visitor?: Visitor;
  @Flag({ optional: true }) childSeen?: boolean;
  @Flag({ optional: true, label: 'Child seen alone' }) seenAlone?: boolean;
  @Flag({ optional: true, label: 'Where the child lives' }) inPlacement?: boolean;
  @Flag({ optional: true, label: "Raised concern for the child's welfare" }) concern?: boolean;
  @Personal({ optional: true }) note?: string;
}

/** The child was not seen: it meets no duty. */
@CareEvent('Visit attempted', { kind: 'visits', rank: 61 })
export class VisitAttempted extends Fact {
  @Code(visitors, { optional: true, label: 'Who visited' }) visitor?: Visitor;
  @Personal({ optional: true }) note?: string;
}
/** The child, the carer or the independent reviewing officer asks for a visit. Care Planning Regulations 2010, regulation 28. */
@CareEvent('Visit asked for', { kind: 'visits', rank: 58 })
export class VisitRequested extends Fact {
  @Code(requesters, { optional: true, label: 'Who asked' }) by?: Requester;
}

/** Begun and not completed: it counts on the day it is completed, which is recorded as the review held. One adjournment only. */
@CareEvent('Review adjourned', { kind: 'reviews', rank: 49 })
export class ReviewAdjourned extends Fact {
  @Code(reviewKinds, { optional: true, label: 'Kind of review' }) review?: ReviewKind;
  @Personal({ optional: true }) reason?: string;
}
/** A review must be brought forward. Care Planning Regulations 2010, regulations 30 and 33(3). */
@CareEvent('Early review called for', { kind: 'reviews', rank: 47 })
export class ReviewCalledFor extends Fact {
  @Code(reviewTriggers, { optional: true, label: 'Why' }) because?: ReviewTrigger;
  @OnDay({ optional: true, label: 'To be held before', hint: 'The day of what it must come before, where it is fixed' }) before?: Day;
}
/** A decision of a review, known by the same number from review to review. */
@CareEvent('Review decision made', { kind: 'reviews', rank: 51 })
export class ReviewDecisionMade extends Fact {
  @Id({ label: 'Number of the decision' }) decision: string;
  @Code(reviewDecisionSubjects, { optional: true, label: 'About' }) about?: ReviewDecisionSubject;
  @Id({ optional: true, label: 'Who is to do it' }) owner?: string;
  @OnDay({ optional: true, label: 'To be done by' }) dueOn?: Day;
  @Personal({ optional: true, label: 'What was decided' }) says?: string;
}
@CareEvent('Review action completed', { kind: 'reviews', rank: 46 })
export class ReviewActionCompleted extends Fact {
  @Id({ label: 'Number of the decision' }) decision: string;
}
@CareEvent('Review record circulated', { kind: 'reviews', rank: 53 })
export class ReviewRecordCirculated extends Fact {
  @Code(circulations, { label: 'What' }) what: Circulation;
  @Id({ optional: true, label: 'The review', hint: 'Its entry; the last one held where it is left out' }) review?: string;
}

/** A meeting about the plan for a permanent home. */
@CareEvent('Permanence meeting held', { kind: 'plans', rank: 54 })
export class PermanenceMeetingHeld extends Fact {}
@CareEvent('Reunification assessment started', { kind: 'plans', rank: 56 })
export class ReunificationAssessmentStarted extends Fact {}
/** Overnight or longer stays at home have begun. */
@CareEvent('Stays at home started', { kind: 'plans', rank: 56 })
export class HomeStaysStarted extends Fact {}
@CareEvent('Support plan for the return home agreed', { kind: 'plans', rank: 56 })
export class ReturnSupportPlanAgreed extends Fact {}
@CareEvent('Date of return home set', { kind: 'plans', rank: 56 })
export class ReturnDateSet extends Fact {
  @OnDay({ optional: true, label: 'Returns on' }) returnsOn?: Day;
}
/** A plan to move on to residential care or supported living, made from needs and endorsed. */
@CareEvent('Plan to move on endorsed', { kind: 'plans', rank: 56 })
export class MovePlanEndorsed extends Fact {}
/** The care order need not go on: its discharge was looked at. */
@CareEvent('Discharge of the care order considered', { kind: 'plans', rank: 57 })
export class DischargeConsidered extends Fact {}
