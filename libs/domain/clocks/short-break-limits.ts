import { addDays, addMonths, daysBetween, earliest, latest, type Day } from '../calendar';
import type { Journey, Period } from '../journey';
import { oncePer } from '../once';
import type { Span } from '../span';

/** Regulation 48: no break is longer than 17 days, and there are no more than 75 in any 12 months. */
const [AT_ONCE, IN_A_YEAR] = [17, 75];

/** The breaks that are recorded each for itself (V3). Where only the agreement is (V4) nobody can count their days. */
const breaksIn = ({ homes, statuses }: Journey): (Span & { period: Period })[] =>
  homes
    .filter(({ period }) => period.shortBreaks)
    .flatMap(({ entry, from, until, period }) =>
      statuses
        .filter(status => status.code === 'V3' && (!status.until || status.until > from) && (!until || status.from < until))
        .map(status => ({ entry, period, from: latest(from, status.from)!, until: earliest(until, status.until) })),
    );

const daysWithin = (stays: readonly Span[], from: Day, to: Day): number =>
  stays.reduce((sum, stay) => sum + Math.max(0, daysBetween(latest(stay.from, from)!, earliest(stay.until, to)!)), 0);

/** The first day of a break on which one of the limits has been exceeded. */
const exceededIn = (stay: Span, before: readonly Span[]): Day | undefined => {
  const lastDay = addDays(stay.from, AT_ONCE + 1);
  for (let day = stay.from; !stay.until || day < stay.until; day = addDays(day, 1)) {
    const inYear = daysWithin(before, addMonths(day, -12), day) + daysBetween(stay.from, day);
    if (day === lastDay || inYear > IN_A_YEAR) return day;
  }
  return undefined;
};

type Start = Pick<Span, 'entry' | 'from'>;
const exceeded = oncePer((journey: Journey): ReadonlyMap<Period, Start> => {
  const starts = new Map<Period, Start>();
  const breaks = breaksIn(journey);
  breaks.forEach((stay, i) => {
    const from = starts.has(stay.period) ? undefined : exceededIn(stay, breaks.slice(0, i));
    if (from) starts.set(stay.period, { entry: stay.entry, from });
  });
  return starts;
});

/**
 * From when the full rules run in a period: from its start; in a series of short breaks not at all (reading R47), unless a limit of regulation 48 is
 * exceeded, and then from that day to the end of the break (SB-07).
 */
export const fullRulesFrom = (journey: Journey, period: Period): Start | undefined =>
  period.shortBreaks ? exceeded(journey).get(period) : period;
