import {
  dayInWords,
  eventSpec,
  factInWords,
  inWords,
  type ChildEventName,
  type Day,
  type EventSpec,
  type FieldSpec,
} from '@waymark/domain';
import type { ChildTold } from '@waymark/application';
import { choicesOf, type ChoiceGroup } from './choices';
import { controlsOf, type Asked } from './form';
import type { Recordable } from './happenings';

/** One question of a form, as the template draws it. */
export interface Question {
  readonly draw: 'date' | 'radios' | 'select' | 'boxes' | 'line' | 'text';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly groups: readonly ChoiceGroup[];
  readonly prefix?: string;
  /** Of a date: its three controls. */
  readonly parts: readonly { readonly name: string; readonly label: string; readonly wide: boolean }[];
}

const when: Asked = { name: 'on', label: 'When did it happen?', kind: 'day', personal: false, needed: true };
const clock: Asked = {
  name: 'at',
  label: 'At what time?',
  kind: 'instant',
  personal: false,
  needed: false,
  hint: 'Like 5:30pm: the law counts hours',
};

/** Entries of the same child that a field names, and which of their fields names them where it is not the entry itself. */
const named: Readonly<Record<string, { readonly events: readonly ChildEventName[]; readonly by?: string }>> = {
  placement: { events: ['PlacementStarted'] },
  planned: { events: ['MovePlanned', 'ReviewPlanned'] },
  review: { events: ['ReviewHeld'] },
  decision: { events: ['ReviewDecisionMade'], by: 'decision' },
  concern: { events: ['IroConcernRaised'], by: 'concern' },
};
const names = (event: string, { name, kind }: Pick<FieldSpec, 'name' | 'kind'>) =>
  kind === 'id' && !named[name]?.events.includes(event as ChildEventName) ? named[name] : undefined;

const isAsked = ({ name }: FieldSpec, { spec }: Recordable, { standing }: ChildTold): boolean =>
  // The first placement follows none: nobody can say why the one before it ended.
  !(spec.name === 'PlacementStarted' && name === 'because' && !standing.placement);

/** The fields that the form of an event asks for on this child. */
export const fieldsAsked = (recordable: Recordable, told: ChildTold): { usual: Asked[]; more: Asked[] } => {
  const { spec, usual, needs = [], timed } = recordable;
  const fields = spec.fields
    .filter(field => isAsked(field, recordable, told))
    .map(field => ({ ...field, needed: !field.optional || needs.includes(field.name) }));
  const isUsual = ({ name }: Asked): boolean => !usual || usual.includes(name);
  const inOrder = (usual ?? []).flatMap(name => fields.filter(field => field.name === name));
  return { usual: [when, ...(timed ? [clock] : []), ...(usual ? inOrder : fields)], more: fields.filter(field => !isUsual(field)) };
};
/** All fields of an entry, to correct them. None may be blanked that the catalogue needs. */
export const fieldsOf = (spec: EventSpec, timed: boolean): Asked[] => [
  when,
  ...(timed ? [clock] : []),
  ...spec.fields.map(field => ({ ...field, needed: !field.optional })),
];

const entriesNamed = (event: string, field: Asked, { story }: ChildTold): ChoiceGroup[] | undefined => {
  const of = names(event, field);
  if (!of) return undefined;
  const told = of.events.flatMap(name => [...story.of(name)]).reverse();
  const items = told.flatMap(fact => {
    const value = of.by ? (fact as unknown as Record<string, unknown>)[of.by] : fact.entry;
    return typeof value === 'string' ? [{ value, text: `${eventSpec(fact.type)!.title}, ${dayInWords(fact.on)}` }] : [];
  });
  return [{ name: '', items }];
};

const yesOrNo: ChoiceGroup[] = [
  {
    name: '',
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
  },
];
const MOST_RADIOS = 7;

const drawnAs = ({ kind, name }: Asked, groups: readonly ChoiceGroup[]): Question['draw'] => {
  if (kind === 'day') return 'date';
  if (kind === 'codes') return 'boxes';
  if (groups.length) return groups.length === 1 && groups[0]!.items.length <= MOST_RADIOS && kind !== 'id' ? 'radios' : 'select';
  return ['note', 'says', 'reason', 'why'].includes(name) ? 'text' : 'line';
};

const dateParts = (field: Asked) => controlsOf(field).map((name, i) => ({ name, label: ['Day', 'Month', 'Year'][i]!, wide: i === 2 }));

/** The choices with what the entry says already, which may be out of use by now: to be asked is not to lose it. */
const keeping = (groups: ChoiceGroup[], field: Asked, reads: unknown): ChoiceGroup[] => {
  const offered = groups.flatMap(({ items }) => items.map(({ value }) => value));
  const kept = [reads].flat().filter((value): value is string => typeof value === 'string' && !offered.includes(value));
  if (!kept.length) return groups;
  const items = kept.map(value => ({ value, text: field.codes ? inWords(field.codes, value) : value }));
  return groups.length === 1
    ? [{ ...groups[0]!, items: [...groups[0]!.items, ...items] }]
    : [...groups, { name: 'As it reads now', items }];
};

/** The question that asks for a field: its choices are those in use on the day. `reads` is what an entry that is corrected says. */
export const questionOf = (event: string, field: Asked, { told, on, reads }: { told: ChildTold; on: Day; reads?: unknown }): Question => {
  const { name, label, kind, codes, needed } = field;
  const offered = kind === 'flag' ? yesOrNo : codes ? choicesOf(codes, on) : entriesNamed(event, field, told);
  const groups = offered && kind !== 'flag' ? keeping(offered, field, reads) : (offered ?? []);
  return {
    draw: drawnAs(field, groups),
    name,
    label: needed ? label : `${label} (optional)`,
    hint: kind === 'money' ? 'In pounds, like 1,250' : kind === 'id' && !groups.length ? 'A reference or number, never a name' : field.hint,
    groups,
    prefix: kind === 'money' ? '£' : undefined,
    parts: kind === 'day' ? dateParts(field) : [],
  };
};

/** What is on record of the same kind, so that nobody has to look it up. */
export const lastOnRecord = (event: string, { story }: ChildTold) => {
  const last = story.of(event as ChildEventName).at(-1);
  return last && { says: factInWords({ type: last.type, data: last }), on: last.on, entry: last.entry };
};
