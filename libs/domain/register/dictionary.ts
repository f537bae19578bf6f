import { laws } from '../clashes';
import type { CodeList } from '../codes/code-list';
import { authorityEvents, isChildEvent } from '../events/catalogue';
import { eventSpecs, type EventSpec, type FieldSpec } from '../events/fact';
import type { ClashClass } from '../laws/law';
import type { Confidence } from '../rules';
import { rulesRegister, type RegisteredRule } from '../rules-register';
import { doubts, type Doubt } from './doubts.data';
import { noClocks } from './no-clocks.data';

/** How far a number can be trusted, in words. */
export const confidenceInWords: Readonly<Record<Confidence, string>> = {
  V1: 'read in the law',
  V2: 'read in a secondary source',
  G: 'unconfirmed',
  C: 'calculated',
  P: 'our proposal',
};

export type DictionaryField = Omit<FieldSpec, 'codes'> & { readonly codes?: string };

/** All that Waymark knows by declaration: events, codes, clocks, signals, laws, settings, and what is in doubt. */
export interface Dictionary {
  readonly events: readonly (Omit<EventSpec, 'rank' | 'fields'> & {
    readonly stream: string;
    readonly fields: readonly DictionaryField[];
  })[];
  readonly codes: Readonly<Record<string, CodeList['codes']>>;
  readonly clocks: readonly RegisteredRule[];
  readonly signals: readonly RegisteredRule[];
  readonly laws: readonly { readonly id: string; readonly class: ClashClass }[];
  /** What the authority may set for itself. */
  readonly settings: readonly {
    readonly setting: string;
    readonly standard: number;
    readonly most?: number;
    readonly rule: string;
    readonly says: string;
  }[];
  readonly doubts: readonly Doubt[];
  /** Rules without a clock, and why. */
  readonly noClocks: Readonly<Record<string, string>>;
}

const streamOf = (name: string): string => (isChildEvent(name) ? 'child' : Object.hasOwn(authorityEvents, name) ? 'authority' : 'siblings');
const common: readonly DictionaryField[] = [
  { name: 'on', label: 'When it happened', kind: 'day', optional: false, personal: false },
  { name: 'at', label: 'At what time', kind: 'instant', optional: true, personal: false },
];

export const dictionary = (): Dictionary => {
  const rules = rulesRegister();
  return {
    events: eventSpecs().map(({ name, title, kind, fields }) => ({
      name,
      title,
      kind,
      stream: streamOf(name),
      fields: [...common, ...fields.map(field => ({ ...field, codes: field.codes?.name }))],
    })),
    codes: Object.fromEntries(
      eventSpecs().flatMap(({ fields }) => fields.flatMap(field => (field.codes ? [[field.codes.name, field.codes.codes]] : []))),
    ),
    clocks: rules.filter(({ kind }) => kind === 'clock'),
    signals: rules.filter(({ kind }) => kind === 'signal'),
    laws: laws.map(({ id, class: kind }) => ({ id, class: kind })),
    settings: rules.flatMap(({ id, says, sets }) => sets.map(one => ({ ...one, rule: id, says }))),
    doubts,
    noClocks,
  };
};

/** The code of a law in words: "adopted-without-placing" is "Adopted without placing". */
export const lawInWords = (id: string): string => id[0]!.toUpperCase() + id.slice(1).replaceAll('-', ' ');
