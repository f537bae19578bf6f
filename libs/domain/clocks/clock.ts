import { addDays, addMonths, addWorkingDays, hoursLater, londonDay, type Day } from '../calendar';
import type { Home } from '../homes';
import type { Period } from '../journey';
import type { Case, Obligation, Rule } from '../rules';
import type { Span } from '../span';

/** Something that happened on a day: what starts a duty, or meets it. */
export interface Moment {
  readonly entry: string;
  readonly on: Day;
  /** The time, where it is on record: it matters to clocks in hours alone. */
  readonly at?: string;
}

/** Why a duty stops running before it is met. */
export interface Ending {
  readonly on: Day;
  readonly entry?: string;
  readonly because: string;
  /** Another duty took its place, for a reason of reading R09. */
  readonly superseded?: boolean;
  /** The duty that takes its place carries the breach on, if it is one already. */
  readonly carriedOn?: boolean;
  /** Its day belongs to what took its place: what happened on it meets nothing here. */
  readonly dayIsAnothers?: boolean;
  /** Not done and never to be, though not yet due: a breach from this day, off the open lists. */
  readonly asBreach?: boolean;
  readonly at?: string;
}

/** A stretch in which a course stands still: another regime applies. Its first day belongs to that regime (reading R50). */
export interface Stop extends Span {
  readonly because: string;
  readonly carriedOn: boolean;
}

/** A day on which a shorter interval may take over an open duty. */
export interface Change extends Moment {
  /** A regime with visits of its own is entered: it takes over whatever is open (reading R89). */
  readonly enters?: boolean;
}

/** A stretch of a run in which visits are closer than in any other placement. */
export interface Regime extends Span {
  /** The clock that it is under. */
  readonly id: string;
}

/** A stretch of the child's life in which a duty can run: a period of care, a home, or one that care does not bound. */
export interface Run extends Span {
  /** The time it began, where it is on record and a clock in hours asks for it. */
  readonly at?: string;
  readonly period?: Period;
  readonly home?: Home;
  /** What its first duty counts from, where that was before the run. */
  readonly countsFrom?: Moment;
  /** The day by which the fact that began it says its duty is to be done. */
  readonly namedDay?: Day;
  /** Why it ended. */
  readonly because: string;
  /** It ended for a reason of reading R09: the duties that end with it are superseded. */
  readonly superseded?: boolean;
  readonly endsAt?: string;
  /** It ended with the word that the duty will not be done. */
  readonly endsAsBreach?: boolean;
  /** The record begins in the middle of it: nobody can say when its first duty was due. */
  readonly startUnknown: boolean;
  /** Another run of its kind starts on the day it ends, and that day belongs to it (reading R50). */
  readonly lastDayIsAnothers: boolean;
  readonly stops: readonly Stop[];
  readonly regimes?: readonly Regime[];
}
/** A run within a period of care. */
export interface CareRun extends Run {
  readonly period: Period;
}

/** One duty in a chain: from the start of the run (number 0), or from the moment that met the one before. */
export interface Link {
  readonly about: Case;
  readonly run: Run;
  readonly number: number;
  readonly anchor: Moment;
  /** The day whose regime decides: the anchor's, or the day on which a regime became tighter. */
  readonly asOf: Day;
}

/** What starts duties, what meets them and what ends them. Clocks of one course take turns, each duty starting when the one before is met. */
export interface Course {
  readonly runs: (about: Case) => readonly Run[];
  /** What happened in the run that meets its duties, in order. */
  readonly meets: (about: Case, run: Run) => readonly Moment[];
  /** What happened in the run that duties start from again after a stop; where it is left out, what meets them. */
  readonly resumesFrom?: (about: Case, run: Run) => readonly Moment[];
  /** Days on which a tighter regime may take over an open duty, in order, one a day. */
  readonly changes?: (about: Case, run: Run) => readonly Change[];
  /** A stop is a pause: the open duty goes on with the first day on which the course runs again, and is due that day where its own has passed. */
  readonly pauses?: boolean;
  readonly soon: (dueOn: Day) => Day;
}

/** A number that the authority may set for itself, and what it is where it has not. */
export interface Setting {
  /** The rule and its limit, like `LC-07.weeks`. */
  readonly setting: string;
  readonly standard: number;
  /** The most that the law allows: the authority may be stricter, never looser. */
  readonly most?: number;
}
export interface Limit {
  readonly says: string;
  readonly due: (link: Link) => Day;
  /** The moment of that day, where the anchor has a time. */
  readonly dueAt?: (link: Link) => string | undefined;
  /** Bank holidays bear on it. */
  readonly inWorkingDays?: boolean;
  readonly sets?: readonly Setting[];
}
export const workingDays = (days: number): Limit => ({
  says: `${days} working days`,
  due: ({ anchor }) => addWorkingDays(anchor.on, days),
  inWorkingDays: true,
});
export const weeks = (weeks: number): Limit => ({
  says: weeks === 1 ? '1 week' : `${weeks} weeks`,
  due: ({ anchor }) => addDays(anchor.on, weeks * 7),
});
export const months = (months: number): Limit => ({
  says: months === 1 ? '1 month' : `${months} months`,
  due: ({ anchor }) => addMonths(anchor.on, months),
});
export const days = (days: number): Limit => ({ says: `${days} days`, due: ({ anchor }) => addDays(anchor.on, days) });
/** Without a time of day it counts in whole days of 24 hours (reading R37). */
export const hours = (hours: number): Limit => ({
  says: `${hours} hours`,
  due: ({ anchor: { on, at } }) => (at ? londonDay(hoursLater(at, hours)) : addDays(on, Math.ceil(hours / 24))),
  dueAt: ({ anchor: { at } }) => at && hoursLater(at, hours),
});
/** On the day from which it runs. */
export const sameDay = (says: string): Limit => ({ says, due: ({ anchor }) => anchor.on });
/** By the day that the fact which began it names. */
export const namedDay: Limit = { says: 'the day that is named', due: ({ run, anchor }) => run.namedDay ?? anchor.on };
export const firstThen = (first: Limit, then: Limit): Limit => ({
  says: `${first.says}, then every ${then.says}`,
  due: link => (link.number === 0 ? first : then).due(link),
});

/** A limit that the authority may set for itself: the one in force on the day from which it runs. */
export const own = (setting: string, standard: number, limit: (number: number) => Limit): Limit => ({
  ...limit(standard),
  due: link => limit(link.about.settings.limit(setting, link.anchor.on, standard)).due(link),
  sets: [{ setting, standard }],
});

/** A statutory clock, in one row of law. */
export interface Clock extends Rule {
  readonly course: Course;
  /** Which duties of its course are under this clock. */
  readonly step: (link: Link) => boolean;
  readonly within: Limit;
}
/** A clock that does not fit the table of law: it tells its own duties, in a file of its own. */
export interface OwnClock extends Rule {
  readonly within: Pick<Limit, 'says' | 'sets'>;
  readonly duties: (about: Case) => Obligation[];
}
/** The one duty of a course that is not a chain, or the first of one that is. */
export const first = ({ number }: Link): boolean => number === 0;
/** All duties of a chain. */
export const every = (): boolean => true;
