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

/** Why a review must be brought forward. Care Planning Regulations 2010, regulations 30 and 33(3). */
export const reviewTriggers = codeList('Why a review must be brought forward', {
  IRO: 'The independent reviewing officer asks',
  VISIT: "A visit raised concerns for the child's welfare",
  S21: 'Section 21 accommodation or youth detention is about to end',
  S20: 'Section 20 is about to end and the child does not go to somebody with parental responsibility',
});
export type ReviewTrigger = CodeOf<typeof reviewTriggers>;

export const circulations = codeList('What was circulated', {
  DECISIONS: 'The decisions of the review',
  RECORD: 'The full record, written',
  DISTRIBUTED: 'The full record, distributed',
});
export type Circulation = CodeOf<typeof circulations>;

export const reviewDecisionSubjects = codeList('What a review decision is about', {
  DISCHARGE: 'Discharge of the order',
  PLAN: 'The permanence plan',
  PLACEMENT: 'The placement',
  HEALTH: 'Health',
  EDUCATION: 'Education',
  FAMILY: 'Family Time',
  OTHER: 'Something else',
});
export type ReviewDecisionSubject = CodeOf<typeof reviewDecisionSubjects>;

/** Who gave or withdrew consent under section 20 of the Children Act 1989. */
export const consentGivers = codeList('Who consents', {
  PARENT: 'A parent or another person with parental responsibility',
  CHILD: 'The young person, aged 16 or over',
});
export type ConsentGiver = CodeOf<typeof consentGivers>;

export const requesters = codeList('Who asked', { CHILD: 'The child', CARER: 'The carer', IRO: 'The independent reviewing officer' });
export type Requester = CodeOf<typeof requesters>;

export const interimOrders = codeList('Interim order', { ICO: 'Interim care order', ISO: 'Interim supervision order' });
export type InterimOrder = CodeOf<typeof interimOrders>;

export const dischargedOrders = codeList('Order that ended', {
  CO: 'Care order',
  ICO: 'Interim care order',
  EPO: 'Emergency protection order',
  SO: 'Supervision order',
  OTHER: 'Another order',
});
export type DischargedOrder = CodeOf<typeof dischargedOrders>;

export const applicationEndings = codeList('How the application ended', {
  WITHDRAWN: 'Withdrawn',
  DISMISSED: 'Dismissed by the court',
});
export type ApplicationEnding = CodeOf<typeof applicationEndings>;

export const preProceedingsOutcomes = codeList('How pre-proceedings ended', {
  ISSUED: 'Care application issued',
  STEPPED: 'Stepped down',
  OTHER: 'Another way',
});
export type PreProceedingsOutcome = CodeOf<typeof preProceedingsOutcomes>;

export const contactMethods = codeList('How contact was made', {
  VISIT: 'Visit',
  CALL: 'Telephone or video call',
  MESSAGE: 'Message or letter',
});
export type ContactMethod = CodeOf<typeof contactMethods>;

/** In touch with a care leaver (IN_TOUCH). */
export const inTouch = codeList('In touch', {
  YES: 'Yes',
  NO: 'No',
  DIED: 'Died',
  REFU: 'Refuses contact',
  NREQ: 'No longer needs services',
  RHOM: 'Back with parents for six months or more',
});
export type InTouch = CodeOf<typeof inTouch>;

/** Where a care leaver lives (ACCOM, without the 1 or 2 that says whether it is suitable). */
export const leaverHomes = codeList('Accommodation of a care leaver', {
  B: 'With parents or relatives',
  C: 'Community home or other residential care',
  D: 'Semi-independent, transitional accommodation',
  E: 'Supported lodgings',
  G: 'Abroad',
  H: 'Deported',
  K: 'Ordinary lodgings',
  R: 'Not known',
  S: 'No fixed abode, homeless',
  T: 'Foyer or similar supported accommodation',
  U: 'Independent living',
  V: 'Emergency accommodation',
  W: 'Bed and breakfast',
  X: 'In custody',
  Y: 'Other',
  Z: 'With former foster carer',
});
export type LeaverHome = CodeOf<typeof leaverHomes>;

/** What a care leaver does (ACTIV). */
export const activities = codeList('Activity of a care leaver', {
  F1: 'Higher education, full time',
  P1: 'Higher education, part time',
  F2: 'Other education, full time',
  P2: 'Other education, part time',
  F3: { says: 'Training or work, full time', until: '2021-03-31', successors: ['F4', 'F5'] },
  P3: { says: 'Training or work, part time', until: '2021-03-31', successors: ['P4', 'P5'] },
  F4: { says: 'Apprenticeship, full time', from: '2021-04-01' },
  P4: { says: 'Apprenticeship, part time', from: '2021-04-01' },
  F5: { says: 'Training or work other than an apprenticeship, full time', from: '2021-04-01' },
  P5: { says: 'Training or work other than an apprenticeship, part time', from: '2021-04-01' },
  G4: 'Not in education, employment or training: illness or disability',
  G5: 'Not in education, employment or training: other',
  G6: 'Not in education, employment or training: pregnancy or parenting',
  '0': 'Not known or not applicable',
});
export type Activity = CodeOf<typeof activities>;

export const ageOutcomes = codeList('Outcome of the age assessment', { CHILD: 'A child', ADULT: '18 or over' });
export type AgeOutcome = CodeOf<typeof ageOutcomes>;
