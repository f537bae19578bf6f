import { addDays, addMonths, earliest, latest, type Day } from '../calendar';
import type { LeaverHome } from '../codes/practice';
import type { LeavingCare } from '../leaving-care';
import type { Case } from '../rules';
import type { Story, Told } from '../story';
import { byDay } from '../span';
import type { Course, Limit, Link, Moment, Run } from './clock';
import { inRun, oncePerDay } from './runs';
import { visitCounts } from './visits';

/** A run that ends at the latest with a birthday. */
type Bounded = Run & { readonly until: Day };

/** What the law asks for a young person who is to leave care or has left it: not ended by the end of care nor by the 18th birthday (reading R08). */
const runOf = ({ until, endedBy, because, superseded, startUnknown }: LeavingCare, start: Moment): Bounded => ({
  entry: start.entry,
  from: start.on,
  until,
  endedBy,
  because,
  superseded,
  startUnknown,
  lastDayIsAnothers: false,
  stops: [],
});
const fromTheStart = (span: LeavingCare): Bounded => runOf(span, { entry: span.entry, on: span.from });

/** A run that something else ends first. */
const endedAt = (run: Bounded, end: Moment | undefined, because: string): Bounded =>
  end && end.on < run.until ? { ...run, until: end.on, endedBy: end.entry, because, superseded: true } : run;

const beforeItEnds = ({ until }: Bounded, { on }: Pick<Moment, 'on'>): boolean => on <= until;

const eligible = ({ journey }: Case): Run[] => journey.leavingCare.filter(({ again }) => !again).map(fromTheStart);
const soon: Course['soon'] = dueOn => addDays(dueOn, -28);

/** Work done before the day of becoming eligible meets the duty: it is to be done by a day, not from one. */
export const needsAssessment: Course = {
  runs: eligible,
  meets: ({ story }, run) => story.of('NeedsAssessmentCompleted').filter(done => beforeItEnds(run as Bounded, done)),
  soon,
};
export const pathwayPlan: Course = {
  runs: eligible,
  meets: ({ story }, run) => story.of('PathwayPlanPrepared').filter(done => beforeItEnds(run as Bounded, done)),
  soon,
};
/** An adviser appointed before, who still was one. */
export const personalAdviser: Course = {
  runs: eligible,
  meets: ({ story }, run) => {
    const ended = story.of('PersonalAdviserEnded');
    return story
      .of('PersonalAdviserAppointed')
      .filter(({ on }) => beforeItEnds(run as Bounded, { on }) && !ended.some(end => end.on >= on && end.on <= run.from));
  },
  soon,
};

/** Plans and their reviews: a second plan is a review of the first (reading R58). */
const pathwayPlans = (story: Story): readonly Moment[] =>
  [...story.of('PathwayPlanPrepared'), ...story.of('PathwayPlanReviewed')].sort(byDay);
export const pathwayReviews: Course = {
  runs: ({ story, journey }) => {
    if (!journey.leavingCare.length) return [];
    const plans = pathwayPlans(story);
    return journey.leavingCare.flatMap(span => {
      if (span.again) return [fromTheStart(span)];
      const plan = plans.find(({ on }) => on < span.until);
      return plan ? [{ ...runOf(span, { entry: plan.entry, on: latest(plan.on, span.from)! }), startUnknown: false }] : [];
    });
  },
  meets: ({ story }, run) => inRun(oncePerDay(pathwayPlans(story)), run).filter(({ on }) => on > run.from),
  soon,
};

type Accommodation = Told<'AccommodationRecorded'>;
/** Recorded again without a move: the same kind of home, and no other address. */
const isSameHome = (one: Accommodation, next: Accommodation): boolean =>
  one.accommodation === next.accommodation &&
  one.byAuthority === next.byAuthority &&
  (!one.address || !next.address || one.address === next.address);

/** Each home that the authority provides, from the move until the next, or until the young person is back in care. */
const homesProvided = ({ story, journey }: Case): { run: Bounded; home: Accommodation }[] => {
  const recorded = story.of('AccommodationRecorded');
  if (!recorded.length || !journey.leavingCare.length) return [];
  const homes = recorded.filter((home, i) => i === 0 || !isSameHome(recorded[i - 1]!, home));
  return homes.flatMap((home, i) => {
    if (!home.byAuthority) return [];
    return journey.leavingCare.flatMap(span => {
      const from = latest(home.on, span.from)!;
      const back = journey.periods.find(period => !period.shortBreaks && period.from > from);
      const begun = { ...runOf(span, { entry: home.on < span.from ? span.entry : home.entry, on: from }), startUnknown: false };
      const run = endedAt(endedAt(begun, homes[i + 1], 'moved on'), back && { entry: back.entry, on: back.from }, 'back in care');
      return run.until <= from ? [] : [{ run, home }];
    });
  });
};

const wasInTouch = ({ outcome }: Told<'KeepingInTouch'>): boolean => outcome === undefined || outcome === 'YES';
const contacts = ({ story }: Case, run: Run, visitsOnly: boolean): readonly Moment[] => {
  const visits = inRun(story.of('VisitMade'), run).filter(visitCounts);
  const inTouch = inRun(story.of('KeepingInTouch'), run).filter(
    contact => wasInTouch(contact) && (!visitsOnly || contact.method === 'VISIT'),
  );
  return oncePerDay([...inTouch, ...visits].sort(byDay));
};

export const accommodationVisits: Course = {
  runs: about => homesProvided(about).map(({ run }) => run),
  meets: (about, run) => contacts(about, run, true),
  soon: dueOn => addDays(dueOn, -7),
};
/** The day on which the review of the pathway plan next after a day is due. */
const nextReviewDue = ({ story }: Case, day: Day): Day | undefined => {
  const plan = pathwayPlans(story).findLast(({ on }) => on <= day);
  const dueOn = plan && addMonths(plan.on, 6);
  return dueOn && dueOn > day ? dueOn : undefined;
};
/** The second visit comes with the next review of the pathway plan, and in any case within the interval of later ones (reading R21). */
export const moveThenReviewThenEvery2Months: Limit = {
  says: '7 days of the move, then by the next review of the pathway plan and within 2 months, then every 2 months',
  due: ({ about, number, anchor: { on } }: Link) => {
    if (number === 0) return addDays(on, 7);
    return earliest(addMonths(on, 2), number === 1 ? nextReviewDue(about, on) : undefined)!;
  },
};

/** From the day care ends until the young person is back in care; again from the day on which support is asked for after 21 (readings R21, R92). */
export const keepingInTouch: Course = {
  runs: ({ journey }) => {
    const care = journey.periods.filter(({ shortBreaks }) => !shortBreaks);
    return journey.leavingCare.flatMap(span => {
      if (span.again) return [fromTheStart(span)];
      return care.flatMap(({ entry, until, endedBy }, i) => {
        if (!until || until <= span.from || until >= span.until) return [];
        const back = care[i + 1];
        if (back?.from === until) return [];
        const run = { ...runOf(span, { entry: endedBy ?? entry, on: until }), startUnknown: false };
        return [endedAt(run, back && { entry: back.entry, on: back.from }, 'back in care')];
      });
    });
  },
  meets: (about, run) => contacts(about, run, false),
  soon: dueOn => addDays(dueOn, -7),
};

/** Homes that nobody registers or inspects. */
const unregulated: readonly LeaverHome[] = ['D', 'K', 'T', 'U', 'V', 'W'];
export const unregulatedHome: Course = {
  runs: about =>
    homesProvided(about)
      .filter(({ home, run }) => unregulated.includes(home.accommodation) && run.from === home.on)
      .map(({ run }) => run),
  meets: ({ story }, run) => inRun(pathwayPlans(story), run),
  soon,
};
