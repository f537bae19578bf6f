import type { ChildTold } from '@waymark/application';
import { eventSpec, isOnlyImported, saysNothingNew, valueInWords, type Asked as Fact, type Day } from '@waymark/domain';
import { plainText } from '../forms';
import { day, gap } from '../words';
import { controlsOf, dataOf, dayOf, formOf, valuesOf, type Asked, type Data, type Form, type Wrong } from './form';
import { recordable } from './happenings';
import { fieldsAsked, fieldsOf, lastOnRecord, questionOf, type Question } from './questions';

interface Row {
  readonly label: string;
  /** What the record says now, where it is to say something else. */
  readonly was?: string;
  readonly value: string;
}

/** One thing that is recorded on a child by a form: what is asked, how the answers become a fact, and what they say. */
export interface Task {
  /** Below the child's own address. */
  readonly path: string;
  readonly title: string;
  /** The same page with a day filled in, for “today” and “yesterday”; undefined where the day is known. */
  readonly quick?: string;
  /** The names of all its controls. */
  readonly controls: readonly string[];
  /** What the form holds before anything was typed. */
  readonly blank: Form;
  readonly questions: readonly Question[];
  /** Asked for out of sight, where there are many. */
  readonly more: readonly Question[];
  /** What is on record of it. */
  readonly last?: { readonly says: string; readonly on: Day; readonly entry: string };
  readonly read: (form: Form) => { readonly fact: Fact } | { readonly wrong: Wrong };
  readonly answers: (fact: Fact) => readonly Row[];
}

const says = (field: Asked, value: unknown): string => (value === undefined || value === null ? 'Not given' : valueInWords(field, value));

/** To record an event. Undefined for what no form records. `form` is what was typed so far: its day decides which codes can be chosen. */
export const recordingOf = (event: string, told: ChildTold, form: Form, today: Day): Task | undefined => {
  const what = recordable(event);
  if (!what) return undefined;
  const { usual, more } = fieldsAsked(what, told);
  const fields = [...usual, ...more];
  const asked = (some: Asked[]): Question[] => some.map(field => questionOf(event, field, { told, on: dayOf(form) ?? today }));
  return {
    path: `events/new/${event}`,
    quick: `/children/${told.child}/events/new/${event}`,
    title: what.spec.title,
    controls: fields.flatMap(controlsOf),
    blank: event === 'ReviewDecisionMade' ? { decision: `D${told.story.of('ReviewDecisionMade').length + 1}` } : {},
    questions: asked(usual),
    more: asked(more),
    last: lastOnRecord(event, told),
    read: typed => {
      const read = dataOf(event, fields, typed);
      return 'wrong' in read ? read : { fact: { type: event, data: read.data } };
    },
    answers: ({ data }) =>
      fields
        .filter(({ name }) => (data as Data)[name] !== undefined)
        .map(field => ({
          label: field.name === 'on' ? 'When' : field.label,
          value:
            field.name === 'on'
              ? `${day((data as { on: Day }).on)}, ${gap((data as { on: Day }).on, today)}`
              : says(field, (data as Data)[field.name]),
        })),
  };
};

/** Why an entry is corrected or struck out. */
const causes = [
  'It has the wrong date',
  'It was recorded on the wrong child',
  'There is new evidence',
  'It was mistyped',
  'It was recorded twice',
  'It did not happen',
] as const;
const askWhy = (some: readonly number[]): Question[] => [
  {
    draw: 'radios',
    name: 'why',
    label: 'Why?',
    hint: 'Both stay on record for good, with your name',
    groups: [{ name: '', items: some.map(n => ({ value: causes[n]!, text: causes[n]! })) }],
    parts: [],
  },
  { draw: 'text', name: 'words', label: 'In your own words (optional)', groups: [], parts: [] },
];
const reasonOf = (form: Form): { reason: string } | { wrong: Wrong } => {
  if (!causes.some(cause => cause === form.why)) return { wrong: { why: 'Select why' } };
  return { reason: form.words ? `${form.why}: ${form.words}` : form.why! };
};

/** An entry of the child as it reads today, and its own declaration. Undefined for what is no entry of the child, was struck out, or is for imports alone. */
const entryOf = (entry: string, { entries, story }: ChildTold) => {
  const stored = entries.find(({ id }) => id === entry);
  const reads = story.told.find(fact => fact.entry === entry) as Data | undefined;
  const spec = stored && eventSpec(stored.type);
  return stored && spec && reads && !isOnlyImported(stored.type) ? { stored, spec, reads } : undefined;
};
const about = ({ spec, reads }: { spec: { title: string }; reads: Data }) => `${spec.title}, ${day(reads.on as Day)}`;

/** Whether somebody changed a field: what a form cannot show whole, like seconds, is not changed by being shown. */
const isTouched = (field: Asked, typed: Form, blank: Form): boolean =>
  controlsOf(field).some(control => (typed[control] ?? '') !== plainText(blank[control] ?? ''));

/** To correct an entry: the fields as they read, to be changed. What is left as it is says nothing. */
export const correctingOf = (entry: string, told: ChildTold, form: Form, today: Day): Task | undefined => {
  const target = entryOf(entry, told);
  if (!target) return undefined;
  const { spec, reads, stored } = target;
  const fields = fieldsOf(spec, reads.at !== undefined || recordable(stored.type)?.timed === true).filter(({ name }) => name !== 'rows');
  const usual = recordable(stored.type)?.usual ?? fields.map(({ name }) => name);
  const isShown = ({ name }: Asked): boolean => name === 'on' || reads[name] !== undefined || usual.includes(name);
  const blank = formOf(fields, reads);
  const on = dayOf({ ...blank, ...form }) ?? today;
  const asked = (some: (field: Asked) => boolean): Question[] =>
    fields.filter(some).map(field => questionOf(stored.type, field, { told, on, reads: reads[field.name] }));
  return {
    path: `entries/${entry}/correct`,
    title: `Correct: ${about(target)}`,
    controls: [...fields.flatMap(controlsOf), 'why', 'words'],
    blank,
    questions: [...asked(isShown), ...askWhy([0, 2, 3])],
    more: asked(field => !isShown(field)),
    read: typed => {
      const [when, ...rest] = fields as [Asked, ...Asked[]];
      const moved = isTouched(when, typed, blank);
      const touched = rest.filter(field => isTouched(field, typed, blank) || (moved && field.kind === 'instant'));
      const read = valuesOf([when, ...touched], typed);
      const reason = reasonOf(typed);
      if ('wrong' in read || 'wrong' in reason)
        return { wrong: { ...('wrong' in read ? read.wrong : {}), ...('wrong' in reason ? reason.wrong : {}) } };
      const now = Object.fromEntries([when, ...touched].map(({ name }) => [name, read.data[name] ?? null]));
      const changes = Object.fromEntries(Object.entries(now).filter(([name, value]) => !saysNothingNew({ [name]: value }, reads)));
      if (!Object.keys(changes).length) return { wrong: { 'on-day': 'Change what is wrong. Everything reads as it did.' } };
      return { fact: { type: 'EntryCorrected', data: { on: today, entry, changes, reason: reason.reason } } };
    },
    answers: ({ data }) => {
      const { changes, reason } = data as { changes: Data; reason: string };
      const changed = fields.filter(({ name }) => Object.hasOwn(changes, name));
      return [
        ...changed.map(field => ({
          label: field.name === 'on' ? 'When it happened' : field.label,
          was: says(field, reads[field.name]),
          value: says(field, changes[field.name]),
        })),
        { label: 'Why', value: reason },
      ];
    },
  };
};

/** To strike an entry out: it should not be there. It stays, struck through. */
export const strikingOutOf = (entry: string, told: ChildTold, today: Day): Task | undefined => {
  const target = entryOf(entry, told);
  if (!target) return undefined;
  return {
    path: `entries/${entry}/strike-out`,
    title: `Strike out: ${about(target)}`,
    controls: ['why', 'words'],
    blank: {},
    questions: askWhy([1, 4, 5, 3]),
    more: [],
    read: typed => {
      const reason = reasonOf(typed);
      return 'wrong' in reason ? reason : { fact: { type: 'EntryStruckOut', data: { on: today, entry, reason: reason.reason } } };
    },
    answers: ({ data }) => [{ label: 'Why', value: (data as { reason: string }).reason }],
  };
};
