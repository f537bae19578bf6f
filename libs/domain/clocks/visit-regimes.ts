import { earliest, latest, type Day } from '../calendar';
import { arrangementsIn, concerns, type Arrangement, type Home } from '../homes';
import type { Journey } from '../journey';
import type { Case } from '../rules';
import { byDay } from '../span';
import type { Change, Limit, Link, Regime } from './clock';
import { weeks } from './clock';
import { counts } from './reviews';

/** The stays of a home with parents: another address with the same parents goes on as one. */
const staysWithParents = (home: Home): Arrangement[] => {
  const stays: Arrangement[] = [];
  for (const stay of arrangementsIn(home)) {
    if (stay.placement.code !== 'P1') continue;
    const last = stays.at(-1);
    if (last?.until === stay.from) stays[stays.length - 1] = { ...last, until: stay.until, endedBy: stay.endedBy };
    else stays.push(stay);
  }
  return stays;
};

const underOrders: Partial<Record<string, string>> = { C1: 'VS-07', C2: 'VS-08' };
/** With parents under an interim care order or a care order, from the later of the two. */
const atHomeUnderOrder = ({ statuses }: Journey, home: Home): Regime[] =>
  staysWithParents(home).flatMap(stay =>
    statuses.flatMap(({ code, entry, from, until }) => {
      const id = underOrders[code];
      if (!id || (until && until <= stay.from) || (stay.until && stay.until <= from)) return [];
      const began = from > stay.from ? { entry, from } : { entry: stay.entry, from: stay.from };
      return [{ id, ...began, until: earliest(until, stay.until) }];
    }),
  );

/** With parents at once under regulation 19, until their assessment is completed. */
const beforeAssessment = ({ story }: Case, home: Home): Regime[] =>
  arrangementsIn(home)
    .filter(({ placement }) => placement.basis === 'REG19')
    .map(({ entry, from, until }) => {
      const assessed = story.of('ParentAssessmentCompleted').find(one => concerns(home, one) && (one.placement ?? one.on >= from));
      return { id: 'VS-05', entry, from, until: earliest(assessed?.on, until) };
    });

/** With a connected person who is approved for the time being, until the full approval. */
const temporarilyApproved = ({ story }: Case, home: Home): Regime[] => {
  const resting = home.placements.find(({ basis }) => basis === 'REG24');
  const granted = story.of('TemporaryApprovalGranted').find(one => concerns(home, one));
  if (!resting && !granted) return [];
  const approved = story.of('FullApprovalGranted').find(one => concerns(home, one));
  const starts = [resting && { entry: resting.entry, on: resting.from }, granted].filter(start => start !== undefined);
  const [{ entry, on }] = starts.sort(byDay) as [{ entry: string; on: Day }];
  return [{ id: 'VS-06', entry, from: latest(on, home.from)!, until: earliest(approved?.on, home.until) }];
};

const none: readonly Regime[] = [];
/** The stretches of a home in which a child is to be visited more closely. Most homes have none. */
export const regimesIn = (about: Case, home: Home): readonly Regime[] => {
  const isPlain = home.placements.every(({ code, basis }) => code !== 'P1' && basis === undefined);
  if (isPlain && about.story.of('TemporaryApprovalGranted').length === 0) return none;
  const all = [...atHomeUnderOrder(about.journey, home), ...beforeAssessment(about, home), ...temporarilyApproved(about, home)];
  return all.filter(({ from, until }) => !until || from < until);
};

/** The first day of each regime: where several begin on one day they are entered at once. */
export const entriesInto = (regimes: readonly Regime[]): Change[] => {
  const byDay = new Map(regimes.map(({ entry, from }) => [from, { entry, on: from, enters: true }]));
  return [...byDay.values()];
};

const regimeOf = ({ run: { regimes }, asOf }: Link, id: string): Regime | undefined =>
  regimes?.find(regime => regime.id === id && regime.from <= asOf && (!regime.until || asOf < regime.until));
/** Whether the duty is under a regime of that clock; without one, under none at all. */
export const under =
  (id: string) =>
  (link: Link): boolean =>
    regimeOf(link, id) !== undefined;
export const isOrdinary = ({ run, asOf }: Link): boolean =>
  !run.regimes?.some(({ from, until }) => from <= asOf && (!until || asOf < until));

/** Whether the child has not been visited under the regime yet: the duty starts with the home, or with the first day of the regime. */
const isEntering = ({ number, anchor }: Link, { from, entry }: Regime): boolean =>
  number === 0 || (anchor.on === from && anchor.entry === entry);
const isReviewed = ({ about, asOf }: Link, { from }: Regime): boolean =>
  about.story.of('ReviewHeld').some(review => review.on >= from && review.on <= asOf && counts(review));

/** A week from its first day, which takes over any longer interval (reading R24); then as said. */
export const weekOnEntry = (id: string, then: Limit): Limit => ({
  says: `1 week, then every ${then.says}`,
  due: link => (isEntering(link, regimeOf(link, id)!) ? weeks(1) : then).due(link),
});
/** Weekly until the first review since the regime began (reading R04), then as said from the next visit on. */
export const weeklyUntilReview = (id: string, then: Limit): Limit => ({
  says: `1 week until the first review, then every ${then.says}`,
  due: link => {
    const regime = regimeOf(link, id)!;
    return (isEntering(link, regime) || !isReviewed(link, regime) ? weeks(1) : then).due(link);
  },
});
