import type { LimitTold } from '@waymark/application';
import type { Day } from '@waymark/domain';
import { readDateParts, type DateParts } from '../days';
import { textOf } from '../forms';

/** What the form holds, as it came. Nothing is kept of it on the server. */
export interface LimitForm extends DateParts {
  readonly value: string;
  readonly why: string;
  /** Made with the form: the same key twice sets once. */
  readonly key: string;
}
const fields: readonly (keyof LimitForm)[] = ['value', 'day', 'month', 'year', 'why', 'key'];
export const readLimitForm = (body: unknown): LimitForm =>
  Object.fromEntries(fields.map(field => [field, textOf(body, field)])) as unknown as LimitForm;

/** A refusal beside the field that it is about. */
export const fieldOfRefusal = (field = 'value'): string => (field === 'from' ? 'day' : field);

export interface LimitAsked {
  readonly value: number;
  readonly from: Day;
  readonly why: string;
}
type Wrong = Readonly<Record<string, string>>;

/** What the form asks for, or what is wrong with which field, in the order of the page. */
export const limitAsked = (form: LimitForm, { most, law }: LimitTold): LimitAsked | { readonly wrong: Wrong } => {
  const value = /^\d{1,5}$/.test(form.value) ? Number(form.value) : undefined;
  const read = readDateParts(form, 'the day from which it holds');
  const wrong = {
    ...(value === undefined || value > 10_000 ? { value: 'Enter the limit as a whole number from 0 to 10,000' } : {}),
    ...(value !== undefined && most !== undefined && value > most ? { value: `The limit must be ${most} or less: ${law}` } : {}),
    ...('on' in read ? {} : { [read.part]: read.says }),
    ...(form.why ? {} : { why: 'Say why the limit is changed' }),
  };
  return Object.keys(wrong).length || value === undefined || !('on' in read) ? { wrong } : { value, from: read.on, why: form.why };
};
