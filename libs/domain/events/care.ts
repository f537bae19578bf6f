import type { Day } from '../calendar';
import { approvers, type Approver } from '../codes/placement';
import { districts, type District } from '../codes/districts';
import { consentGivers, type ConsentGiver } from '../codes/practice';
import {
  ceasingReasons,
  ethnicities,
  legalStatuses,
  needs,
  previousPermanences,
  sexes,
  type CeasingReason,
  type Ethnicity,
  type LegalStatus,
  type Need,
  type PreviousPermanence,
  type Sex,
} from '../codes/care';
import { CareEvent, Code, Count, Fact, Flag, Id, Personal, Text } from './fact';

/** Who the child is. The day and names are sealed; year and month of birth stay plain, so that counts survive erasure. 903: Header. */
@CareEvent('Identity recorded', { kind: 'episodes', rank: 5 })
export class IdentityRecorded extends Fact {
  @Personal({ optional: true }) givenName?: string;
  @Personal({ optional: true }) familyName?: string;
  @Personal({ optional: true, kind: 'day' }) dateOfBirth?: Day;
  @Text({ optional: true, label: 'Year and month of birth', hint: 'YYYY-MM, like 2012-05', form: /^\d{4}-(0[1-9]|1[0-2])$/ })
  birthMonth?: string;
  @Code(sexes, { optional: true }) sex?: Sex;
  @Code(ethnicities, { optional: true }) ethnicity?: Ethnicity;
  @Personal({ optional: true, label: 'Unique pupil number' }) upn?: string;
  @Flag({ optional: true, label: 'Is a mother' }) mother?: boolean;
  @Personal({ optional: true, kind: 'day', label: "Date of birth of the child's first child" }) firstChildBorn?: Day;
}

/** A child starts to be looked after. 903: an episode with RNE S. */
@CareEvent('Became looked after', { kind: 'episodes', rank: 20 })
export class BecameLookedAfter extends Fact {
  @Code(legalStatuses) legalStatus: LegalStatus;
  @Code(needs, { optional: true, label: 'Category of need' }) need?: Need;
  @Personal({ optional: true, label: 'Postcode of home at entry' }) homePostcode?: string;
  @Code(districts, { optional: true, label: 'District of home at entry' }) district?: District;
}

/** The record begins with the child already in care: since before this day, nobody here can say since when. */
@CareEvent('Known in care', { kind: 'episodes', rank: 20 })
export class KnownInCare extends Fact {
  @Code(legalStatuses) legalStatus: LegalStatus;
  @Code(needs, { optional: true, label: 'Category of need' }) need?: Need;
  @Personal({ optional: true, label: 'Postcode of home at entry' }) homePostcode?: string;
  @Code(districts, { optional: true, label: 'District of home at entry' }) district?: District;
}

/** 903: an episode begins with RNE L, B or U. A placement order is its own event. */
@CareEvent('Legal status changed', { kind: 'episodes', rank: 22 })
export class LegalStatusChanged extends Fact {
  @Code(legalStatuses) legalStatus: LegalStatus;
}

/** Somebody with parental responsibility, or the young person of 16 or over, agrees to section 20. Children Act 1989, section 20(7), (8) and (11). */
@CareEvent('Section 20 consent recorded', { kind: 'plans', rank: 43 })
export class SectionTwentyConsentRecorded extends Fact {
  @Code(consentGivers, { optional: true, label: 'Who consents' }) by?: ConsentGiver;
  @Personal({ optional: true }) note?: string;
}
/** Consent can be withdrawn at any time: the day or, where the time is given, the hour counts. */
@CareEvent('Section 20 consent withdrawn', { kind: 'plans', rank: 44 })
export class SectionTwentyConsentWithdrawn extends Fact {
  @Code(consentGivers, { optional: true, label: 'Who withdrew' }) by?: ConsentGiver;
  @Personal({ optional: true }) note?: string;
}

/** Approved before care ends, by the nominated officer; at 16 and 17 under section 20 by the Director. Care Planning Regulations 2010, regulation 39. */
@CareEvent('Ending of care approved', { kind: 'plans', rank: 9 })
export class EndingOfCareApproved extends Fact {
  @Code(approvers, { optional: true, label: 'Who approved' }) by?: Approver;
}

/** The death of a child in care or of a care leaver, on the day of death. It ends every clock. */
@CareEvent('Died', { kind: 'episodes', rank: 13 })
export class DeathRecorded extends Fact {}

/** Ends the period of care, and the placement with it. Exits by adoption or special guardianship carry the order. 903: REC other than X1. */
@CareEvent('Ceased to be looked after', { kind: 'episodes', rank: 10 })
export class CeasedToBeLookedAfter extends Fact {
  @Code(ceasingReasons) reason: CeasingReason;
}

/** A permanent home before this period of care. 903: PrevPerm; parts of the date may be unknown (ZZ). */
@CareEvent('Previous permanence recorded', { kind: 'episodes', rank: 25 })
export class PreviousPermanenceRecorded extends Fact {
  @Code(previousPermanences) permanence: PreviousPermanence;
  @Text({
    optional: true,
    label: 'Authority that made the order',
    hint: 'Three digits, WAL, SCO, NIR, NUK, or 999 when not known',
    form: /^(\d{3}|WAL|SCO|NIR|NUK)$/,
  })
  authority?: string;
  @Text({
    optional: true,
    label: 'Date of the order',
    hint: 'DD/MM/YYYY, with ZZ for what is not known',
    form: /^(\d\d|ZZ)\/(\d\d|ZZ)\/(\d{4}|ZZZZ)$/,
  })
  orderDate?: string;
}

/** A national return named this child: from its rows the record covers episodes and reviews of that year, and nothing else. `on` is the 31 March it ends. */
@CareEvent('Included in a return', { kind: 'record', rank: 80 })
export class IncludedInReturn extends Fact {
  @Count({ label: 'Collection year', hint: 'The year in which it ends: 2026 for 2025 to 2026' }) year: number;
  @Id({ label: 'Import run' }) run: string;
  @Flag({ label: 'Episodes reported' }) episodes: boolean;
  @Flag({ label: 'Reviews reported', hint: 'The return held reviews, of this child or of others' }) reviews: boolean;
  /** What this return said, kept so that other years can be linked to it whatever the order in which they are imported. */
  @Personal({ optional: true, max: 100_000, label: 'Rows of the return', hint: 'A line each: module and values, as given' }) rows?: string;
}

/** Open in one return and missing from the next: last known in care on this 31 March. Listed, never closed. */
@CareEvent('Not in the next return', { kind: 'record', rank: 81 })
export class NotInReturn extends Fact {
  @Count({ label: 'Collection year', hint: 'The year whose return does not name the child' }) year: number;
  @Id({ label: 'Import run' }) run: string;
}
