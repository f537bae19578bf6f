import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { isDay, isInstant, type Day } from '../calendar';
import { isCode, type CodeList } from '../codes/code-list';

/**
 * The mechanism of the catalogue. A fact is declared once, as a class with decorators; each decorator calls class-validator's and keeps a plain
 * FieldSpec. Type, check at the door, JSON schema, form, timeline wording and dictionary all come from that declaration. Checked at the door, never on replay.
 */
export type FieldKind = 'day' | 'instant' | 'code' | 'codes' | 'id' | 'text' | 'flag' | 'money' | 'count' | 'miles' | 'changes';

export interface FieldSpec {
  readonly name: string;
  /** In plain English, for forms and the timeline. */
  readonly label: string;
  readonly hint?: string;
  readonly kind: FieldKind;
  readonly codes?: CodeList;
  readonly optional: boolean;
  /** Identifies somebody, or is free text: sealed before it is stored. */
  readonly personal: boolean;
}

/** What kind of knowledge a fact is. The record's coverage says, kind by kind, on which days silence means something. */
export type FactKind =
  | 'episodes'
  | 'reviews'
  | 'visits'
  | 'plans'
  | 'health'
  | 'education'
  | 'court'
  | 'adoption'
  | 'guardianship'
  | 'missing'
  | 'workers'
  | 'leaving-care'
  | 'unaccompanied'
  | 'record';

export interface EventOptions {
  readonly kind: FactKind;
  /** Place within a day: ends 10, status 20, starts 30, plans 40, reviews 50, visits 60, the rest 70, about entries 90. */
  readonly rank: number;
}

export interface EventSpec extends EventOptions {
  /** The stored name: never renamed, never removed. */
  readonly name: string;
  readonly title: string;
  readonly fields: readonly FieldSpec[];
}

interface FieldOptions {
  readonly optional?: boolean;
  readonly label?: string;
  readonly hint?: string;
}

const fieldsOf = new Map<object, FieldSpec[]>();
const eventsByName = new Map<string, { spec: EventSpec; fact: new () => Fact }>();

const words = (name: string): string => name[0]!.toUpperCase() + name.slice(1).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

const field =
  (
    kind: FieldKind,
    options: FieldOptions & { codes?: CodeList; personal?: boolean },
    checks: (label: string) => PropertyDecorator[],
  ): PropertyDecorator =>
  (target, key) => {
    const name = String(key);
    const { optional = false, personal = false, label = words(name), hint, codes } = options;
    const own = fieldsOf.get(target) ?? [];
    own.push({ name, label, hint, kind, codes, optional, personal });
    fieldsOf.set(target, own);
    const required = optional ? IsOptional() : IsNotEmpty({ message: `Enter ${label.toLowerCase()}.` });
    [required, ...checks(label)].forEach(check => check(target, key));
  };

const check = (name: string, validate: (value: unknown) => boolean, message: string): PropertyDecorator =>
  ValidateBy({ name, validator: { validate } }, { message });

const list = (codes: CodeList): string => {
  const all = Object.keys(codes.codes);
  return all.length > 15 ? `${all.slice(0, 15).join(', ')} …` : all.join(', ');
};

/** A calendar date in London, `YYYY-MM-DD`. */
export const OnDay = (options: FieldOptions = {}): PropertyDecorator =>
  field('day', options, label => [check('isDay', isDay, `${label} must be a date that exists, as YYYY-MM-DD.`)]);
/** A moment, ISO 8601 with its offset, where a law counts hours. */
export const Instant = (options: FieldOptions = {}): PropertyDecorator =>
  field('instant', options, label => [
    check('isInstant', isInstant, `${label} must be a date and time with its offset, like 2026-03-12T17:30:00Z.`),
  ]);
export const Code = (codes: CodeList, options: FieldOptions = {}): PropertyDecorator =>
  field('code', { ...options, codes }, label => [
    check('isCode', value => isCode(codes, value), `${label} must be one of ${list(codes)}.`),
  ]);
export const Codes = (codes: CodeList, options: FieldOptions = {}): PropertyDecorator =>
  field('codes', { ...options, codes }, label => [
    IsArray({ message: `${label} must be a list of codes.` }),
    ArrayUnique({ message: `${label} names a code twice.` }),
    check(
      'areCodes',
      value => !Array.isArray(value) || value.every(code => isCode(codes, code)),
      `${label} must hold only ${list(codes)}.`,
    ),
  ]);
/** A pseudonymous identifier (a worker's, a carer's, an entry's): never a name. */
export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field('id', options, label => [
    Matches(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, { message: `${label} must be letters, digits, dots, colons or hyphens, at most 64.` }),
  ]);
export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field('flag', options, label => [IsBoolean({ message: `${label} must be true or false.` })]);
/** Money in pence. */
export const Money = (options: FieldOptions = {}): PropertyDecorator =>
  field('money', options, label => [
    IsInt({ message: `${label} must be a whole number of pence.` }),
    Min(0, { message: `${label} cannot be less than nothing.` }),
  ]);
export const Count = (options: FieldOptions = {}): PropertyDecorator =>
  field('count', options, label => [
    IsInt({ message: `${label} must be a whole number.` }),
    Min(0, { message: `${label} cannot be less than 0.` }),
    Max(1_000_000, { message: `${label} is too large.` }),
  ]);
/** A distance in miles, with one decimal at most. */
export const Miles = (options: FieldOptions = {}): PropertyDecorator =>
  field('miles', options, label => [
    IsNumber({ maxDecimalPlaces: 1 }, { message: `${label} must be a number of miles, with one decimal at most.` }),
    Min(0, { message: `${label} cannot be less than 0.` }),
    Max(9999.9, { message: `${label} is too large.` }),
  ]);
/** Text of one fixed form, which the hint gives in words: a number, a month, a setting's name. It is stored plain, so it can never be free text. */
export const Text = ({ form, ...options }: FieldOptions & { hint: string; form: RegExp }): PropertyDecorator =>
  field('text', options, label => [Matches(form, { message: `${label} must be in this form: ${options.hint}.` })]);
/** Text that identifies somebody, or free text: sealed with a key of the entry before it is stored. */
export const Personal = ({ max = 4000, ...options }: FieldOptions & { kind?: 'text' | 'day'; max?: number } = {}): PropertyDecorator =>
  options.kind === 'day'
    ? field('day', { ...options, personal: true }, label => [check('isDay', isDay, `${label} must be a date that exists, as YYYY-MM-DD.`)])
    : field('text', { ...options, personal: true }, label => [
        IsString({ message: `${label} must be text.` }),
        check('isText', value => typeof value !== 'string' || !/[\0\p{Cs}]/u.test(value), `${label} must not hold broken characters.`),
        MaxLength(max, { message: `${label} must be ${max.toLocaleString('en-GB')} characters or fewer.` }),
      ]);
/** New values for some fields of another entry: sealed exactly as that entry's declaration says. */
export const Changes = (options: FieldOptions = {}): PropertyDecorator =>
  field('changes', options, label => [IsObject({ message: `${label} must name the fields to change and their new values.` })]);

/** Every fact: the day it happened in the child's life (London), and the moment where a law counts hours. */
export abstract class Fact {
  @OnDay({ label: 'When it happened' }) on: Day;
  @Instant({ optional: true, label: 'At what time' }) at?: string;
}

/** Declares an event of the catalogue under its class's name. */
export const CareEvent =
  (title: string, options: EventOptions) =>
  <F extends new () => Fact>(fact: F): F => {
    const own = fieldsOf.get(fact.prototype as object) ?? [];
    eventsByName.set(fact.name, { spec: { ...options, name: fact.name, title, fields: own }, fact });
    return fact;
  };

export interface Problem {
  readonly field: string;
  readonly says: string;
}

/** The declaration of an event, or undefined for a name the catalogue does not have. */
export const eventSpec = (name: string): EventSpec | undefined => eventsByName.get(name)?.spec;
export const eventSpecs = (): EventSpec[] => [...eventsByName.values()].map(event => event.spec);

/** What is wrong with a fact as it came to the door: nothing when the list is empty. Unknown fields are named, never dropped. */
export const problemsOf = (name: string, data: Readonly<Record<string, unknown>>): Problem[] => {
  const event = eventsByName.get(name);
  if (!event) return [{ field: 'type', says: `There is no event called ${name}. See the dictionary for those there are.` }];
  const known = new Set(['on', 'at', ...event.spec.fields.map(spec => spec.name)]);
  const unknown = Object.keys(data).filter(key => !known.has(key));
  const fact = Object.assign(new event.fact(), data);
  return [
    ...unknown.map(key => ({ field: key, says: `${event.spec.title} has no field called ${key}.` })),
    ...validateSync(fact, { stopAtFirstError: true }).map(error => ({
      field: error.property,
      says: Object.values(error.constraints ?? {})[0] ?? 'This is not right.',
    })),
  ];
};
