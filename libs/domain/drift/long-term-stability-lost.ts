import { addMonths, dayInWords, daysBetween, latest } from '../calendar';
import { reaches } from '../ages';
import { inWords } from '../codes/code-list';
import { changeReasons, type PlacementType } from '../codes/placement';
import type { Home } from '../homes';
import type { Case, DriftRule } from '../rules';
import { byLimits, common, occurrences, whereCovered, without, type Band } from './bands';
import { inCare } from './in-care';
import { transferWindows } from './transfer-window';

const longTermKinshipOrAdoptive = new Set<PlacementType>(['U1', 'U2', 'U3', 'U4', 'Q1', 'A3', 'A4', 'A5', 'A6']);

/** A step to a permanent home: the care plan, or the next home is long-term, with kin or adoptive (reading R27). */
const planned = (left: Home, next: Home): boolean => {
  const [{ code, intendedTo18 }] = next.placements as [Home['placements'][number]];
  return whyLeft(left) === 'CARPL' || longTermKinshipOrAdoptive.has(code) || intendedTo18 === true;
};
const whyLeft = ({ placements, endedBy }: Home) => placements.findLast(placement => placement.endedBy === endedBy)?.because;

/** Homes that followed one that was left otherwise than by a step to a permanent home. */
const lost = ({ journey }: Case): { left: Home; home: Home }[] =>
  journey.homes.flatMap((home, i) => {
    const left = journey.homes[i - 1];
    return left?.period === home.period && !planned(left, home) ? [{ left, home }] : [];
  });

/** From two and a half years in care, under 16, until two years with the carer. */
const bandsOf = ({ journey }: Case, { left, home }: { left: Home; home: Home }, redMonths: number): Band[] => {
  const turns16 = reaches(journey, 16);
  if (!turns16) return [];
  const because = whyLeft(left);
  const facts = [
    { says: 'In care since', on: home.period.from, entry: home.period.entry },
    { says: because ? `Home before ended: ${inWords(changeReasons, because)}` : 'Home before ended', on: left.until, entry: home.entry },
  ];
  const seen = { countsFrom: home.from, anchor: home.entry, evidence: [home.period.entry, left.entry, home.entry], facts };
  const inRed = addMonths(home.from, redMonths);
  return [
    { severity: 'red' as const, from: home.from, until: inRed, ...seen },
    { severity: 'amber' as const, from: inRed, until: addMonths(home.from, 24), ...seen },
  ]
    .flatMap(band => common(band, { from: latest(home.from, addMonths(home.period.from, 30))!, until: home.until }))
    .flatMap(band => common(band, { from: band.from, until: turns16.earliest }));
};

export const longTermStabilityLost: DriftRule = {
  id: 'D09',
  version: 1,
  says: 'Long-term stability lost',
  law: 'National indicator of long-term placement stability, here for one child on any day; severities are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes'],
  limits: { redMonths: 6 },
  clears: 'Two years with the same carer; or record why the home before ended, where it was a step to a permanent home.',
  signals: about => {
    const silences = transferWindows(about);
    const moves = lost(about).filter(({ home }) => inCare(about).includes(home.period));
    const bands = byLimits(about, longTermStabilityLost, ({ redMonths }) => moves.flatMap(move => bandsOf(about, move, redMonths!)));
    return occurrences(
      longTermStabilityLost,
      bands.flatMap(band => whereCovered(about, longTermStabilityLost.needs, band)).flatMap(band => without(band, silences)),
      silences,
    );
  },
  explain: ({ facts }, { countsFrom }, day) => {
    const [inCareSince, before] = facts;
    return (
      `In care since ${dayInWords(inCareSince!.on!)} and with the current carer since ${dayInWords(countsFrom)}, ` +
      `${daysBetween(countsFrom, day)} days; two years are long-term stability. ${before!.says}.`
    );
  },
};
