import { reaches } from '../ages';
import { addDays, dayInWords, latest, type Day } from '../calendar';
import { inWords } from '../codes/code-list';
import { placementTypes, type PlacementType } from '../codes/placement';
import type { Placement } from '../journey';
import type { Case, DriftRule } from '../rules';
import { holds } from '../span';
import { common, occurrences, whereCovered, type Band } from './bands';
import { inCare } from './in-care';

/** Accommodation that is neither fostering nor a regulated home (reading R39). */
const otherArrangements = new Set<PlacementType>(['K3', 'H5', 'P2', 'P3', 'Z11', 'Z12', 'Z13', 'Z14']);
/** Regulation 27A of the Care Planning Regulations 2010: no child under 16 in other arrangements. */
const barredUnder16From = '2021-09-09';
/** Regulation 27C: supported accommodation at 16 and 17 must be registered. Children's homes always had to be. */
const registeredFrom = (code: PlacementType): Day => (otherArrangements.has(code) ? '2023-10-28' : '');
const mustRegister = new Set<PlacementType>(['K1', 'K2', ...otherArrangements]);

interface Setting {
  readonly limb: string;
  readonly says: string;
  readonly entry: string;
  readonly from: Day;
  readonly until?: Day;
  readonly evidence?: readonly string[];
}
const critical = ({ limb, says, entry, from, until, evidence = [entry] }: Setting): Band => ({
  ...{ severity: 'critical', limb, from, until, countsFrom: from, anchor: entry, evidence },
  facts: [{ says, on: from, entry }],
});

/** The placements in care, each with its days there. */
const placementsInCare = (about: Case): Placement[] =>
  inCare(about).flatMap(period => about.journey.placements.flatMap(placement => common(placement, period)));

/** Only where it is sure that the child is under 16. */
const under16 = ({ journey }: Case, { code, entry, from, until }: Placement): Band[] => {
  const turns16 = reaches(journey, 16)?.earliest;
  if (!turns16 || !otherArrangements.has(code)) return [];
  const says = `Under 16 in other arrangements: ${inWords(placementTypes, code)}`;
  return common(critical({ limb: 'under 16', says, entry, from: latest(from, barredUnder16From)!, until }), { from, until: turns16 });
};

/** A setting that should be registered and is not, from the day that is said until the placement ends (reading R39). */
const notRegistered = ({ story }: Case, placement: Placement): Band[] => {
  const { code, entry, from, until, registered } = placement;
  const used = story
    .of('UnregisteredPlacementUsed')
    .find(({ on, placement: named }) => (named === undefined ? holds(placement, on) : named === entry));
  const saidByPlacement = registered === false && mustRegister.has(code);
  if (!saidByPlacement && !used) return [];
  const said = saidByPlacement ? placement : { entry: used!.entry, from: used!.on };
  const says = `In a setting that is not registered: ${inWords(placementTypes, code)}`;
  const evidence = said.entry === entry ? [entry] : [said.entry, entry];
  const begins = latest(said.from, registeredFrom(code))!;
  return common(critical({ limb: 'not registered', says, entry: said.entry, from: begins, until, evidence }), { from, until });
};

/** A use that belongs to no placement is known of its day alone. */
const usedWithoutPlacement = ({ story, journey }: Case): Band[] =>
  story
    .of('UnregisteredPlacementUsed')
    .filter(({ on, placement: named }) => !journey.placements.some(one => (named === undefined ? holds(one, on) : one.entry === named)))
    .map(({ on, entry }) =>
      critical({ limb: 'not registered', says: 'In a setting that is not registered', entry, from: on, until: addDays(on, 1) }),
    );

/** Every night in bed and breakfast, in care or not (readings R29, R39). */
const bedAndBreakfast = ({ story }: Case): Band[] =>
  story
    .of('BedAndBreakfastUsed')
    .map(({ on, entry, nights = 1 }) =>
      critical({ limb: 'bed and breakfast', says: 'In bed and breakfast', entry, from: on, until: addDays(on, nights) }),
    );

export const unlawfulSetting: DriftRule = {
  id: 'D20',
  version: 1,
  says: 'Unlawful or unsuitable setting',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulations 27A and 27C; guidance on homeless 16 and 17 year olds, 2018',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes'],
  limits: {},
  clears: 'Record the move to a lawful setting, or correct what was recorded of this one.',
  signals: about => {
    const placements = placementsInCare(about);
    const adult = reaches(about.journey, 18)?.latest;
    const bands = [
      ...placements.flatMap(placement => [...under16(about, placement), ...notRegistered(about, placement)]),
      ...[...usedWithoutPlacement(about), ...bedAndBreakfast(about)].flatMap(band => common(band, { from: '', until: adult })),
    ];
    return occurrences(
      unlawfulSetting,
      bands.flatMap(band => whereCovered(about, unlawfulSetting.needs, band)),
    );
  },
  explain: ({ facts }, { limb, countsFrom }) => {
    const { says } = facts.find(({ on }) => on === countsFrom)!;
    const since = `${says}, since ${dayInWords(countsFrom)}.`;
    if (limb === 'under 16') return `${since} That is barred before the 16th birthday (regulation 27A).`;
    if (limb === 'not registered') return `${since} The setting must be registered with Ofsted (regulation 27C, Care Standards Act 2000).`;
    return `${since} It is never suitable for a child, for any night.`;
  },
};
