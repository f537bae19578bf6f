import { dayInWords, daysBetween } from '../calendar';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { common, inRecord, occurrences, over, passed, type Band } from './bands';

/** Children alone are transferred: the 18th birthday ends the wait, and so does death. */
const whileAChild = ({ journey: { adultOn, diedOn } }: Case, referral: Span): Span[] =>
  [adultOn, diedOn].reduce<Span[]>((left, end) => (end ? left.flatMap(span => common(span, { from: '', until: end })) : left), [referral]);

const bandsOf = (about: Case, { entry, from, until }: Span): Band[] => {
  const fromHotel = about.story.of('TransferReferred').some(referral => referral.entry === entry && referral.fromHotel);
  const steps = [
    ['amber', fromHotel ? 'amberWorkingDaysFromHotel' : 'amberWorkingDays'],
    ['red', 'redWorkingDays'],
  ] as const;
  return over(about, transferStalled, { from, until, countsFrom: from, inWorkingDays: true, steps }).map(graded => ({
    anchor: entry,
    evidence: [entry],
    facts: [{ says: fromHotel ? 'Referred for transfer from a hotel' : 'Referred for transfer', on: from, entry }],
    ...graded,
  }));
};

/** A referral to the National Transfer Scheme is open until it is transferred, withdrawn or refused, in care or not (readings R29, R46, R77). */
export const transferStalled: DriftRule = {
  id: 'D25',
  version: 1,
  says: 'Transfer of an unaccompanied child stalled',
  law: 'National Transfer Scheme protocol: 10 working days, 5 from a hotel; red is a proposal',
  confidence: 'V2',
  inForce: '2016-07-01',
  needs: ['unaccompanied'],
  limits: { amberWorkingDays: 10, amberWorkingDaysFromHotel: 5, redWorkingDays: 20 },
  clears: 'Record that the child was transferred, or that the referral was withdrawn or refused.',
  signals: about =>
    occurrences(
      transferStalled,
      about.journey.transfers
        .flatMap(referral => whileAChild(about, referral))
        .flatMap(referral => inRecord(about, transferStalled.needs, referral.from, bandsOf(about, referral))),
    ),
  explain: (_signal, { countsFrom, limit }, day) =>
    `Referred to the National Transfer Scheme on ${dayInWords(countsFrom)}, and the referral is still open. ` +
    `${passed(daysBetween(countsFrom, day))}; the limit is ${limit} working days (protocol of the scheme).`,
};
