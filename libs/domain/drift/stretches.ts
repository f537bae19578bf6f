import type { Day } from '../calendar';
import type { Span } from '../span';

/** A moment of the story. */
export interface Moment {
  readonly on: Day;
  readonly entry: string;
}

/** The first of some moments, in order, on or after a day. */
export const firstFrom = <M extends Moment>(moments: readonly M[], day: Day): M | undefined => moments.find(({ on }) => on >= day);
/** The earlier of some moments. */
export const firstOf = (...moments: (Moment | undefined)[]): Moment | undefined =>
  moments.reduce((first, moment) => (moment && (!first || moment.on < first.on) ? moment : first), undefined);

/** What begins with one kind of moment and ends with another. Whatever is repeated while it is open starts nothing anew. */
export const stretches = (begun: readonly Moment[], end: (on: Day) => Moment | undefined): Span[] => {
  const spans: Span[] = [];
  for (const { entry, on } of begun) {
    const last = spans.at(-1);
    if (last && (!last.until || on < last.until)) continue;
    const ended = end(on);
    spans.push({ entry, from: on, until: ended?.on, endedBy: ended?.entry });
  }
  return spans;
};
