import { dayInWords, isDay } from './calendar';
import type { NewFact } from './events/catalogue';
import { eventSpec, type FieldSpec } from './events/fact';

const inWords = ({ label, kind, codes }: FieldSpec, value: unknown): string => {
  if (kind === 'flag') return value === true ? label.toLowerCase() : `not ${label.toLowerCase()}`;
  const one = (given: unknown): string => codes?.codes[String(given)]?.says ?? (isDay(given) ? dayInWords(given) : String(given));
  return Array.isArray(value) ? value.map(one).join(', ') : one(value);
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
