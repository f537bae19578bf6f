import type { Day } from './calendar';

/** A stretch of days: from the first, up to but not including `until`. Its identity is the entry that began it. */
export interface Span {
  readonly entry: string;
  readonly from: Day;
  until?: Day;
  /** The entry that ended it. */
  endedBy?: string;
}
export const holds = (span: Span, day: Day): boolean => span.from <= day && (!span.until || day < span.until);

/** Of spans in order, none of which begins before the one before it has ended: the one that holds the day. */
export const holding = <S extends Span>(spans: readonly S[], day: Day): S | undefined => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from <= day) low = middle + 1;
    else high = middle;
  }
  const last = spans[low - 1];
  return last && holds(last, day) ? last : undefined;
};
/** For `sort`: by day, and what is of one day as it stands. */
export const byDay = (a: { readonly on: Day }, b: { readonly on: Day }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);
/** For `sort`: by first day, and what starts on one day as it stands. */
export const byStart = (a: { readonly from: Day }, b: { readonly from: Day }): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
