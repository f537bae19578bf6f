import { isCode, isDay, londonInstant, problemsOf, timeInWords, type Day, type FieldSpec } from '@waymark/domain';
import { datePartsOf, readDateParts } from '../days';
import { wholeTextOf } from '../forms';
import { time } from '../words';

/** What a form holds, as it came: text by the name of its control. It goes from page to page in the form itself; the server keeps nothing of it. */
export type Form = Readonly<Record<string, string>>;
/** What is wrong, by the control to mend. */
export type Wrong = Readonly<Record<string, string>>;
export type Data = Readonly<Record<string, unknown>>;

/** The declared field, and whether this form must have it. */
export type Asked = Pick<FieldSpec, 'name' | 'label' | 'hint' | 'kind' | 'codes' | 'personal'> & { readonly needed: boolean };

const PARTS = ['day', 'month', 'year'] as const;

/** The names of the controls that a field is asked with. */
export const controlsOf = ({ name, kind }: Pick<FieldSpec, 'name' | 'kind'>): string[] =>
  kind === 'day' ? PARTS.map(part => `${name}-${part}`) : [name];

/** Takes the named controls out of a posted body; what is not text, or not asked for, is left out. Boxes that are ticked come as a list. */
export const readForm = (body: unknown, names: readonly string[]): Form =>
  Object.fromEntries(
    names.map(name => {
      const value = (body as Record<string, unknown> | undefined)?.[name];
      return [name, Array.isArray(value) ? value.filter(one => typeof one === 'string').join(' ') : wholeTextOf(body, name)];
    }),
  );

const inForm = ({ kind }: Asked, value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (kind === 'flag') return value === true ? 'yes' : 'no';
  if (kind === 'money') return (Number(value) / 100).toFixed(2);
  if (kind === 'instant') return time(value as string);
  return Array.isArray(value) ? value.join(' ') : `${value as string | number}`;
};
/** A fact as a form holds it, to be changed there. */
export const formOf = (fields: readonly Asked[], data: Data): Form =>
  Object.fromEntries(
    fields.flatMap(field => {
      const value = data[field.name];
      if (field.kind !== 'day') return [[field.name, inForm(field, value)]];
      return isDay(value) ? Object.entries(datePartsOf(value)).map(([part, text]) => [`${field.name}-${part}`, text]) : [];
    }),
  );

type Read = { readonly value: unknown } | { readonly wrong: Wrong };

const wordsOf = (label: string): string => label[0]!.toLowerCase() + label.slice(1);
const number = (text: string): number => (/^\d{1,9}(\.\d{1,2})?$/.test(text) ? Number(text) : NaN);

/** "17:30" of "5:30pm", "5.30 pm", "17:30"; undefined for anything else. */
const readTime = (text: string): string | undefined => {
  const [, hours, minutes = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?$/i.exec(text) ?? [];
  if (!hours || (half ? +hours < 1 || +hours > 12 : !/[:.]/.test(text) || +hours > 23) || +minutes > 59) return undefined;
  const hour = half ? (+hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : +hours;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
};

/** "17:30", as clocks in London show a moment. */
const minuteOf = (moment: string): string | undefined => readTime(timeInWords(moment));

const readDate = ({ name, label, needed }: Pick<Asked, 'name' | 'label' | 'needed'>, form: Form): Read => {
  const [day = '', month = '', year = ''] = PARTS.map(part => form[`${name}-${part}`] ?? '');
  if (!needed && !day && !month && !year) return { value: undefined };
  const read = readDateParts({ day, month, year }, name === 'on' ? 'the date it happened' : `the date for “${wordsOf(label)}”`);
  return 'on' in read ? { value: read.on } : { wrong: { [`${name}-${read.part}`]: read.says } };
};

/** The day on which it happened, as a form says; undefined while it says none. */
export const dayOf = (form: Form): Day | undefined => {
  const read = readDate({ name: 'on', label: '', needed: true }, form);
  return 'value' in read ? (read.value as Day) : undefined;
};

const readText = ({ name, label, kind, codes }: Asked, text: string, on: Day | undefined): Read => {
  const wrong = (says: string): Read => ({ wrong: { [name]: says } });
  switch (kind) {
    case 'flag':
      return { value: text === 'yes' };
    case 'code':
      return codes && isCode(codes, text) ? { value: text } : wrong(`Select ${wordsOf(label)}`);
    case 'codes':
      return { value: text.split(' ') };
    case 'money': {
      const pounds = number(text.replace(/[£,\s]/g, ''));
      return Number.isNaN(pounds)
        ? wrong(`${label} must be an amount in pounds, like 1,250 or 1250.50`)
        : { value: Math.round(pounds * 100) };
    }
    case 'count':
    case 'miles':
      return Number.isNaN(number(text)) ? wrong(`${label} must be a number, like 12`) : { value: Number(text) };
    case 'instant': {
      const at = readTime(text);
      if (!at) return wrong('The time must be like 5:30pm or 17:30');
      const moment = on && londonInstant(on, at);
      return moment && minuteOf(moment) !== at ? wrong('There was no such time on that day: the clocks went forward') : { value: moment };
    }
    default:
      return { value: text };
  }
};

const readField = (field: Asked, form: Form, on: Day | undefined): Read => {
  if (field.kind === 'day') return readDate(field, form);
  const text = form[field.name] ?? '';
  if (text) return readText(field, text, on);
  const verb = field.codes || field.kind === 'flag' ? 'Select' : 'Enter';
  return field.needed ? { wrong: { [field.name]: `${verb} ${wordsOf(field.label)}` } } : { value: undefined };
};

/** The control that a field's mistake is shown at. */
export const controlOf = (name: string, fields: readonly Asked[]): string =>
  fields.find(field => field.name === name)?.kind === 'day' ? `${name}-day` : name;

/** What the fields of a form read, `on` among them for the times of that day; or what cannot be read, by its control, in the order of the page. */
export const valuesOf = (fields: readonly Asked[], form: Form): { data: Data } | { wrong: Wrong } => {
  const on = dayOf(form);
  const read = fields.map(field => [field.name, readField(field, form, on)] as const);
  const wrong = Object.assign({}, ...read.map(([, one]) => ('wrong' in one ? one.wrong : {}))) as Wrong;
  if (Object.keys(wrong).length) return { wrong };
  const given = read.flatMap(([name, one]) => ('value' in one && one.value !== undefined ? [[name, one.value] as const] : []));
  return { data: Object.fromEntries(given) };
};

/** The fact that a form describes, by its declaration, or what is wrong with which control. */
export const dataOf = (event: string, fields: readonly Asked[], form: Form): { data: Data } | { wrong: Wrong } => {
  const read = valuesOf(fields, form);
  if ('wrong' in read) return read;
  const problems = problemsOf(event, read.data);
  return problems.length ? { wrong: Object.fromEntries(problems.map(({ field, says }) => [controlOf(field, fields), says])) } : read;
};
