import type { Day } from '../calendar';
import {
  participations,
  permanencePlans,
  reviewKinds,
  visitors,
  type Participation,
  type PermanencePlan,
  type ReviewKind,
  type Visitor,
} from '../codes/practice';
import { CareEvent, Code, Codes, Fact, Flag, Id, OnDay, Personal } from './fact';

/** Care Planning Regulations 2010, regulation 4. */
@CareEvent('Care plan prepared', { kind: 'plans', rank: 40 })
export class CarePlanPrepared extends Fact {
  @Personal({ optional: true }) note?: string;
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
  @Personal({ optional: true }) note?: string;
}

/** Care Planning Regulations 2010, regulations 28 and 29. A visit counts unless the child was not seen. */
@CareEvent('Visit made', { kind: 'visits', rank: 60 })
export class VisitMade extends Fact {
  @Code(visitors, { optional: true, label: 'Who visited' }) visitor?: Visitor;
  @Flag({ optional: true }) childSeen?: boolean;
  @Flag({ optional: true, label: 'Child seen alone' }) seenAlone?: boolean;
  @Flag({ optional: true, label: 'Where the child lives' }) inPlacement?: boolean;
  @Personal({ optional: true }) note?: string;
}
