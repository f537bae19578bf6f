import { daysBetween, type Day } from '../calendar';
import type { DriftRule, SignalSpan } from '../rules';
import { passed } from './bands';

/** Where the limits of a rule come from, and what they count where it is not days. */
interface LimitSource {
  readonly whose?: string;
  readonly unit?: string;
}

/** "214 days have passed; the limit is 183 (Waymark's proposal)." A limit that the authority has set is said to be its own. */
export const againstLimit = (
  { limits }: Pick<DriftRule, 'limits'>,
  { countsFrom, limit, day }: Pick<SignalSpan, 'countsFrom' | 'limit'> & { readonly day: Day },
  { whose = "Waymark's proposal", unit }: LimitSource = {},
): string => {
  const source = limit !== undefined && Object.values(limits).includes(limit) ? whose : "the authority's own";
  return `${passed(daysBetween(countsFrom, day))}; the limit is ${limit}${unit ? ` ${unit}` : ''} (${source}).`;
};
