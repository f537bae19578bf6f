import { byDay } from '../span';
import { addDays, addMonths, earliest, latest, type Day } from '../calendar';
import { arrangementsIn, type Home } from '../homes';
import type { Journey } from '../journey';
import { oncePer } from '../once';
import type { Case } from '../rules';
import type { Story, Told } from '../story';
import type { Change, Course, Link, Moment, Regime, Run, Stop } from './clock';
import { homes, inRun, oncePerDay } from './runs';
import { entriesInto, isOrdinary, regimesIn } from './visit-regimes';

type Visit = Told<'VisitMade'> | Told<'AdoptionVisit'>;
/** A visit counts unless the child was not seen. */
export const visitCounts = ({ childSeen }: Visit): boolean => childSeen !== false;
const visitsSeen = oncePer((story: Story) => story.of('VisitMade').filter(visitCounts));
export const visitsIn = (about: Case, run: Run): readonly Moment[] => oncePerDay(inRun(visitsSeen(about.story), run));
const seen = oncePer((story: Story): readonly Visit[] => {
  const [visits, forAdoption] = [visitsSeen(story), story.of('AdoptionVisit').filter(visitCounts)];
  return forAdoption.length === 0 ? visits : [...visits, ...forAdoption].sort(byDay);
});
/** Visits at which the child was seen, those of the Adoption Agencies Regulations too. */
export const seenOn = ({ story }: Case): readonly Visit[] => seen(story);
export const seenIn = (about: Case, run: Run): readonly Moment[] => oncePerDay(inRun(seenOn(about), run));

/** The first year includes the anniversary (reading R36). */
const firstYearEnds = ({ from }: Home): Day => addMonths(from, 12);
const longTerm = ['U1', 'U4'];
const lastsTo18 = (home: Home, day: Day): boolean => {
  const arrangements = arrangementsIn(home);
  const { placement } = arrangements.findLast(({ from }) => from <= day) ?? arrangements[0]!;
  return placement.intendedTo18 ?? longTerm.includes(placement.code);
};
/** The first day of the law on long-term foster placements, SI 2015/495. */
export const longTermSince = '2015-04-01';
/** A designated long-term foster placement, where the child agrees. */
const isAgreedLongTerm = ({ about, run, asOf }: Link): boolean =>
  asOf >= longTermSince && about.journey.longTermMatches.some(match => match.home === run.home && match.childAgrees && match.from <= asOf);

const isInFirstYear = ({ run, asOf }: Link): boolean => asOf <= firstYearEnds(run.home!);
export const inFirstYear = (link: Link): boolean => isOrdinary(link) && isInFirstYear(link);
const afterYear = (link: Link): boolean => !isInFirstYear(link) && isOrdinary(link);
export const afterFirstYear =
  (to18: boolean) =>
  (link: Link): boolean =>
    afterYear(link) && lastsTo18(link.run.home!, link.asOf) === to18 && !isAgreedLongTerm(link);
export const agreedLongTerm = (link: Link): boolean => afterYear(link) && isAgreedLongTerm(link);

/** Placed for adoption, the visits are those of the Adoption Agencies Regulations (AD-07). */
const forAdoption = ({ adoptivePlacements }: Journey, home: Home): Stop[] =>
  adoptivePlacements
    .filter(({ from, until, period }) => period === home.period && (!until || until > home.from) && (!home.until || from < home.until))
    .map(span => ({
      ...span,
      from: latest(span.from, home.from)!,
      until: earliest(span.until, home.until),
      because: 'placed for adoption',
      carriedOn: false,
    }));

/** The days on which another kind of placement began, and those on which a closer regime did. */
const changesIn = (home: Home, regimes: readonly Regime[]): readonly Change[] => {
  const arrangements = arrangementsIn(home);
  if (arrangements.length === 1 && regimes.length === 0) return [];
  const entered = entriesInto(regimes);
  const others = arrangements.slice(1).filter(({ from }) => !entered.some(({ on }) => on === from));
  return [...entered, ...others.map(({ entry, from }) => ({ entry, on: from }))].sort(byDay);
};

export const visits: Course = {
  runs: about => homes(about).map(run => ({ ...run, stops: forAdoption(about.journey, run.home!), regimes: regimesIn(about, run.home!) })),
  meets: visitsIn,
  resumesFrom: seenIn,
  changes: (_about, { home, regimes }) => changesIn(home!, regimes!),
  soon: dueOn => addDays(dueOn, -7),
};
