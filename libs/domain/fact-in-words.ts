import { dayInWords, isDay, isInstant, timeInWords } from './calendar';
import { inWords as codeInWords } from './codes/code-list';
import type { NewFact } from './events/catalogue';
import { eventSpec, type FieldSpec } from './events/fact';

const inWords = ({ label, kind, codes }: FieldSpec, value: unknown): string => {
  if (kind === 'flag') return value === true ? label.toLowerCase() : `not ${label.toLowerCase()}`;
  const one = (given: unknown): string => codes?.codes[String(given)]?.says ?? (isDay(given) ? dayInWords(given) : String(given));
  return Array.isArray(value) ? value.map(one).join(', ') : one(value);
};

/** A field's value in words, by its declaration. A value that was erased reads as the keyring's word for it. */
export const valueInWords = ({ kind, codes }: Pick<FieldSpec, 'kind' | 'codes'>, value: unknown): string => {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (kind === 'flag') return value === true ? 'Yes' : 'No';
  if (kind === 'money') return `£${(Number(value) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`;
  if (codes && typeof value === 'string') return codeInWords(codes, value);
  if (codes && Array.isArray(value)) return value.map(code => codeInWords(codes, String(code))).join(', ');
  if (kind === 'day' && isDay(value)) return dayInWords(value);
  if (kind === 'instant' && isInstant(value)) return timeInWords(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** The declaration of a field of an event, its day among them. A name that is not declared reads as itself, and may be personal. */
export const fieldNamed = (type: string, name: string): Pick<FieldSpec, 'label' | 'kind' | 'codes' | 'personal'> => {
  if (name === 'on') return { label: 'When it happened', kind: 'day', personal: false };
  return eventSpec(type)?.fields.find(field => field.name === name) ?? { label: name, kind: 'text', personal: true };
};

/** A fact in plain words, by its declaration: "Permanence plan set: Adoption". Personal fields and identifiers are left out. */
export const factInWords = ({ type, data }: Pick<NewFact, 'type'> & { readonly data: object }): string => {
  const spec = eventSpec(type);
  if (!spec) return type;
  const said = spec.fields
    .filter(({ personal, kind }) => !personal && kind !== 'id' && kind !== 'changes')
    .flatMap(field => {
      const value = (data as Record<string, unknown>)[field.name];
      return value === undefined || value === null ? [] : [inWords(field, value)];
    });
  return said.length ? `${spec.title}: ${said.join('; ')}` : spec.title;
};
