import { isDay, type Day } from '@waymark/domain';

/** The collection year, by its end, that holds a day: 2026 for 1 April 2025 to 31 March 2026. */
export const collectionYear = (day: Day): number => +day.slice(0, 4) + (day.slice(5) >= '04-01' ? 1 : 0);
/** The day a return ends: nothing after it can have happened when the return was made. */
export const lastDay = (year: number): Day => `${year}-03-31`;
/** "2024 to 2025". */
export const yearInWords = (year: number): string => `${year - 1} to ${year}`;

const two = (number: string): string => number.padStart(2, '0');

/** Of the years that end in these two digits, the one no more than 19 after the return's: the status of an unaccompanied child may end at 18. */
const fullYear = (digits: string, year: number): string => {
  if (digits.length === 4) return digits;
  const latest = year + 19;
  return String(latest - ((((latest - +digits) % 100) + 100) % 100));
};

const read = (text: string, year: number): Day | undefined => {
  const date = text.replace(/[ T]00:00(:00(\.0+)?)?Z?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date);
  const british = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(date);
  const day = iso
    ? `${iso[1]!}-${two(iso[2]!)}-${two(iso[3]!)}`
    : british && `${fullYear(british[4]!, year)}-${two(british[3]!)}-${two(british[1]!)}`;
  return isDay(day) ? day : undefined;
};

/** Dates already read: a return says the same few thousand again and again. */
const known = new Map<string, Day | undefined>();

/**
 * A date of a return, as DD/MM/YYYY, YYYY-MM-DD or with a year of two digits; a midnight after it is let pass. Undefined for anything else and
 * for days that do not exist.
 */
export const readDay = (text: string, year: number): Day | undefined => {
  const key = `${year} ${text}`;
  if (!known.has(key)) {
    if (known.size > 20_000) known.clear();
    known.set(key, read(text, year));
  }
  return known.get(key);
};
