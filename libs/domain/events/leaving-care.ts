import {
  activities,
  contactMethods,
  inTouch,
  leaverHomes,
  type Activity,
  type ContactMethod,
  type InTouch,
  type LeaverHome,
} from '../codes/practice';
import { CareEvent, Code, Fact, Flag, Id, Personal } from './fact';

/** Care Planning Regulations 2010, regulation 42. */
@CareEvent('Needs assessment completed', { kind: 'leaving-care', rank: 70 })
export class NeedsAssessmentCompleted extends Fact {}
/** Needs of a young person for leaving care are being assessed. */
@CareEvent('Pathway assessment started', { kind: 'leaving-care', rank: 69 })
export class PathwayAssessmentStarted extends Fact {}
/** Care Planning Regulations 2010, regulation 43. A second one is a review of the first. */
@CareEvent('Pathway plan prepared', { kind: 'leaving-care', rank: 71 })
export class PathwayPlanPrepared extends Fact {}
/** Care Leavers (England) Regulations 2010, regulation 7. */
@CareEvent('Pathway plan reviewed', { kind: 'leaving-care', rank: 72 })
export class PathwayPlanReviewed extends Fact {}
/** Children Act 1989, schedule 2, paragraph 19C. */
@CareEvent('Personal adviser appointed', { kind: 'leaving-care', rank: 36 })
export class PersonalAdviserAppointed extends Fact {
  @Id({ label: 'Personal adviser' }) adviser: string;
}
@CareEvent('Personal adviser ended', { kind: 'leaving-care', rank: 12 })
export class PersonalAdviserEnded extends Fact {}
/** Without an answer to "in touch" it counts as having been in touch. 903: OC3. */
@CareEvent('Kept in touch', { kind: 'leaving-care', rank: 62 })
export class KeepingInTouch extends Fact {
  @Code(contactMethods, { optional: true, label: 'How' }) method?: ContactMethod;
  @Code(inTouch, { optional: true, label: 'In touch' }) outcome?: InTouch;
  @Personal({ optional: true }) note?: string;
}
/** Where a young person lives who is leaving care or has left. 903: OC3, ACCOM. */
@CareEvent('Accommodation recorded', { kind: 'leaving-care', rank: 36 })
export class AccommodationRecorded extends Fact {
  @Code(leaverHomes) accommodation: LeaverHome;
  @Flag({ optional: true }) suitable?: boolean;
  @Flag({ optional: true, label: 'Provided by the authority' }) byAuthority?: boolean;
  @Personal({ optional: true }) address?: string;
}
/** 903: OC3, ACTIV. */
@CareEvent('Activity recorded', { kind: 'leaving-care', rank: 70 })
export class ActivityRecorded extends Fact {
  @Code(activities) activity: Activity;
}
@CareEvent('Accommodation after 18 decided', { kind: 'leaving-care', rank: 73 })
export class PostEighteenAccommodationDecided extends Fact {
  @Code(leaverHomes, { optional: true, label: 'What was decided' }) accommodation?: LeaverHome;
}
/** A care leaver asks for a personal adviser's support up to 25. Children Act 1989, section 23CZB. */
@CareEvent('Adviser support asked for', { kind: 'leaving-care', rank: 74 })
export class AdviserSupportRequested extends Fact {}
