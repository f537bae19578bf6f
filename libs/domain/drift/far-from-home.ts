import { addDays, dayInWords, type Day } from '../calendar';
import type { PlacementType } from '../codes/placement';
import { stretchesIn, type Arrangement, type Home } from '../homes';
import type { Case, DriftRule, Obligation } from '../rules';
import type { Span } from '../span';
import { byLimits, common, inRecord, occurrences, whereCovered, without, type Band } from './bands';
import { openUntil } from './review-overdue';

const limbs = { far: 'far from home', distant: 'at a distance without approval', notified: 'area authority not notified' } as const;

const kin = ['U1', 'U2', 'U3', 'Q1'];
const adoptive = ['A3', 'A4', 'A5', 'A6'];
const withKinOrAdopters = new Set<string>([...kin, ...adoptive]);
/** Placements that need no approval of the Director: with kin, fostering for adoption, and for adoption (reading R38). */
const needsNoApproval = new Set<PlacementType>([...kin, 'U5', ...adoptive] as PlacementType[]);

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
    if (withKinOrAdopters.has(placement.code)) return far ? [band('info')] : [];
    const { unaccompanied } = about.journey;
    const nowhere = unaccompanied && noHomeAddress(about, home) ? [unaccompanied] : [];
    return [...(far ? without(band('amber'), nowhere) : []), ...nowhere.flatMap(days => common(band('info'), days))];
  });

type Approval = Span & { readonly until: Day };
/** The Director's approval, which mostly comes before the placement: it names one, or belongs to the one it is nearest to. */
const approvalOf = ({ story, journey }: Case, home: Home, { from, until }: Span): Approval | undefined => {
  const before = journey.placements.findLast(placement => placement.from < from && !home.placements.includes(placement));
  // Where the child lived at a distance before, an approval of those days was for that.
  const earliest = before && (before.area === 'DISTANT' ? from : addDays(before.from, 1));
  const approved = story
    .of('OutOfAreaApproved')
    .filter(({ approver }) => approver === 'DCS')
    .find(({ on, placement }) =>
      placement === undefined ? on >= (earliest ?? '') && (!until || on < until) : home.placements.some(({ entry }) => entry === placement),
    );
  return approved && { entry: approved.entry, from: approved.on, until: approved.on };
};

/** (b) At a distance, until the Director of Children's Services has approved it. */
const distantBands = (about: Case, home: Home): { bands: Band[]; approvals: Span[] } => {
  const stretches = stretchesIn(home, ({ area, placement }) => area === 'DISTANT' && !needsNoApproval.has(placement.code));
  const approvals = stretches.map(stretch => approvalOf(about, home, stretch));
  const bands = stretches.flatMap(({ entry, from, until }, i) => {
    const facts = [{ says: 'Placed at a distance', on: from, entry }];
    const band: Band = { severity: 'red', from, until, limb: limbs.distant, countsFrom: from, anchor: entry, evidence: [entry], facts };
    return common(band, { from, until: approvals[i]?.from }).flatMap(one => inRecord(about, ['episodes', 'plans'], from, [one]));
  });
  return { bands, approvals: approvals.filter(approval => approval !== undefined) };
};

/** (c) PL-03 is overdue (reading R90). */
const notifiedBand = (row: Obligation): Band[] => {
  if (!row.dueOn) return [];
  const { dueOn, anchor, anchorOn, startsOn } = row;
  const facts = [{ says: 'Placed outside the area', on: anchorOn, entry: anchor }];
  const band: Band = {
    ...{ severity: 'red', from: addDays(dueOn, 1), limb: limbs.notified, countsFrom: dueOn, anchor, evidence: [anchor], facts },
  };
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
  signals: (about, obligations) => {
    const homes = about.journey.homes.filter(({ period }) => !period.shortBreaks);
    const far = byLimits(about, farFromHome, ({ miles }) => homes.flatMap(home => farBands(about, home, miles!)));
    const distant = homes.map(home => distantBands(about, home));
    return occurrences(
      farFromHome,
      [
        ...distant.flatMap(({ bands }) => bands),
        ...obligations.filter(({ rule }) => rule === 'PL-03').flatMap(notifiedBand),
        ...far.flatMap(band => whereCovered(about, ['episodes'], band)),
      ],
      distant.flatMap(({ approvals }) => approvals),
    );
  },
  explain: ({ facts }, { limb, countsFrom, limit }) => {
    if (limb === limbs.distant)
      return `Placed at a distance on ${dayInWords(countsFrom)}; no approval of the Director of Children's Services is recorded (regulation 11).`;
    if (limb === limbs.notified)
      return `The area authority was to be notified of the placement by ${dayInWords(countsFrom)} and no notice is recorded (regulation 13).`;
    const placed = facts.find(({ on, says }) => on === countsFrom && says.startsWith('Placed'))!;
    return `${placed.says}, on ${dayInWords(countsFrom)}. The limit is ${limit} miles (national indicator of distance).`;
  },
};
