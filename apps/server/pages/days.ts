import { isDay, type Day } from '@waymark/domain';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = (text: string): string => {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return String(named || text).padStart(2, '0');
};

/** The three parts of a date as people type them; the month may be a name. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const dayOfParts = ({ day, month, year }: DateParts): Day => `${year}-${monthOf(month)}-${day.padStart(2, '0')}`;

export type ReadDay = { readonly on: Day } | { readonly says: string; readonly part: keyof DateParts };

/** Reads a date input. What is wrong is said of `what`, like "the date of the move", with the part to mend. */
export const readDateParts = (parts: DateParts, what: string): ReadDay => {
  const What = what[0]!.toUpperCase() + what.slice(1);
  const missing = (['day', 'month', 'year'] as const).filter(part => !parts[part]);
  if (missing.length === 3) return { says: `Enter ${what}`, part: 'day' };
  if (missing[0]) return { says: `${What} must include a ${missing.join(' and ')}`, part: missing[0] };
  if (!/^\d{4}$/.test(parts.year)) return { says: 'The year must include 4 numbers', part: 'year' };
  const on = dayOfParts(parts);
  return isDay(on) ? { on } : { says: `${What} must be a real date`, part: 'day' };
};

/** The parts of a day, to fill a date input. */
export const datePartsOf = (day: Day): DateParts => ({
  day: String(+day.slice(8)),
  month: String(+day.slice(5, 7)),
  year: day.slice(0, 4),
});

/** A day typed in one field: "27 3 2026", "27/3/2026", "27 March 2026" or "2026-03-27". Undefined for anything else. */
export const readDay = (text: string): Day | undefined => {
  const typed = text.trim();
  if (isDay(typed)) return typed;
  const [, day, month, year] = /^(\d{1,2})[ /.-]+(\d{1,2}|[A-Za-z]{3,9})[ /.-]+(\d{4})$/.exec(typed) ?? [];
  if (!day || !month || !year) return undefined;
  const read = dayOfParts({ day, month, year });
  return isDay(read) ? read : undefined;
};
