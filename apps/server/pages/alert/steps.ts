import { Forbidden, type SignalTold } from '@waymark/application';
import {
  addDays,
  dayInWords,
  deferralOn,
  isCode,
  LONGEST_DEFERRAL,
  oversightRoles,
  type Asked,
  type Day,
  type OversightRole,
  type Signal,
} from '@waymark/domain';
import type { Person } from '../../identity/person';
import { address } from '../as-at';
import { readDateParts, type DateParts } from '../days';
import { wholeTextOf } from '../forms';

/** What can be done about an alert: each is one question page, and one entry on the child. */
export interface Step {
  readonly title: string;
  readonly save: string;
  /** What is asked in words, and whether it may be left out. */
  readonly words: { readonly label: string; readonly hint?: string; readonly optional?: true; readonly missing?: string };
}

export const steps = {
  defer: {
    title: 'Defer this alert',
    save: 'Defer alert',
    words: { label: 'Why can it wait?', hint: 'It is kept on the child’s record.', missing: 'Say why it can wait' },
  },
  withdraw: { title: 'End the deferral', save: 'End deferral', words: { label: 'Why (optional)', optional: true } },
  escalate: { title: 'Escalate this alert', save: 'Escalate alert', words: { label: 'Note (optional)', optional: true } },
  oversight: {
    title: 'Record management oversight',
    save: 'Record oversight',
    words: { label: 'What was looked at, and what is to be done?', missing: 'Say what was looked at, and what is to be done' },
  },
  dispute: {
    title: 'This alert is wrong',
    save: 'Record that it is wrong',
    words: {
      label: 'What is wrong?',
      hint: 'The alert stays until the entry it rests on is corrected.',
      missing: 'Say what is wrong',
    },
  },
} as const satisfies Readonly<Record<string, Step>>;
export type StepName = keyof typeof steps;
export const isStep = (name: string): name is StepName => Object.hasOwn(steps, name);

/** The page of one step. */
export const stepHref = ({ rule, anchor }: Pick<Signal, 'rule' | 'anchor'>, child: string, step: StepName): string =>
  address(`/alerts/${rule}/${anchor}/${step}`, { child });

/** What this person can do about the alert today. Who works with a child does not mute an alert about their own work. */
export const stepsFor = ({ roles }: Person, { span, history }: SignalTold): StepName[] => {
  const leads = roles.includes('team-lead');
  if (!leads && !roles.includes('social-worker')) return [];
  return [
    ...(leads && span ? (['defer'] as const) : []),
    ...(leads && history.deferredUntil ? (['withdraw'] as const) : []),
    ...(span ? (['escalate'] as const) : []),
    ...(leads ? (['oversight'] as const) : []),
    'dispute',
  ];
};
/** Throws Forbidden for what this person cannot do now. */
export const allow = (step: StepName, person: Person, told: SignalTold): void => {
  if (!stepsFor(person, told).includes(step))
    throw new Forbidden('This cannot be done here, or not by you. Go back to the alert to see what can.');
};

/** What the form holds, as it came. Nothing is kept of it on the server. */
export interface StepForm extends DateParts {
  readonly to: string;
  readonly words: string;
  /** Made with the form: the same key twice records once. */
  readonly key: string;
  /** The last entry of the child that the person had seen, by revision. */
  readonly basedOn: string;
}
const fields: readonly (keyof StepForm)[] = ['day', 'month', 'year', 'to', 'words', 'key', 'basedOn'];
export const readStepForm = (body: unknown): StepForm =>
  Object.fromEntries(fields.map(field => [field, wholeTextOf(body, field)])) as unknown as StepForm;

export type Wrong = Readonly<Record<string, string>>;
const isRole = (role: string): role is OversightRole => isCode(oversightRoles, role);

const dateAsked = (form: StepForm, today: Day): { until: Day } | { wrong: Wrong } => {
  const read = readDateParts(form, 'the review date');
  if (!('on' in read)) return { wrong: { [read.part]: read.says } };
  const [first, last] = [addDays(today, 1), addDays(today, LONGEST_DEFERRAL)];
  return read.on < first || read.on > last
    ? { wrong: { day: `The review date must be between ${dayInWords(first)} and ${dayInWords(last)}` } }
    : { until: read.on };
};

/** The fact that the form describes, of today, or what is wrong with which field, in the order of the page. */
export const factAsked = (
  step: StepName,
  form: StepForm,
  { told, today }: { told: SignalTold; today: Day },
): { fact: Asked } | { wrong: Wrong } => {
  const { rule, anchor } = told.signal;
  const about = { on: today, rule, anchor };
  const { words }: { words: Step['words'] } = steps[step];
  const date = step === 'defer' ? dateAsked(form, today) : undefined;
  const wrong = {
    ...(date && 'wrong' in date ? date.wrong : {}),
    ...(step === 'escalate' && !isRole(form.to) ? { to: 'Select to whom it is escalated' } : {}),
    ...(words.missing && !form.words ? { words: words.missing } : {}),
  };
  if (Object.keys(wrong).length) return { wrong };
  const text = form.words || undefined;
  const deferral = deferralOn({ ...told.history, signal: told.signal }, today)?.entry;
  const facts: Record<StepName, Asked> = {
    defer: { type: 'SignalDeferred', data: { ...about, ...date, reason: text } },
    withdraw: { type: 'DeferralWithdrawn', data: { on: today, deferral, reason: text } },
    escalate: { type: 'SignalEscalated', data: { ...about, to: form.to, note: text } },
    oversight: { type: 'OversightRecorded', data: { ...about, note: text } },
    dispute: { type: 'SignalDisputed', data: { ...about, says: text } },
  };
  return { fact: facts[step] };
};
