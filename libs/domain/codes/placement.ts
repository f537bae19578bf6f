import { codeList, type CodeOf } from './code-list';

/** Placement types, in the codes of the SSDA903 return (PLACE), the withdrawn ones with their last day. */
export const placementTypes = codeList('Placement type', {
  A3: 'Placed for adoption with consent, with current foster carer',
  A4: 'Placed for adoption with consent, not with current foster carer',
  A5: 'Placed for adoption under a placement order, with current foster carer',
  A6: 'Placed for adoption under a placement order, not with current foster carer',
  K1: "Secure children's home",
  K2: "Children's home",
  K3: { says: 'Supported accommodation, registered', from: '2024-04-01' },
  P1: 'With own parents or others with parental responsibility',
  P3: 'Residential employment',
  R1: 'Residential care home',
  R2: 'NHS or other medical or nursing establishment',
  R3: 'Family centre or mother and baby unit',
  R5: 'Young offender institution or prison',
  S1: 'Residential school',
  T0: 'Temporary: any other',
  T1: 'Temporary: in hospital',
  T2: 'Temporary: child on holiday',
  T3: 'Temporary: usual carer on holiday',
  T4: 'Temporary: seven days or less, other',
  U1: 'Foster placement with a relative or friend, long term',
  U2: 'Foster placement with a relative or friend who is also an approved adopter',
  U3: 'Foster placement with a relative or friend, other',
  U4: 'Foster placement, long term',
  U5: 'Foster placement with a carer who is also an approved adopter',
  U6: 'Foster placement, other',
  Z11: { says: 'Other placement (Z11)', from: '2025-04-01' },
  Z12: { says: 'Other placement (Z12)', from: '2025-04-01' },
  Z13: { says: 'Other placement (Z13)', from: '2025-04-01' },
  Z14: { says: 'Other placement (Z14)', from: '2025-04-01' },
  H5: { says: "Semi-independent living, not subject to children's homes regulations", until: '2024-03-31', successors: ['K3'] },
  P2: { says: 'Independent living: flat, lodgings, bedsit, bed and breakfast or friends', until: '2023-10-27', successors: ['H5', 'K3'] },
  Z1: { says: 'Other placement', until: '2025-03-31', successors: ['Z11', 'Z12', 'Z13', 'Z14'] },
  Q1: { says: 'Foster placement with a relative or friend', until: '2015-03-31', successors: ['U1', 'U2', 'U3'] },
  Q2: { says: 'Foster placement with another carer', until: '2015-03-31', successors: ['U4', 'U5', 'U6'] },
  M1: { says: 'Missing, in refuge', until: '2015-03-31' },
  M2: { says: 'Missing, whereabouts known', until: '2015-03-31' },
  M3: { says: 'Missing, whereabouts not known', until: '2015-03-31' },
});
export type PlacementType = CodeOf<typeof placementTypes>;

/** Whose provision it is (PLACE_PROVIDER). */
export const providers = codeList('Provider', {
  PR0: 'Parents or other person with parental responsibility',
  PR1: 'Own provision of this authority',
  PR2: 'Another local authority',
  PR3: 'Other public provision',
  PR4: 'Private provision',
  PR5: 'Voluntary or third sector provision',
});
export type Provider = CodeOf<typeof providers>;

/** Why the placement before ended (REASON_PLACE_CHANGE). */
export const changeReasons = codeList('Reason for the move', {
  CARPL: 'Change to or implementation of the care plan',
  CLOSE: 'Carer resigned or setting closed, planned',
  ALLEG: 'Allegation (section 47)',
  STAND: 'Standards of care concern',
  APPRR: 'Approval removed',
  CREQB: "Carer asked, because of the child's behaviour",
  CREQO: 'Carer asked, other reason',
  CHILD: 'Child asked',
  LAREQ: 'Local authority asked',
  PLACE: 'Status of the placement changed, same carer',
  CUSTOD: { says: 'Custody', from: '2018-04-01' },
  OTHER: 'Other',
});
export type ChangeReason = CodeOf<typeof changeReasons>;

/** Ofsted's number of a setting (URN); the X's stand for a regional adoption agency. */
export const urnForm = /^(\d{7}|SC\d{6}|XXXXXXX)$/;

export const isTemporary = (type: string): boolean => /^T[0-4]$/.test(type);
export const isForAdoption = (type: string): boolean => /^A[3-6]$/.test(type);

/** Where a placement is, as regulation 11 of the Care Planning Regulations 2010 asks: an adjoining authority is not at a distance. */
export const placementAreas = codeList('Where the placement is', {
  INSIDE: "In the authority's area",
  ADJOINING: "In an adjoining authority's area",
  DISTANT: 'At a distance: further than an adjoining authority',
});
export type PlacementArea = CodeOf<typeof placementAreas>;

/** The regulation of the Care Planning Regulations 2010 that a placement rests on, where it is not the ordinary one. */
export const placementBases = codeList('Regulation the placement rests on', {
  REG18: 'With parents, assessed before (regulations 15 to 18)',
  REG19: 'With parents at once, assessment to follow (regulation 19)',
  REG23: "In an emergency, outside the terms of the carer's approval (regulation 23)",
  REG24: 'With a connected person, temporarily approved (regulation 24)',
  REG25A: 'With a prospective adopter, temporarily approved as foster carer (regulation 25A)',
});
export type PlacementBasis = CodeOf<typeof placementBases>;

export const approvers = codeList('Who approved', {
  NO: 'Nominated officer',
  DCS: "Director of Children's Services",
  TM: 'Team manager',
  SM: 'Service manager',
});
export type Approver = CodeOf<typeof approvers>;

/** Who signs a placement plan: the appropriate person of regulation 9. */
export const planSigners = codeList('Who signed the placement plan', {
  PARENT: 'Parent with whom the child is placed',
  FOSTER: 'Foster carer',
  MANAGER: "Registered manager of the children's home",
  OTHER: 'Person responsible at other accommodation',
});
export type PlanSigner = CodeOf<typeof planSigners>;

/** Care Planning Regulations 2010, schedule 2, paragraph 3. */
export const delegatedDecisions = codeList('Decisions delegated to the carer', {
  MEDICAL: 'Medical or dental treatment',
  EDUCATION: 'Education',
  LEISURE: 'Leisure and home life',
  FAITH: 'Faith and religious observance',
  CONTACT: 'Family Time',
  OTHER: 'Other day-to-day decisions',
});
export type DelegatedDecision = CodeOf<typeof delegatedDecisions>;
