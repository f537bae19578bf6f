import { codeList, type CodeOf } from './code-list';

export const healthAssessments = codeList('Health assessment', {
  INITIAL: 'Initial health assessment',
  REVIEW: 'Review health assessment',
});
export type HealthAssessment = CodeOf<typeof healthAssessments>;

/** Who made it: the initial assessment is a doctor's. Care Planning Regulations 2010, regulation 7. */
export const clinicians = codeList('Clinician', { DOCTOR: 'Registered medical practitioner', NURSE: 'Registered nurse or midwife' });
export type Clinician = CodeOf<typeof clinicians>;

/** Why there is no score of strengths and difficulties (SDQ_REASON). */
export const noScoreReasons = codeList('Why there is no SDQ score', {
  SDQ1: 'Age outside 4 to 16',
  SDQ2: 'Carer refused',
  SDQ3: 'Severe disability',
  SDQ4: 'Other',
  SDQ5: 'Child refused',
});
export type NoScoreReason = CodeOf<typeof noScoreReasons>;

export const terms = codeList('School term', { AUTUMN: 'Autumn', SPRING: 'Spring', SUMMER: 'Summer' });
export type Term = CodeOf<typeof terms>;
