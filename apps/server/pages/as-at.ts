import type { Day } from '@waymark/domain';
import { readDay } from './days';

/** The days a page was asked for, as typed, and read: what cannot be read is said beside the field, and the page shows today. */
export interface AsAt {
  readonly asked: { readonly on: string; readonly known: string };
  readonly on?: Day;
  readonly known?: Day;
  readonly wrong: Partial<Record<'on' | 'known', { readonly text: string }>>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 40) : '');

/** Reads `on` (happened up to) and `known` (recorded up to) from the address. `today` is a London day: nobody can look beyond it. */
export const readAsAt = (query: Readonly<Record<string, unknown>>, today: Day): AsAt => {
  const asked = { on: text(query.on), known: text(query.known) };
  const wrong: Partial<Record<'on' | 'known', { text: string }>> = {};
  const read = (field: 'on' | 'known'): Day | undefined => {
    if (!asked[field]) return undefined;
    const day = readDay(asked[field]);
    if (day && day <= today) return day;
    wrong[field] = { text: day ? 'The day must be today or in the past' : 'Enter a day, like 27 3 2026' };
    return undefined;
  };
  return { asked, on: read('on'), known: read('known'), wrong };
};

/** An address with the fields that are set. */
export const address = (path: string, query: Readonly<Record<string, string | number | undefined>>): string => {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(set.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
};
