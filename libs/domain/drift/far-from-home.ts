import { addDays, dayInWords } from '../calendar';
import { stretchesIn, type Arrangement, type Home } from '../homes';
import type { Case, DriftRule, Obligation } from '../rules';
import type { Span } from '../span';
import { byLimits, common, occurrences, whereCovered, without, type Band } from './bands';
import { openUntil } from './review-overdue';

const limbs = { far: 'far from home', distant: 'at a distance without approval', notified: 'area authority not notified' } as const;

const withKinOrAdopters = /^(U[123]|Q1|A[3-6])$/;
const isOutside = ({ area }: Arrangement): boolean => area === 'ADJOINING' || area === 'DISTANT';

/** The return writes 999.9 for a distance that nobody knows, and for every unaccompanied child, who has no home to measure from. */
const isKnown = (miles: number): boolean => miles < 999.9;

/** Where nothing says where the child lived when coming into care. */
const noHomeAddress = ({ story }: Case, { period }: Home): boolean => {
  const came = [...story.of('BecameLookedAfter'), ...story.of('KnownInCare')].findLast(({ on }) => on <= period.from);
  return !came?.homePostcode && !came?.district;
};

/** (a) Far away and outside the area: to know of, where that is with kin or adopters, or an unaccompanied child has no home to be near. */
const farBands = (about: Case, home: Home, limit: number): Band[] =>
  stretchesIn(home, one => isOutside(one) && (one.distance ?? 0) > limit).flatMap(({ entry, from, until, placement, distance }) => {
    const far = isKnown(distance!);
    const says = far ? `Placed ${distance} miles from home, outside the area` : 'Placed outside the area, with no home to measure from';
    const facts = [{ says, on: from, entry }];
    const band = (severity: Band['severity']): Band => ({
      ...{ severity, from, until, limb: limbs.far, limit, countsFrom: from, anchor: entry, evidence: [entry], facts },
    });
    if (withKinOrAdopters.test(placement.code)) return far ? [band('info')] : [];
    const { unaccompanied } = about.journey;
    const nowhere = unaccompanied && noHomeAddress(about, home) ? [unaccompanied] : [];
    return [...(far ? without(band('amber'), nowhere) : []), ...nowhere.flatMap(days => common(band('info'), days))];
  });

/** (b) At a distance without the Director's approval: PL-02 is not met, from the day of the placement on. */
const distantBand = (row: Obligation): Band[] => {
  const { dueOn, anchor, anchorOn, startsOn } = row;
  if (!dueOn) return [];
  const facts = [{ says: 'Placed at a distance', on: anchorOn, entry: anchor }];
  const band: Band = { severity: 'red', from: startsOn, limb: limbs.distant, countsFrom: startsOn, anchor, evidence: [anchor], facts };
  return common(band, { from: startsOn, until: openUntil(row) });
};
/** What met a duty: an occurrence that begins later in the same placement is known by it. */
const metBy = ({ metOn, evidence }: Obligation): Span[] => (metOn ? [{ entry: evidence.at(-1)!, from: metOn, until: metOn }] : []);

/** (c) PL-03 is overdue (reading R90). */
const notifiedBand = (row: Obligation): Band[] => {
  if (!row.dueOn) return [];
  const { dueOn, anchor, anchorOn, startsOn } = row;
  const facts = [{ says: 'Placed outside the area', on: anchorOn, entry: anchor }];
  const from = addDays(dueOn, 1);
  const band: Band = { severity: 'red', from, limb: limbs.notified, countsFrom: dueOn, anchor, evidence: [anchor], facts };
  return common(band, { from: startsOn, until: openUntil(row) });
};

export const farFromHome: DriftRule = {
  id: 'D19',
  version: 1,
  says: 'Far from home or out of area',
  law: 'National indicator of distance; Care Planning, Placement and Case Review (England) Regulations 2010, regulations 11 and 13',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'plans'],
  limits: { miles: 20 },
  clears: "Record the Director's approval or the notice to the area authority that was given, or the move nearer home.",
  reads: rule => rule === 'PL-02' || rule === 'PL-03',
  signals: (about, obligations) => {
    const homes = about.journey.homes.filter(({ period }) => !period.shortBreaks);
    const far = byLimits(about, farFromHome, ({ miles }) => homes.flatMap(home => farBands(about, home, miles!)));
    const approvals = obligations.filter(({ rule }) => rule === 'PL-02');
    const notices = obligations.filter(({ rule }) => rule === 'PL-03');
    return occurrences(
      farFromHome,
      [
        ...approvals.flatMap(distantBand),
        ...notices.flatMap(notifiedBand),
        ...far.flatMap(band => whereCovered(about, ['episodes'], band)),
      ],
      approvals.flatMap(metBy),
    );
  },
  explain: ({ facts }, { limb, countsFrom, limit }) => {
    if (limb === limbs.distant)
      return `Placed at a distance on ${dayInWords(countsFrom)}; no approval of the Director of Children's Services is recorded, with the area authority consulted (regulation 11).`;
    if (limb === limbs.notified)
      return `The area authority was to be notified of the placement by ${dayInWords(countsFrom)} and no notice is recorded (regulation 13).`;
    const placed = facts.find(({ on, says }) => on === countsFrom && /miles|no home/.test(says))!;
    return `${placed.says}, on ${dayInWords(countsFrom)}. The limit is ${limit} miles (national indicator of distance).`;
  },
};
