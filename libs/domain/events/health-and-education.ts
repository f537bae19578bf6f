import { clinicians, healthAssessments, noScoreReasons, type Clinician, type HealthAssessment, type NoScoreReason } from '../codes/health';
import { CareEvent, Code, Count, Fact, Flag, Personal } from './fact';

/** Care Planning Regulations 2010, regulation 7. Without a kind, the first is the initial one. 903: OC2. */
@CareEvent('Health assessment completed', { kind: 'health', rank: 70 })
export class HealthAssessmentCompleted extends Fact {
  @Code(healthAssessments, { optional: true, label: 'Which' }) assessment?: HealthAssessment;
  @Code(clinicians, { optional: true, label: 'Who made it' }) clinician?: Clinician;
}
/** The child, of sufficient understanding, refused. */
@CareEvent('Health assessment refused', { kind: 'health', rank: 71 })
export class HealthAssessmentRefused extends Fact {
  @Code(healthAssessments, { optional: true, label: 'Which' }) assessment?: HealthAssessment;
}
/** 903: OC2, TEETH_CHECK. */
@CareEvent('Dental check', { kind: 'health', rank: 70 })
export class DentalCheck extends Fact {
  @Flag({ optional: true, label: 'The child refused' }) refused?: boolean;
}
/** Up to date or not, as on this day. 903: OC2, IMMUNISATIONS. */
@CareEvent('Immunisation status', { kind: 'health', rank: 70 })
export class ImmunisationStatus extends Fact {
  @Flag({ label: 'Up to date' }) upToDate: boolean;
}
/** Strengths and difficulties: a score from 0 to 40, or why there is none. 903: OC2. */
@CareEvent('SDQ scored', { kind: 'health', rank: 70 })
export class SdqScored extends Fact {
  @Count({ optional: true, label: 'Score', hint: '0 to 40' }) score?: number;
  @Code(noScoreReasons, { optional: true, label: 'Why there is no score' }) reason?: NoScoreReason;
}
@CareEvent('Registered with a GP', { kind: 'health', rank: 70 })
export class GpRegistered extends Fact {}

/** The personal education plan was begun. Statutory guidance on promoting the education of looked-after children, 2018. */
@CareEvent('Personal education plan begun', { kind: 'education', rank: 70 })
export class PepInitiated extends Fact {}
@CareEvent('Personal education plan completed', { kind: 'education', rank: 71 })
export class PepCompleted extends Fact {}
@CareEvent('Personal education plan reviewed', { kind: 'education', rank: 72 })
export class PepReviewed extends Fact {}
/** The child has no school place, mostly after a move. */
@CareEvent('School place lost', { kind: 'education', rank: 37 })
export class SchoolPlaceLost extends Fact {}
/** On the roll of another school from this day. */
@CareEvent('School changed', { kind: 'education', rank: 38 })
export class SchoolChanged extends Fact {
  @Personal({ optional: true }) school?: string;
}
