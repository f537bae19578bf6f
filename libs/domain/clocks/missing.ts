import { addDays, hoursLater } from '../calendar';
import type { Case } from '../rules';
import type { Span } from '../span';
import type { Course, Moment, Run } from './clock';
import { cutShort, fromEach } from './runs';

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

/** Each return that is on record. The 18th birthday, or a second episode without a return between, is none. */
const returnsIn = ({ story, journey: { missing } }: Case): Return[] => {
  const found = story.of('MissingEnded');
  if (found.length === 0) return [];
  const began = ({ entry, from }: Span): Moment => ({ entry, on: from, at: story.of('MissingStarted').find(e => e.entry === entry)?.at });
  return missing.flatMap((span, i) => {
    const end = found.find(({ entry }) => entry === span.endedBy);
    const next = missing[i + 1];
    return end ? [{ found: end, went: began(span), isFirst: i === 0, next: next && began(next) }] : [];
  });
};

/**
 * Each return needs an interview of its own, the first after it and before the next episode (reading R37). On the day of a new episode it belongs to
 * the return before, unless the times say otherwise (reading R76).
 */
const isAbout =
  ({ found, went, isFirst, next }: Return) =>
  (talk: Moment): boolean => {
    if (isBefore(talk, found) || (next && isAfter(talk, next))) return false;
    return isFirst || talk.on > went.on || isAfter(talk, went);
  };
const returnOf = (about: Case, { entry }: Run): Return => returnsIn(about).find(({ found }) => found.entry === entry)!;

const declinedAfter = ({ story }: Case, one: Return): Moment | undefined => story.of('ReturnInterviewDeclined').find(isAbout(one));

/** A declined interview leaves the duty not done, and off the open lists (reading R97). */
const endOf = (about: Case, run: Run, one: Return): Run => {
  const declined = declinedAfter(about, one);
  const again = cutShort(run, one.next, 'missing again');
  return declined && (!again.until || declined.on <= again.until)
    ? { ...cutShort({ ...again, until: undefined }, declined, 'declined'), endsAsBreach: true }
    : again;
};

export const returnInterview: Course = {
  runs: about => returnsIn(about).flatMap(one => fromEach(about, [one.found]).map(run => endOf(about, run, one))),
  meets: (about, run) => {
    const one = returnOf(about, run);
    const declined = declinedAfter(about, one);
    return about.story.of('ReturnInterviewCompleted').filter(talk => isAbout(one)(talk) && !(declined && isAfter(talk, declined)));
  },
  soon: dueOn => addDays(dueOn, -1),
};
