import { addDays, hoursLater } from '../calendar';
import { oncePer } from '../once';
import type { Case } from '../rules';
import type { Span } from '../span';
import type { Course, Moment, Run } from './clock';
import { between, cutShort, fromEach } from './runs';

const compare = (a: string | undefined, b: string | undefined): number =>
  a && b ? Math.sign(Date.parse(hoursLater(a, 0)) - Date.parse(hoursLater(b, 0))) : 0;
const isAfter = (a: Moment, b: Moment): boolean => (a.on === b.on ? compare(a.at, b.at) > 0 : a.on > b.on);
const isBefore = (a: Moment, b: Moment): boolean => isAfter(b, a);

/** A return, with the episodes before and after it. */
interface Return {
  readonly found: Moment;
  readonly went: Moment;
  readonly isFirst: boolean;
  readonly next?: Moment;
}

/** Each return that is on record, by its entry. The 18th birthday, or a second episode without a return between, is none. */
const returnsIn = oncePer(({ story, journey: { missing } }: Case): ReadonlyMap<string, Return> => {
  const began = ({ entry, from }: Span): Moment => ({ entry, on: from, at: story.toldBy(entry)?.at });
  const returns = new Map<string, Return>();
  missing.forEach((span, i) => {
    const found = story.toldBy(span.endedBy);
    const next = missing[i + 1];
    if (found?.type === 'MissingEnded') returns.set(found.entry, { found, went: began(span), isFirst: i === 0, next: next && began(next) });
  });
  return returns;
});

/**
 * Each return needs an interview of its own, the first after it and before the next episode (reading R37). On the day of a new episode it belongs to
 * the return before, unless the times say otherwise (reading R76).
 */
const isAbout =
  ({ found, went, isFirst, next }: Return) =>
  (talk: Moment): boolean => {
    if (isBefore(talk, found) || (next && isAfter(talk, next))) return false;
    return isFirst || isAfter(talk, went);
  };
const talksAfter = ({ story }: Case, name: 'ReturnInterviewCompleted' | 'ReturnInterviewDeclined', one: Return): Moment[] =>
  between<Moment>(story.of(name), one.found.on, one.next?.on).filter(isAbout(one));
const declinedAfter = (about: Case, one: Return): Moment | undefined => talksAfter(about, 'ReturnInterviewDeclined', one)[0];

/** A declined interview leaves the duty not done, and off the open lists (reading R97). */
const endOf = (about: Case, run: Run, one: Return): Run => {
  const declined = declinedAfter(about, one);
  const again = cutShort(run, one.next, 'missing again');
  return declined && (!again.until || declined.on <= again.until)
    ? { ...cutShort({ ...again, until: undefined }, declined, 'declined'), endsAsBreach: true }
    : again;
};

export const returnInterview: Course = {
  runs: about => [...returnsIn(about).values()].flatMap(one => fromEach(about, [one.found]).map(run => endOf(about, run, one))),
  meets: (about, run) => {
    const one = returnsIn(about).get(run.entry)!;
    const declined = declinedAfter(about, one);
    return talksAfter(about, 'ReturnInterviewCompleted', one).filter(talk => !(declined && isAfter(talk, declined)));
  },
  soon: dueOn => addDays(dueOn, -1),
};
