import { addDays, birthday, daysBetween, isDay, latest, type Day } from './calendar';
import type { Journey, Period } from './journey';
import { holds, type Span } from './span';
import type { Story } from './story';

/**
 * The days on which the duties to a young person leaving care run: from the day of becoming eligible (LC-01) to death or the 21st birthday, to the
 * 25th where an adviser's support was asked for (reading R08). Care taken over by another authority ends them. All days are London days.
 */
export interface LeavingCare extends Span {
  until: Day;
  /** Begun again after the 21st birthday, when support was asked for: only reviews, visits and keeping in touch (reading R92). */
  readonly again: boolean;
  /** The record begins with the child already in care: eligible by this day, nobody knows since when. */
  readonly startUnknown: boolean;
  readonly because: string;
  readonly superseded?: boolean;
}

/** Why the duties of this authority end with care. */
const endsDuties: Partial<Record<NonNullable<Period['reason']>, string>> = {
  E3: 'another authority took over',
  E15: 'found to be 18 or over',
};

/**
 * The first day in care, not before the 16th birthday, with 91 completed days of care before it since the 14th (reading R48). Children Act 1989,
 * schedule 2, paragraph 19B. Days in a series of short breaks do not count.
 */
const eligibleFrom = (periods: readonly Period[], born: Day): { on: Day; period: Period } | undefined => {
  const [at14, at16] = [birthday(born, 14), birthday(born, 16)];
  let completed = 0;
  for (const period of periods) {
    const from = latest(period.from, at14)!;
    const on = latest(from, at16, addDays(from, Math.max(91 - completed, 0)))!;
    if (!period.until || on < period.until) return { on, period };
    if (period.until > from) completed += daysBetween(from, period.until);
  }
  return undefined;
};

type End = Pick<LeavingCare, 'until' | 'endedBy' | 'because' | 'superseded'>;

/** The spans of an eligible child while this authority is the one that owes them: each ends with the last, or with care taken over. */
const whileOurs = (first: LeavingCare, periods: readonly Period[], last: End): LeavingCare[] => {
  const spans: LeavingCare[] = [];
  let open: LeavingCare | undefined = first;
  for (const { entry, from, until, endedBy, reason } of periods) {
    if (from > first.from) open ??= { ...first, entry, from };
    const because = reason && endsDuties[reason];
    if (!open || !because || !until || until <= open.from) continue;
    spans.push({ ...open, until, endedBy, because, superseded: undefined });
    open = undefined;
  }
  return [...spans, ...(open ? [{ ...open, ...last }] : [])].filter(({ from }) => from < last.until);
};

export const leavingCareOf = (
  { identity, periods, diedOn, bornBy }: Pick<Journey, 'identity' | 'periods' | 'diedOn' | 'bornBy'>,
  told: Story,
): LeavingCare[] => {
  const born = identity?.dateOfBirth;
  const care = periods.filter(({ shortBreaks }) => !shortBreaks);
  const eligible = isDay(born) ? eligibleFrom(care, born) : undefined;
  if (!isDay(born) || !eligible) return [];
  const [at16, at21, at25] = [birthday(born, 16), birthday(born, 21), birthday(born, 25)];
  const asked = told.of('AdviserSupportRequested');
  const end = (on: Day, because: string): End =>
    diedOn && diedOn <= on
      ? { until: diedOn, endedBy: told.of('DeathRecorded').at(-1)?.entry ?? care.at(-1)?.endedBy, because: 'the child died' }
      : { until: on, endedBy: bornBy, because, superseded: true };
  const last = asked.some(({ on }) => on <= at21) ? end(at25, 'turned 25') : end(at21, 'turned 21');
  const { on, period } = eligible;
  const startUnknown = on > at16 && care.some(({ sinceBefore, from }) => sinceBefore && from <= on);
  const first = { entry: period.entry, from: on, again: false, startUnknown, ...last };
  const later = asked.find(({ on }) => on > at21 && on < at25);
  const ours = whileOurs(first, care, last);
  if (!later || last.until !== at21 || !ours.some(({ until }) => until === at21)) return ours;
  return [...ours, { ...first, entry: later.entry, from: later.on, again: true, startUnknown: false, ...end(at25, 'turned 25') }];
};

/** The span that holds the day: duties of leaving care are owed on it. */
export const eligibleOn = ({ leavingCare }: Journey, day: Day): LeavingCare | undefined => leavingCare.find(span => holds(span, day));
