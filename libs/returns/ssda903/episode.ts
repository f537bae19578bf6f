import {
  ceasingReasons,
  changeReasons,
  legalStatuses,
  needs,
  placementTypes,
  providers,
  urnForm,
  type CeasingReason,
  type ChangeReason,
  type Day,
  type LegalStatus,
  type Need,
  type PlacementType,
  type Provider,
} from '@waymark/domain';
import { readCode, readDate, textOf, valueOf, type Report, type Said } from './said';

/** Where a child lives, as an episode says it. */
export interface Place {
  readonly code: PlacementType;
  readonly provider?: Provider;
  readonly urn?: string;
  readonly postcode?: string;
}

/** One row of Episodes, as far as it can be read. */
export interface Episode {
  /** The rows that say it: the one that counts first, then older ones that fill what it does not give. */
  readonly by: readonly Said[];
  readonly decom: Day;
  readonly rne?: string;
  readonly ls?: LegalStatus;
  readonly cin?: Need;
  readonly homePostcode?: string;
  readonly place?: Place;
  readonly dec?: Day;
  /** Why care ended; `X1` when it goes on in another episode; only with a DEC that can be used. */
  readonly rec?: CeasingReason | 'X1';
  /** A REC was given, though perhaps one that cannot be read. */
  readonly recGiven: boolean;
  readonly because?: ChangeReason;
}

/** Begins and ends on one day: DfE's rule 355. */
export const isSameDay = (episode: Episode): boolean => episode.dec === episode.decom;
export const isExit = (episode: Episode): boolean => !!episode.dec && !!episode.rec && episode.rec !== 'X1';

/** Anything else, as in a row whose values have slipped, might be personal: this one is stored plain. */
const readUrn = (said: Said, report: Report): string | undefined => {
  const urn = textOf(said, 'URN')?.toUpperCase();
  if (!urn || urnForm.test(urn)) return urn;
  report(said, 'no-code', 'part-left-out', "URN is neither seven digits nor SC and six digits: it is not Ofsted's number. It is not used.");
  return undefined;
};

const readPlace = (said: Said, on: Day, report: Report): Place | undefined => {
  const code = readCode(placementTypes, said, 'PLACE', { rule: '146', on, needed: true }, report);
  const provider = readCode(providers, said, 'PLACE_PROVIDER', { rule: '178' }, report);
  return code && { code, provider, urn: readUrn(said, report), postcode: textOf(said, 'PL_POST')?.toUpperCase() };
};

/** DEC, REC and the reason for the move stand or fall together: on an open row the other two are not used. */
const readEnd = (said: Said, decom: Day, report: Report): Pick<Episode, 'dec' | 'rec' | 'recGiven' | 'because'> => {
  const [dec, rec] = [valueOf(said, 'DEC'), valueOf(said, 'REC').toUpperCase()];
  if (!dec) {
    if (rec)
      report(
        said,
        '148',
        'warning',
        'There is a reason for ceasing (REC) but no date (DEC). The episode is read as open and the reason is not used.',
      );
    if (valueOf(said, 'REASON_PLACE_CHANGE'))
      report(said, '233', 'warning', 'There is a reason for a change of placement on an episode that is open. The reason is not used.');
    return { recGiven: false };
  }
  const day = readDate(said, 'DEC', { rule: '147', late: '385' }, report);
  if (!day) return { recGiven: false };
  if (day < decom) {
    report(said, '356', 'part-left-out', 'The episode ends (DEC) before it starts (DECOM). Its end is not used.');
    return { recGiven: false };
  }
  return {
    dec: day,
    rec: rec === 'X1' ? 'X1' : readCode(ceasingReasons, said, 'REC', { rule: '149', on: day }, report),
    recGiven: !!rec,
    because: readCode(changeReasons, said, 'REASON_PLACE_CHANGE', { rule: '1009', on: day }, report),
  };
};

/** Reads one row; undefined, and reported, where it has no day on which it began. */
export const readEpisode = (said: Said, report: Report): Episode | undefined => {
  const decom = readDate(said, 'DECOM', { rule: '141', late: '354', effect: 'row-left-out', needed: true }, report);
  if (!decom) return undefined;
  const rne = valueOf(said, 'RNE').toUpperCase();
  if (!/^[SLPTBU]$/.test(rne))
    report(
      said,
      '143',
      'part-left-out',
      'The reason for the new episode (RNE) is none of S, L, P, T, B, U. What changed is read from the other columns.',
    );
  return {
    by: [said],
    decom,
    rne: /^[SLPTBU]$/.test(rne) ? rne : undefined,
    ls: readCode(legalStatuses, said, 'LS', { rule: '144', on: decom, needed: true }, report),
    cin: readCode(needs, said, 'CIN', { rule: '145', needed: true }, report),
    homePostcode: textOf(said, 'HOME_POST')?.toUpperCase(),
    place: readPlace(said, decom, report),
    ...readEnd(said, decom, report),
  };
};
