import { dayInWords, readPeriod, type Day, type DueIn } from '@waymark/domain';
import { readDay } from '../days';
import { textOf } from '../forms';

const fields = ['from', 'to', 'on'] as const;
type Field = (typeof fields)[number];

/** The period a page was asked for, as typed and as read: what is wrong is said beside its field, and the page shows the year up to today. */
export interface PeriodOnPage {
  readonly typed: Readonly<Record<Field, string>>;
  readonly period: DueIn;
  readonly wrong: Readonly<Partial<Record<Field, { readonly text: string }>>>;
}

export const periodOnPage = (query: object, today: Day): PeriodOnPage => {
  const typed = Object.fromEntries(fields.map(field => [field, textOf(query, field).slice(0, 40)])) as Record<Field, string>;
  const days = Object.fromEntries(fields.map(field => [field, typed[field] ? readDay(typed[field]) : undefined])) as Partial<DueIn>;
  const unread = fields.filter(field => typed[field] && !days[field]);
  const read = unread.length ? undefined : readPeriod(days, today);
  const standard = readPeriod({}, today) as DueIn;
  if (read && !('says' in read)) return { typed, period: read, wrong: {} };
  const wrong = read ? { [read.field]: { text: read.says } } : {};
  unread.forEach(field => Object.assign(wrong, { [field]: { text: 'Enter a day, like 27 3 2026' } }));
  return { typed, period: standard, wrong };
};

export const periodInWords = ({ from, to, on }: DueIn): string =>
  `Due from ${dayInWords(from)} to ${dayInWords(to)}, as it stood at the end of ${dayInWords(on)}.`;
