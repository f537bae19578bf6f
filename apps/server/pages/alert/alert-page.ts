import type { Remedy, Seen, SignalTold } from '@waymark/application';
import { dayInWords, driftRules, explainSignal, lastStepOn, limitsInWords, since, type Confidence, type DriftRule } from '@waymark/domain';
import { nameOf } from '../child/identity';
import { timeline } from '../child/timeline';
import { timelinePage } from '../child/timeline-page';
import { ruleName } from '../rules-in-words';
import { severityTag } from '../tags';
import { day } from '../words';
import { historyRows, historySays, seenRows } from './alert-history';
import { whomToTell } from './step-page';
import { stepHref, steps, type StepName } from './steps';

const confidence: Record<Confidence, string> = {
  V1: 'Checked against the law or the official source',
  V2: 'Checked against a secondary source',
  G: 'General knowledge, not checked',
  C: 'Calculated',
  P: 'Proposed by Waymark',
};

const ruleRows = (rule: DriftRule | undefined) =>
  rule
    ? [
        ['Name', rule.says],
        ['Code and version', `${rule.id}, version ${rule.version}`],
        ['Source', rule.law],
        ['How sure', confidence[rule.confidence]],
        ['In force since', dayInWords(rule.inForce)],
        ['Limits', limitsInWords(rule).join(', ')],
      ].map(([key, value]) => ({ key: { text: key }, value: { text: value } }))
    : [];

/** Links to entries on the child's page, on whichever page of the timeline they stand. */
const entryLinks = ({ child: { child, entries, on } }: SignalTold): ((entry: string) => string) => {
  const path = `/children/${child}`;
  const items = timeline(entries).filter(item => item.on <= on);
  const { pageOf } = timelinePage(items, { on: '', known: '', kind: '', page: 1 }, { path, known: on });
  return entry => (pageOf(entry).startsWith('#') ? path + pageOf(entry) : pageOf(entry));
};

/** What somebody has just done about it. */
const doneSays = ({ history: { handled } }: SignalTold, entry: string): string | undefined => {
  const one = handled.find(step => step.entry === entry);
  switch (one?.type) {
    case 'SignalDeferred':
      return `The alert is deferred until ${day(one.until)}. It comes back by itself the day after, and before that if it becomes graver.`;
    case 'DeferralWithdrawn':
      return 'The deferral has ended. The alert is back on the board.';
    case 'SignalEscalated':
      return 'The escalation is recorded.';
    case 'OversightRecorded':
      return 'Management oversight is recorded.';
    case 'SignalDisputed':
      return 'It is recorded that this is wrong. Now correct the entry that is wrong: see the facts behind this.';
    default:
      return undefined;
  }
};

/** Who asks, and what for. */
export interface AlertAsked {
  readonly path: string;
  readonly can: readonly StepName[];
  readonly done: string;
  /** Who has looked at it; undefined for those who may not know. */
  readonly seen?: readonly Seen[];
}

/** An alert explained: what is so, from which facts, by which rule, what would clear it, and how it grew. */
export const alertPage = (told: SignalTold, { path, can, done, seen }: AlertAsked) => {
  const { child, signal, span, history } = told;
  const { on } = child;
  const link = entryLinks(told);
  const step = lastStepOn(child.telling, on);
  const rule = driftRules.find(({ id, version }) => id === signal.rule && version === signal.version);
  return {
    path,
    on,
    child: child.child,
    name: ruleName(signal.rule, signal.version),
    childName: nameOf(child.child, child.journey.identity),
    tag: span ? severityTag(span.severity) : { text: 'Not open', classes: 'govuk-tag--grey' },
    says: span
      ? explainSignal(signal, on)
      : `This alert is not open on ${dayInWords(on)}. It was raised on ${dayInWords(since(signal))}${closedOn(told)}.`,
    lastStep: step && { says: step.says, on: step.on, href: link(step.entry) },
    facts: signal.facts.map(({ says, on, entry }) => ({
      ...{ says, on, href: entry && link(entry) },
      correct: entry && can.length ? `/children/${child.child}/entries/${entry}/correct` : undefined,
    })),
    clears: signal.clears,
    rule: ruleRows(rule),
    deferredUntil: history.deferredUntil,
    whom: span && whomToTell(span.severity),
    steps: can.map(step => ({ text: steps[step].title, href: stepHref(signal, child.child, step) })),
    done: done ? doneSays(told, done) : undefined,
    historySays: historySays(told),
    history: historyRows(told, link),
    seen: seen && seenRows(seen),
  };
};

const closedOn = ({ child: { on }, signal }: SignalTold): string => {
  const last = signal.spans.findLast(({ until }) => until && until <= on)?.until;
  return last ? ` and closed on ${dayInWords(last)}` : '';
};

/** Those that raise nothing else come first. */
export const remediesInWords = (remedies: readonly Remedy[]) =>
  [...remedies]
    .sort((a, b) => a.raises.length - b.raises.length)
    .map(({ says, raises }) => ({ says, raises: raises.map(rule => `“${ruleName(rule)}”`).join(', ') }));
