import { addDays, addMonths, addWorkingDays, earliest } from '../calendar';
import type { Home } from '../homes';
import type { Journey, Period } from '../journey';
import type { Case } from '../rules';
import type { CareRun, Course, Limit, Moment, Run, Stop } from './clock';
import { weeks } from './clock';
import { inRun, oncePerDay, whyCareEnded } from './runs';
import { fullRulesFrom } from './short-break-limits';
import { visitsIn } from './visits';

/** Breaks with one carer, from the first to the last so far. After a year without one it is another series. */
interface Series {
  readonly periods: Period[];
  readonly first?: Home;
  readonly carer?: string;
}

const seriesIn = ({ periods, homes }: Journey): Series[] => {
  const all: Series[] = [];
  periods.forEach((period, i) => {
    if (!period.shortBreaks) return;
    const first = homes.find(home => home.period === period);
    const carer = first?.placements.find(placement => placement.carer)?.carer;
    const last = periods[i - 1];
    const before = last?.shortBreaks && period.from <= addMonths(last.until!, 12) ? all.pop() : undefined;
    if (before && (!carer || !before.carer || carer === before.carer))
      all.push({ periods: [...before.periods, period], first: before.first ?? first, carer: carer ?? before.carer });
    else all.push(...(before ? [before] : []), { periods: [period], first, carer });
  });
  return all;
};

/** Between two breaks nothing is due, nor while the full rules apply. */
const stopsIn = (journey: Journey, { periods }: Series): Stop[] =>
  periods.flatMap((period, i): Stop[] => {
    const next = periods[i + 1];
    const full = fullRulesFrom(journey, period);
    const until = { until: next?.from, endedBy: next?.entry, carriedOn: false };
    if (full) return [{ ...full, ...until, because: 'the full rules apply: more than 17 days at once or 75 in 12 months' }];
    return next ? [{ entry: period.endedBy ?? period.entry, from: period.until!, ...until, because: 'the short break ended' }] : [];
  });

/** A series counts as one placement (SB-06), from the first day of its first. What fell due between two breaks is due on the first day of the next. */
const series = ({ journey }: Case): CareRun[] =>
  journey.periods.some(({ shortBreaks }) => shortBreaks)
    ? seriesIn(journey).flatMap(one => {
        const { first } = one;
        const last = one.periods.at(-1)!;
        const after = journey.periods[journey.periods.indexOf(last) + 1];
        if (!first) return [];
        return {
          entry: first.entry,
          from: first.from,
          until: last.until,
          endedBy: last.endedBy,
          period: last,
          because: after && after.entry === last.endedBy ? 'the full rules apply' : whyCareEnded(last, journey),
          startUnknown: first.period.sinceBefore && first.from === first.period.from,
          lastDayIsAnothers: after?.from === last.until,
          stops: stopsIn(journey, one),
        };
      })
    : [];

const reviews = ({ story }: Case, run: Run): readonly Moment[] => oncePerDay(inRun(story.of('ReviewHeld'), run));
export const shortBreakReviews: Course = { runs: series, meets: reviews, pauses: true, soon: dueOn => addWorkingDays(dueOn, -20) };

const isBreakOn = ({ periods }: Journey, { on }: Moment): boolean =>
  periods.some(({ shortBreaks, from, until }) => shortBreaks && from <= on && (!until || on <= until));
/** On days on which the child is placed. */
export const shortBreakVisits: Course = {
  runs: series,
  meets: (about, run) => visitsIn(about, run).filter(visit => isBreakOn(about.journey, visit)),
  changes: ({ story }, run) => inRun(story.of('ShortBreakPlanAgreed'), run),
  pauses: true,
  soon: dueOn => addDays(dueOn, -7),
};

const sixMonths: Limit['due'] = ({ anchor }) => addMonths(anchor.on, 6);
export const asAgreed: Limit = {
  says: '1 week, then as agreed, and at least every 6 months',
  due: link => {
    if (link.number === 0) return weeks(1).due(link);
    const plans = link.about.story.of('ShortBreakPlanAgreed').filter(({ on }) => on <= link.asOf);
    const days = plans.findLast(({ visitEveryDays }) => visitEveryDays !== undefined)?.visitEveryDays;
    return earliest(sixMonths(link), days === undefined ? undefined : addDays(link.anchor.on, days))!;
  },
};
