import type { Day } from '../calendar';
import {
  changeReasons,
  placementTypes,
  providers,
  urnForm,
  type ChangeReason,
  type PlacementType,
  type Provider,
} from '../codes/placement';
import { CareEvent, Code, Fact, Flag, Id, Money, OnDay, Personal, Text } from './fact';

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
