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
