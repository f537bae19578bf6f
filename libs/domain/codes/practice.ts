import { codeList, type CodeOf } from './code-list';

/** Plans for a permanent home, as Ofsted's list of children (Annex A) names them. No plan is a blank. */
export const permanencePlans = codeList('Permanence plan', {
  REMAINSUP: 'Stay with birth family, with shared care or short breaks',
  RETURN1M: 'Return home within 1 month',
  RETURN6M: 'Return home within 6 months',
  RETURNEV: 'Return home eventually',
  LTRELFR: 'Long term with relatives or friends',
  LTFOST18: 'Long-term foster care to 18',
  RESPLMT: 'Residential care until independence',
  SUPPLIV: 'Supported living or independence',
  ADOPTION: 'Adoption',
  OTHERPLN: 'Other plan',
});
export type PermanencePlan = CodeOf<typeof permanencePlans>;

export const reviewKinds = codeList('Kind of review', {
  CIC: 'Child in care review',
  ADOPTION: 'Adoption review',
  BOTH: 'Child in care and adoption review in one meeting',
});
export type ReviewKind = CodeOf<typeof reviewKinds>;

/** How the child took part in a review (REVIEW_CODE). */
export const participations = codeList('How the child took part', {
  PN0: 'Under 4 at the time of the review',
  PN1: 'Attended and spoke for themselves',
  PN2: 'Attended, an advocate spoke for them',
  PN3: 'Attended and conveyed views symbolically',
  PN4: 'Attended but gave no views',
  PN5: 'Did not attend, briefed an advocate',
  PN6: 'Did not attend, sent views another way',
  PN7: 'Did not attend and gave no views',
});
export type Participation = CodeOf<typeof participations>;

export const visitors = codeList('Who visited', {
  SW: "Child's social worker",
  REP: 'Another authorised representative of the authority',
});
export type Visitor = CodeOf<typeof visitors>;

export const finalOrders = codeList('Final order', {
  CO: 'Care order',
  SO: 'Supervision order',
  SGO: 'Special guardianship order',
  CAO: 'Child arrangements order',
  NONE: 'No order',
  OTHER: 'Another order',
});
export type FinalOrder = CodeOf<typeof finalOrders>;

/** Why an adoption decision was reversed (REASON_PLACED_CEASED). */
export const reversalReasons = codeList('Why the adoption plan was reversed', {
  RD1: "Child's needs changed",
  RD2: 'Court did not make a placement order',
  RD3: 'No adopters could be found',
  RD4: 'Another reason',
});
export type ReversalReason = CodeOf<typeof reversalReasons>;

export const adoptersSexes = codeList('Sex of adopters', {
  M1: 'One man',
  F1: 'One woman',
  MM: 'Two men',
  FF: 'Two women',
  MF: 'A man and a woman',
});
export type AdoptersSex = CodeOf<typeof adoptersSexes>;

export const adoptersStatuses = codeList('Legal status of adopters', {
  L0: 'Single adopter',
  L11: 'Married, different sex',
  L12: 'Married, same sex',
  L2: 'Civil partnership',
  L3: 'Unmarried, different sex',
  L4: 'Same sex, neither married nor in a civil partnership',
});
export type AdoptersStatus = CodeOf<typeof adoptersStatuses>;

export const transferOutcomes = codeList('How the referral for transfer ended', {
  TRANSFERRED: 'Transferred to another authority',
  WITHDRAWN: 'Withdrawn',
  REFUSED: 'Refused',
});
export type TransferOutcome = CodeOf<typeof transferOutcomes>;

/** Why a social worker changed (SW_REASON). */
export const workerReasons = codeList('Reason for the change of social worker', {
  MANAGE: 'Managing caseloads',
  FCONTA: 'First contact or re-referral',
  LEFTRL: 'Previous worker left the role',
  ORGRST: 'Reorganisation',
  TSPROC: 'Standard transfer between teams',
  ABSENC: 'Cover for absence',
  CHCHAN: 'Child asked',
  PCCHAN: 'Parent or carer asked',
  SWDIED: 'Previous worker died',
  OTHERS: 'Another reason',
});
export type WorkerReason = CodeOf<typeof workerReasons>;
