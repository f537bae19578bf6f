import { addDays, dayInWords, type Day } from '../calendar';
import { inWords } from '../codes/code-list';
import { changeReasons, type ChangeReason } from '../codes/placement';
import type { Home } from '../homes';
import type { Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import { overlaps } from './at-once';
import { common, occurrences, reached, whereCovered, type Band } from './bands';
import { inCare } from './in-care';

const unplanned = new Set<ChangeReason>(['ALLEG', 'STAND', 'APPRR', 'CREQB', 'CREQO', 'CHILD', 'LAREQ', 'CUSTOD']);

/** Something that counts on some days: a home, or a move that was not planned. */
interface Counted {
  readonly entry: string;
  readonly from: Day;
  readonly until?: Day;
  readonly fact: { readonly says: string; readonly on: Day; readonly entry: string };
}

/** Overnight, where both times say that it was less than a day. */
const underADay = ({ story }: Case, { from, until, entry, endedBy }: Home): boolean => {
  if (until !== addDays(from, 1)) return false;
  const [began, ended] = [story.toldBy(entry)?.at, story.toldBy(endedBy)?.at];
  return !!began && !!ended && Date.parse(ended) - Date.parse(began) < 86_400_000;
};

/** One placement is one home, though short breaks made two periods of care of it. */
const once = (homes: readonly Home[]): Home[] => [
  ...homes
    .reduce((known, home) => known.set(home.entry, { ...home, from: known.get(home.entry)?.from ?? home.from }), new Map<string, Home>())
    .values(),
];
/** A home counts on the days in whose window it was open at the end of a day: of earlier periods too (readings R25, R93). */
const homesCounted = (about: Case, homes: readonly Home[]): Counted[] =>
  once(homes)
    .filter(({ from, until }) => from !== until)
    .map(home => {
      const { entry, from, until } = home;
      const last = until && (underADay(about, home) ? until : addDays(until, placementInstability.limits.homesWindowDays! - 1));
      return { entry, from, until: last, fact: { says: 'Home began', on: from, entry } };
    });

/** Ends while still in care, for a reason that was not planned. */
const movesCounted = (homes: readonly Home[]): Counted[] =>
  homes.flatMap(({ placements, period, entry, until, endedBy }) => {
    const because = placements.findLast(placement => placement.endedBy === endedBy)?.because;
    if (!until || until === period.until || !because || !unplanned.has(because)) return [];
    const says = `Home ended, not planned: ${inWords(changeReasons, because)}`;
    const fact = { says, on: until, entry: endedBy ?? entry };
    return [{ entry: fact.entry, from: until, until: addDays(until, placementInstability.limits.movesWindowDays!), fact }];
  });

const limbs = { homes: 'homes', moves: 'moves not planned' } as const;
const steps = {
  homes: [
    ['red', 'red'],
    ['critical', 'critical'],
  ],
  moves: [['amber', 'amber']],
} as const;

/** What began before the period is known by the period: it opens an occurrence only with it. */
const bandsOf = (about: Case, period: Period, limb: keyof typeof limbs, counted: readonly Counted[]): Band[] =>
  overlaps(counted)
    .flatMap(days => common(days, period))
    .flatMap(({ those, from, until }) => {
      const last = those.at(-1)!;
      return reached(about, placementInstability, { from, until, count: those.length, steps: steps[limb] }).map(graded => ({
        limb: limbs[limb],
        anchor: last.from < period.from ? period.entry : last.entry,
        evidence: those.map(({ entry }) => entry),
        facts: those.map(({ fact }) => fact),
        ...graded,
      }));
    });

export const placementInstability: DriftRule = {
  id: 'D08',
  version: 1,
  says: 'Placement instability',
  law: 'National indicator of placement stability (three or more homes in a year), here for the 365 days up to any day; the rest are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes'],
  // Counts: of moves that were not planned, and of homes, in the days of a window.
  counts: 'placement',
  limits: { amber: 2, red: 3, critical: 5, homesWindowDays: 365, movesWindowDays: 183 },
  clears: 'Nothing but time: the homes and moves leave the window as long as no other is added.',
  signals: about => {
    const homes = about.journey.homes.filter(({ period }) => !period.shortBreaks);
    const [lived, moved] = [homesCounted(about, homes), movesCounted(homes)];
    const bands = inCare(about).flatMap(period => [...bandsOf(about, period, 'homes', lived), ...bandsOf(about, period, 'moves', moved)]);
    return occurrences(
      placementInstability,
      bands.flatMap(band => whereCovered(about, placementInstability.needs, band)),
    );
  },
  explain: (_signal, { limb, limit, evidence }, day) =>
    limb === limbs.homes
      ? `The child has had ${evidence.length} homes in the 365 days up to ${dayInWords(day)}. ` +
        `The limit is ${limit} (national indicator of placement stability; a rolling year is not comparable with it).`
      : `${evidence.length} homes ended without being planned in the 183 days up to ${dayInWords(day)}. The limit is ${limit}.`,
};
