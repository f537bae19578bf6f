import type { SignalTold } from '@waymark/application';
import {
  addDays,
  explainSignal,
  inWords,
  LONGEST_DEFERRAL,
  oversightRoles,
  rolesNamed,
  type Entry,
  type OversightRole,
  type Severity,
} from '@waymark/domain';
import { alertHref } from '../child/journey-page';
import { nameOf } from '../child/identity';
import { titleOf } from '../entry-title';
import { mistakes } from '../forms';
import { ruleName } from '../rules-in-words';
import { severityTag } from '../tags';
import { stepHref, steps, type StepForm, type StepName, type Wrong } from './steps';

const say = (role: OversightRole): string => oversightRoles.codes[role].says;

/** To whom an alert of this severity goes, in words; undefined where it names nobody. */
export const whomToTell = (severity: Severity): string | undefined => {
  const named = rolesNamed[severity].map(role => say(role).toLowerCase());
  return named.length ? named.join(' and ') : undefined;
};

/** Those whom the severity names come first. */
const roleChoices = (severity: Severity | undefined) => {
  const named = severity ? rolesNamed[severity] : [];
  const all = Object.keys(oversightRoles.codes) as OversightRole[];
  return [...named, ...all.filter(role => !named.includes(role))].map(role => ({
    value: role,
    text: inWords(oversightRoles, role),
    hint: named.includes(role) ? { text: 'The severity of this alert names them' } : undefined,
  }));
};

/** What a question page is made of beside the alert: what is in its fields, what is wrong there, what was recorded meanwhile. */
export interface StepAsked {
  readonly form: StepForm;
  readonly home: { readonly text: string; readonly href: string };
  readonly wrong?: Wrong;
  readonly since?: readonly Entry[];
}

/** One question about an alert. */
export const stepPage = (step: StepName, told: SignalTold, { form, home, wrong = {}, since = [] }: StepAsked) => {
  const { child, signal, span } = told;
  const name = ruleName(signal.rule, signal.version);
  const back = alertHref(signal, child.child);
  return {
    ...{ step, form, ...steps[step] },
    action: stepHref(signal, child.child, step),
    back,
    name,
    childName: nameOf(child.child, child.journey.identity),
    tag: span && severityTag(span.severity),
    says: span ? explainSignal(signal, child.on) : `This alert is no longer open.`,
    latest: addDays(child.on, LONGEST_DEFERRAL),
    roles: roleChoices(span?.severity),
    changedSince: since.map(titleOf),
    breadcrumbs: [home, { text: `Child ${child.child}`, href: `/children/${child.child}` }, { text: name, href: back }],
    ...mistakes(wrong),
  };
};
