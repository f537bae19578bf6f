import { Temporal } from 'temporal-polyfill';
import { bankHolidays } from './bank-holidays.data';

/** A calendar date in London, `YYYY-MM-DD`. Text order is date order. All statutory clocks but those in hours run on days, never on instants. */
export type Day = string;

const HOUR = 3_600_000;
const MS = 24 * HOUR;

/** Keeps what was worked out for the days already seen. */
export const remembered = <K, V>(work: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return key => {
    let value = known.get(key);
    if (value === undefined) {
      if (known.size > 50_000) known.clear();
      known.set(key, (value = work(key)));
    }
    return value;
  };
};

const ZERO = 48;
const digits = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let i = from; i < to; i += 1) number = number * 10 + text.charCodeAt(i) - ZERO;
  return number;
};
const yearOf = (day: Day): number => digits(day, 0, 4);
const monthOf = (day: Day): number => digits(day, 5, 7);
const dayOfMonth = (day: Day): number => digits(day, 8, 10);

/** Days since 1 January 1970. The year is counted from March, so that the day of a leap year is its last. */
const numberOf = (year: number, month: number, day: number): number => {
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 719_469;
};
const toNumber = (day: Day): number => numberOf(yearOf(day), monthOf(day), dayOfMonth(day));

/** The days of the lives on record, each written once: a story asks for the same few hundred again and again. */
const [first, last] = [toNumber('1950-01-01'), toNumber('2150-01-01')];
const written = new Array<Day | undefined>(last - first);
const write = (number: number): Day => new Date(number * MS).toISOString().slice(0, 10);
const fromNumber = (number: number): Day =>
  number >= first && number < last ? (written[number - first] ??= write(number)) : write(number);

/** Whether the text is a day that exists: `2025-02-29` is none. */
export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && fromNumber(toNumber(text)) === text;

export const addDays = (day: Day, days: number): Day => fromNumber(toNumber(day) + days);
/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);
const lastOfMonth = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};
const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The same day number so many months on, clamped to the last day of a short month. Always add from the anchor, never to a clamped day. */
export const addMonths = (day: Day, months: number): Day => {
  const total = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  return fromNumber(numberOf(year, month, Math.min(dayOfMonth(day), lastOfMonth(year, month))));
};

/** The birthday on which an age in whole years is attained, at its start; a birth on 29 February attains it on 1 March in common years. */
export const birthday = (born: Day, age: number): Day => {
  const day = addMonths(born, age * 12);
  return born.slice(8) === '29' && day.slice(8) === '28' ? addDays(day, 1) : day;
};
/** Age in whole years on a day. */
export const ageOn = (born: Day, day: Day): number => {
  const years = yearOf(day) - yearOf(born);
  return birthday(born, years) <= day ? years : years - 1;
};

/** Easter Sunday by the Gregorian computus (anonymous algorithm). */
const easter = (year: number): Day => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${String(year).padStart(4, '0')}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`;
};
/** 0 Sunday … 6 Saturday. */
const weekday = (number: number): number => (((number + 4) % 7) + 7) % 7;
const firstMonday = (from: Day): Day => addDays(from, (8 - weekday(toNumber(from))) % 7);

/** The statutory pattern for a year whose holidays nobody has confirmed: substitutes for weekends, no one-off holidays. */
const calculated = remembered((year: number): ReadonlySet<Day> => {
  const free = new Set<Day>();
  const substitute = (day: Day): void => {
    while (weekday(toNumber(day)) % 6 === 0 || free.has(day)) day = addDays(day, 1);
    free.add(day);
  };
  substitute(`${year}-01-01`);
  const sunday = easter(year);
  [
    addDays(sunday, -2),
    addDays(sunday, 1),
    firstMonday(`${year}-05-01`),
    firstMonday(`${year}-05-25`),
    firstMonday(`${year}-08-25`),
  ].forEach(day => free.add(day));
  substitute(`${year}-12-25`);
  substitute(`${year}-12-26`);
  return free;
});

const isOfficial = (year: number): boolean => year >= bankHolidays.from && year <= bankHolidays.until;
const [officialFrom, officialUntil] = [toNumber(`${bankHolidays.from}-01-01`), toNumber(`${bankHolidays.until + 1}-01-01`)];
const official = new Uint8Array(officialUntil - officialFrom);
for (const day of bankHolidays.days) official[toNumber(day) - officialFrom] = 1;

/** Christmas Day is free even where it falls on a weekend and a substitute is given, but then it is free as a weekend. */
const isFree = (number: number): boolean => {
  if (weekday(number) % 6 === 0) return true;
  if (number >= officialFrom && number < officialUntil) return official[number - officialFrom] === 1;
  const day = fromNumber(number);
  return calculated(+day.slice(0, 4)).has(day);
};

/** Any day but Saturday, Sunday, Christmas Day, Good Friday and the bank holidays of England and Wales. */
export const isWorkingDay = (day: Day): boolean => !isFree(toNumber(day));

const workingDaysLater = remembered((days: number) =>
  remembered((from: number): Day => {
    const step = Math.sign(days);
    let number = from;
    for (let left = Math.abs(days); left > 0;) {
      number += step;
      if (!isFree(number)) left -= 1;
    }
    return fromNumber(number);
  }),
);
/** The Nth working day after a day (before it when negative): day 0 is the day itself. */
export const addWorkingDays = (day: Day, days: number): Day => workingDaysLater(days)(toNumber(day));

/** The years between two days whose bank holidays rest on the statutory pattern because no official list is loaded. */
export const provisionalYears = (from: Day, to: Day): number[] => {
  const years: number[] = [];
  for (let year = +from.slice(0, 4); year <= +to.slice(0, 4); year += 1) if (!isOfficial(year)) years.push(year);
  return years;
};

/** Whether the text is a moment that exists: ISO 8601 to the minute or finer, with its offset. */
export const isInstant = (text: unknown): text is string => {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
};
/** The London day on which an instant (ISO 8601 with offset, or UTC) falls. */
export const londonDay = (instant: string): Day => {
  const number = Math.floor(Date.parse(instant) / MS);
  // London is never behind UTC, and was never more than two hours before it.
  if (Math.floor((Date.parse(instant) + 2 * HOUR) / MS) === number) return fromNumber(number);
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
};

/** The moment at which clocks in London show a time (`HH:MM`) on a day, in UTC. Of an hour that comes twice, the first; one that is skipped is read an hour later. */
export const londonInstant = (day: Day, time: string): string =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: 'Europe/London', plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();

/** The moment so many hours after another, in UTC to the millisecond: so written, text order is the order of time. */
export const hoursLater = (instant: string, hours: number): string => new Date(Date.parse(instant) + hours * HOUR).toISOString();

/** The last millisecond of a London day, as an instant in UTC. */
export const londonEndOf = (day: Day): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/London').toInstant().subtract({ milliseconds: 1 }).toString();

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** "5:30pm", as clocks in London show an instant. */
export const timeInWords = (instant: string): string => {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
};
/** "12 March 2026". */
export const dayInWords = (day: Day): string => `${+day.slice(8, 10)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;

export const earliest = (...days: (Day | undefined)[]): Day | undefined =>
  days.reduce((first, day) => (day && (!first || day < first) ? day : first), undefined);
export const latest = (...days: (Day | undefined)[]): Day | undefined =>
  days.reduce((last, day) => (day && (!last || day > last) ? day : last), undefined);
