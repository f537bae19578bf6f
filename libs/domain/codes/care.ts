import { codeList, type CodeOf } from './code-list';

/** Legal status, in the codes of the SSDA903 return (LS). */
export const legalStatuses = codeList('Legal status', {
  C1: 'Interim care order',
  C2: 'Care order',
  D1: { says: 'Freeing order', until: '2005-12-29', successors: ['E1'] },
  E1: { says: 'Placement order', from: '2005-12-01' },
  V2: 'Accommodated under section 20',
  V3: 'Short breaks, each break recorded',
  V4: 'Short breaks, agreement recorded',
  L1: 'Police protection',
  L2: 'Emergency protection order',
  L3: 'Child assessment order',
  J1: 'Remanded to local authority or youth detention accommodation',
  J2: 'Detained under PACE in local authority accommodation',
  J3: 'Youth rehabilitation order with residence or intensive fostering',
});
export type LegalStatus = CodeOf<typeof legalStatuses>;

/** Why a child came into care, fixed for the period of care (CIN). */
export const needs = codeList('Category of need', {
  N1: 'Abuse or neglect',
  N2: "Child's disability",
  N3: 'Parental illness or disability',
  N4: 'Family in acute stress',
  N5: 'Family dysfunction',
  N6: 'Socially unacceptable behaviour',
  N7: 'Low income',
  N8: 'Absent parenting',
});
export type Need = CodeOf<typeof needs>;

/** Why a child ceased to be looked after (REC, without X1, which ends an episode and not care). */
export const ceasingReasons = codeList('Reason care ended', {
  E11: 'Adopted, unopposed',
  E12: 'Adopted, consent dispensed with by the court',
  E2: 'Died',
  E3: 'Care taken over by another local authority in the United Kingdom',
  E4A: 'Returned home to parents, relatives or others with parental responsibility, planned',
  E4B: 'Returned home to parents, relatives or others with parental responsibility, not planned',
  E13: 'Went to live with parents, relatives or others without parental responsibility',
  E41: 'Child arrangements order',
  E43: { says: 'Special guardianship order to former foster carer', until: '2018-03-31', successors: ['E45', 'E46'] },
  E44: { says: 'Special guardianship order to another carer', until: '2018-03-31', successors: ['E47', 'E48'] },
  E45: { says: 'Special guardianship order to former foster carer who is a relative or friend', from: '2018-04-01' },
  E46: { says: 'Special guardianship order to former foster carer who is not a relative or friend', from: '2018-04-01' },
  E47: { says: 'Special guardianship order to another carer who is a relative or friend', from: '2018-04-01' },
  E48: { says: 'Special guardianship order to another carer who is not a relative or friend', from: '2018-04-01' },
  E5: 'Moved into independent living with formal support',
  E6: 'Moved into independent living without formal support',
  E7: 'Moved to residential care funded by adult services',
  E8: 'Any other reason',
  E9: 'Sentenced to custody',
  E14: 'Remand to accommodation ended',
  E15: 'Age assessment found the person to be 18 or over',
  E16: 'Moved abroad',
  E17: 'Turned 18 and stayed with the same carers (staying put)',
});
export type CeasingReason = CodeOf<typeof ceasingReasons>;
const guardianships = new Set<CeasingReason>(['E43', 'E44', 'E45', 'E46', 'E47', 'E48']);
export const isAdoption = (reason: CeasingReason): boolean => reason === 'E11' || reason === 'E12';
export const isGuardianship = (reason: CeasingReason): boolean => guardianships.has(reason);

/** A permanent home a child had before this period of care (PREV_PERM). */
export const previousPermanences = codeList('Previous permanence', {
  P1: 'Adoption',
  P2: 'Special guardianship order',
  P3: 'Residence or child arrangements order',
  P4: 'Not known whether there was one',
  Z1: 'None',
});
export type PreviousPermanence = CodeOf<typeof previousPermanences>;

export const sexes = codeList('Sex', { M: 'Male', F: 'Female', U: 'Unknown or not recorded' });
export type Sex = CodeOf<typeof sexes>;

export const ethnicities = codeList('Ethnicity', {
  WBRI: 'White British',
  WIRI: 'White Irish',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  WOTH: 'Any other White background',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'Any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  CHNE: 'Chinese',
  AOTH: 'Any other Asian background',
  BCRB: 'Caribbean',
  BAFR: 'African',
  BOTH: 'Any other Black background',
  OOTH: 'Any other ethnic group',
  REFU: 'Refused',
  NOBT: 'Not yet obtained',
});
export type Ethnicity = CodeOf<typeof ethnicities>;
