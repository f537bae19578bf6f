import { addDays, addMonths, earliest, latest, type Day } from '../calendar';
import { arrangementsIn, type Home } from '../homes';
import type { Journey } from '../journey';
import type { Case } from '../rules';
import type { Told } from '../story';
import type { Course, Link, Moment, Run, Stop } from './clock';
import { belongs, homes, oncePerDay } from './runs';

/** A visit counts unless the child was not seen. */
export const visitCounts = ({ childSeen }: Told<'VisitMade'>): boolean => childSeen !== false;
export const visitsIn = (about: Case, run: Run): readonly Moment[] =>
  oncePerDay(about.story.of('VisitMade').filter(visit => visitCounts(visit) && belongs(run, visit.on)));

/** The first year includes the anniversary (reading R36). */
const firstYearEnds = ({ from }: Home): Day => addMonths(from, 12);
const longTerm = ['U1', 'U4'];
const lastsTo18 = (home: Home, day: Day): boolean => {
  const arrangements = arrangementsIn(home);
  const { placement } = arrangements.findLast(({ from }) => from <= day) ?? arrangements[0]!;
  return placement.intendedTo18 ?? longTerm.includes(placement.code);
};
/** A designated long-term foster placement after a year, where the child agrees, has visits of its own (VS-04). */
const isAgreedLongTerm = ({ longTermMatches }: Journey, home: Home, day: Day): boolean =>
  longTermMatches.some(match => match.home === home && match.childAgrees && match.from <= day);

export const inFirstYear = ({ run, asOf }: Link): boolean => asOf <= firstYearEnds(run.home!);
export const afterFirstYear =
  (to18: boolean) =>
  (link: Link): boolean => {
    const home = link.run.home!;
    return !inFirstYear(link) && lastsTo18(home, link.asOf) === to18 && !isAgreedLongTerm(link.about.journey, home, link.asOf);
  };

/** Where the child lives with parents under a care order or an interim one, the visits are VS-05, VS-07 and VS-08. */
const withParents = ({ statuses }: Journey, home: Home): Stop[] =>
  arrangementsIn(home)
    .filter(({ placement }) => placement.code === 'P1')
    .flatMap(stay =>
      statuses
        .filter(
          ({ code, from, until }) =>
            (code === 'C1' || code === 'C2') && (!until || until > stay.from) && (!stay.until || from < stay.until),
        )
        .map(status => {
          const [began, ended] = [
            status.from > stay.from ? status : stay,
            !stay.until || (status.until && status.until < stay.until) ? status : stay,
          ];
          return {
            ...began,
            until: ended.until,
            endedBy: ended.endedBy,
            because: 'superseded: with parents under a care order',
            carriedOn: true,
          };
        }),
    );

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

const stopsIn = (journey: Journey, home: Home): Stop[] =>
  [...withParents(journey, home), ...forAdoption(journey, home)].sort((a, b) => (a.from < b.from ? -1 : 1));

export const visits: Course = {
  runs: about => homes(about).map(run => ({ ...run, stops: stopsIn(about.journey, run.home!) })),
  meets: visitsIn,
  changes: ({ home }) =>
    arrangementsIn(home!)
      .slice(1)
      .map(({ entry, from }) => ({ entry, on: from })),
  soon: dueOn => addDays(dueOn, -7),
};

/** Days on which rules apply that Waymark does not have yet: no duty is told for them, and pages say so. */
export interface RegimeNotBuilt {
  readonly from: Day;
  readonly until?: Day;
  readonly says: string;
}

export const regimesNotBuilt = (journey: Journey): RegimeNotBuilt[] => [
  ...journey.periods
    .filter(({ shortBreaks }) => shortBreaks)
    .map(({ from, until }) => ({ from, until, says: 'Short breaks: reviews and visits under regulation 48 (SB-04, SB-05)' })),
  ...journey.homes
    .filter(({ period }) => !period.shortBreaks)
    .flatMap(home => [
      ...withParents(journey, home).map(({ from, until }) => ({
        from,
        until,
        says: 'With parents under a care order: visits under regulation 28 (VS-05, VS-07, VS-08)',
      })),
      ...forAdoption(journey, home).map(({ from, until }) => ({
        from,
        until,
        says: 'Placed for adoption: visits and reviews under the Adoption Agencies Regulations 2005 (AD-07, AD-08)',
      })),
    ]),
  ...journey.longTermMatches
    .filter(({ childAgrees }) => childAgrees)
    .map(({ home, from }) => ({ from: latest(from, addDays(firstYearEnds(home), 1))!, until: home.until }))
    .filter(({ from, until }) => !until || from < until)
    .map(span => ({ ...span, says: 'Long-term foster placement, the child agrees: visits every 6 months (VS-04)' })),
];
