import { addDays, addWorkingDays } from '../calendar';
import type { AdoptivePlacement } from '../adoptive-placements';
import type { Journey, Period } from '../journey';
import type { Case } from '../rules';
import { byStart, type Span } from '../span';
import type { Change, Course, CareRun, Limit, Link, Moment, Run } from './clock';
import { months, weeks } from './clock';
import { fromFirst, ofEitherKind } from './reviews';
import { inRun, oncePerDay, whyCareEnded } from './runs';
import { seenIn } from './visits';

/** A stretch of a period of care, and how it ends. */
type Stretch = Pick<CareRun, 'entry' | 'from' | 'until' | 'endedBy' | 'because' | 'superseded' | 'lastDayIsAnothers'>;

const runOf = (period: Period, stretch: Stretch): CareRun => ({
  ...stretch,
  period,
  startUnknown: period.sinceBefore && stretch.from === period.from,
  stops: [],
});
const asCareEnded = (period: Period, journey: Journey): Omit<Stretch, 'entry' | 'from'> => ({
  until: period.until,
  endedBy: period.endedBy,
  because: whyCareEnded(period, journey),
  lastDayIsAnothers: journey.periods.some(other => other !== period && other.from === period.until),
});

/** From placing for adoption to the adoption order, or to the end of the placement without one. */
const placings = ({ story, journey }: Case): CareRun[] =>
  journey.adoptivePlacements.map(({ entry, from, until, endedBy, period, failedOn }) => {
    const order = story.of('AdoptionOrderMade').find(({ on }) => on >= from && (!until || on < until));
    const byOrder = order && { until: order.on, endedBy: order.entry, because: 'adoption order made', superseded: true };
    const failed = { until, endedBy, because: 'placement ended', lastDayIsAnothers: true };
    const end = byOrder ? { ...byOrder, lastDayIsAnothers: false } : failedOn ? failed : asCareEnded(period, journey);
    return runOf(period, { entry, from, ...end });
  });

const isReviewed = ({ about: { story }, run, asOf }: Link): boolean =>
  story.of('ReviewHeld').some(({ on }) => on >= run.from && on <= asOf);
const decided = ({ story }: Case, run: Run) => inRun(story.of('AdoptionVisitIntervalDecided'), run);
/** Nobody having decided another interval, the weekly visits go on. */
const intervalOf = (link: Link): number =>
  link.number > 0 && isReviewed(link) ? (decided(link.about, link.run).findLast(({ on }) => on <= link.asOf)?.days ?? 7) : 7;
export const asDecided: Limit = {
  says: '1 week, weekly until the first review, then as decided',
  due: link => addDays(link.anchor.on, intervalOf(link)),
};

/** A visit of either kind counts (reading R17). */
export const adoptionVisits: Course = {
  runs: placings,
  meets: seenIn,
  changes: (about, run): Change[] => decided(about, run).map(({ entry, on }) => ({ entry, on })),
  soon: dueOn => addDays(dueOn, -7),
};

const soon: Course['soon'] = dueOn => addWorkingDays(dueOn, -20);
/** A review of either kind counts (reading R17). */
export const adoptionReviews: Course = { runs: placings, meets: ofEitherKind, soon };

const isSecond = fromFirst(run => addDays(run.from, 28), ['episodes', 'adoption', 'reviews']);
export const afterPlacing: Limit = {
  says: '4 weeks, then 3 months, then every 6 months',
  due: link => (link.number === 0 ? weeks(4) : isSecond(link) ? months(3) : months(6)).due(link),
};

/** The authority to place a child: a placement order, or consent (reading R60). One that follows another without a break goes on. */
const authorities = ({ story, journey }: Case, period: Period): Span[] => {
  const consents = story.of('ConsentToPlacementGiven').map(({ entry, on }): Span => {
    const withdrawn = story.of('ConsentToPlacementWithdrawn').find(one => one.on >= on);
    return withdrawn ? { entry, from: on, until: withdrawn.on, endedBy: withdrawn.entry } : { entry, from: on };
  });
  const all: Span[] = [];
  for (const span of [...journey.placementOrders, ...consents].sort(byStart)) {
    if (span.from < period.from || (period.until && span.from >= period.until)) continue;
    const within =
      !span.until || (period.until && span.until >= period.until) ? { ...span, until: period.until, endedBy: period.endedBy } : span;
    const last = all.at(-1);
    if (!last || (last.until && last.until < within.from)) all.push({ ...within });
    else if (last.until && (!within.until || within.until > last.until))
      Object.assign(last, { until: within.until, endedBy: within.endedBy });
  }
  return all;
};

/** What is left of an authority while the child is not placed: it begins anew when a placement for adoption ends without an order (reading R60). */
const notPlaced = (authority: Span, placed: readonly AdoptivePlacement[], end: Omit<Stretch, 'entry' | 'from'>): Stretch[] => {
  const left: Stretch[] = [];
  let { entry, from } = authority;
  for (const placing of placed) {
    if ((placing.until && placing.until <= from) || (authority.until && placing.from >= authority.until)) continue;
    const byPlacing = {
      until: placing.from,
      endedBy: placing.entry,
      because: 'placed for adoption',
      superseded: true,
      lastDayIsAnothers: true,
    };
    if (placing.from > from) left.push({ entry, from, ...byPlacing });
    if (!placing.failedOn) return left;
    [entry, from] = [placing.endedBy ?? placing.entry, placing.failedOn];
  }
  return !authority.until || from < authority.until ? [...left, { entry, from, ...end }] : left;
};

const authorised = (about: Case): CareRun[] => {
  const { journey, story } = about;
  if (journey.placementOrders.length === 0 && story.of('ConsentToPlacementGiven').length === 0) return [];
  return journey.periods.flatMap(period => {
    const placed = journey.adoptivePlacements.filter(placing => placing.period === period);
    return authorities(about, period).flatMap(authority => {
      const { until, endedBy } = authority;
      const ended = { until, endedBy, because: 'authority to place ended', superseded: true, lastDayIsAnothers: false };
      return notPlaced(authority, placed, until === period.until ? asCareEnded(period, journey) : ended).map(stretch =>
        runOf(period, stretch),
      );
    });
  });
};

/** One meeting recorded as both counts here and for RV-01 to RV-03 (reading R17). */
const heldForAdoption = ({ story }: Case, run: Run): readonly Moment[] =>
  oncePerDay(inRun(story.of('ReviewHeld'), run).filter(({ review }) => review === 'ADOPTION' || review === 'BOTH'));
export const authorisedNotPlaced: Course = { runs: authorised, meets: heldForAdoption, soon };
