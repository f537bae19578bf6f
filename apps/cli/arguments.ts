import { isDay, isInstant, type Day } from '@waymark/domain';
import { UsageError } from './exit';

/** A day from the command line. */
export const day = (text: string): Day => {
  if (isDay(text)) return text;
  throw new UsageError(`"${String(text)}" is not a day. Give it as YYYY-MM-DD, like 2026-03-31.`);
};

/** A day, whose end in London it then is, a moment or a position in the log: "as it was known then". */
export const known = (text: string): string => {
  if (isDay(text) || isInstant(text) || /^\d{1,20}$/.test(text)) return text;
  throw new UsageError(
    `"${String(text)}" is neither a day, nor a date and time with its offset (2026-03-31T17:00:00Z), nor a position (a whole number).`,
  );
};

/** A position in the log. */
export const position = (text: string): string => {
  if (!/^\d{1,20}$/.test(text))
    throw new UsageError(`"${text}" is not a position. Give a whole number, like the one that "anchor" printed.`);
  return text.padStart(20, '0');
};

/** A rule of the register by its code, in any case. */
export const rule =
  (codes: readonly string[]) =>
  (text: string): string => {
    const code = text.toUpperCase();
    if (!codes.includes(code)) throw new UsageError(`There is no rule "${text}" here. Give one of ${codes.join(', ')}.`);
    return code;
  };

export const whole =
  (from: number, to: number) =>
  (text: string): number => {
    const number = Number(text);
    // An empty word, like a variable of the shell that is not set, is no nought.
    if (!/^\d{1,9}$/.test(text) || number < from || number > to)
      throw new UsageError(`"${text}" is not a whole number from ${from} to ${to}.`);
    return number;
  };
