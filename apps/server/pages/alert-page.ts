import type { Remedy, SignalTold } from '@waymark/application';
import { dayInWords, driftRules, explainSignal, since, type Confidence, type DriftRule } from '@waymark/domain';
import { nameOf } from './child/identity';
import { timeline } from './child/timeline';
import { timelinePage } from './child/timeline-page';
import { ruleName } from './rules-in-words';
import { severityTag } from './tags';
import { counted } from './words';

const confidence: Record<Confidence, string> = {
  V1: 'Checked against the law or the official source',
  V2: 'Checked against a secondary source',
  G: 'General knowledge, not checked',
  C: 'Calculated',
  P: 'Proposed by Waymark',
};

const words = (name: string): string => name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
const limitsInWords = ({ limits }: DriftRule): string =>
  Object.entries(limits)
    .map(([name, days]) => `${words(name)}: ${counted(days, 'day')}`)
    .join(', ');

const ruleRows = (rule: DriftRule | undefined) =>
  rule
    ? [
        ['Name', rule.says],
        ['Code and version', `${rule.id}, version ${rule.version}`],
        ['Source', rule.law],
        ['How sure', confidence[rule.confidence]],
        ['In force since', dayInWords(rule.inForce)],
        ['Limits', limitsInWords(rule)],
      ].map(([key, value]) => ({ key: { text: key }, value: { text: value } }))
    : [];

/** Links to entries on the child's page, on whichever page of the timeline they stand. */
const entryLinks = ({ child: { child, entries, on } }: SignalTold): ((entry: string) => string) => {
  const path = `/children/${child}`;
  const items = timeline(entries).filter(item => item.on <= on);
  const { pageOf } = timelinePage(items, { on: '', known: '', kind: '', page: 1 }, { path, known: on });
  return entry => (pageOf(entry).startsWith('#') ? path + pageOf(entry) : pageOf(entry));
};

/** An alert explained: what is so, from which facts, by which rule, what would clear it, and how it grew. */
export const alertPage = (told: SignalTold, path: string) => {
  const { child, signal, span } = told;
  const { on } = child;
  const link = entryLinks(told);
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
    facts: signal.facts.map(fact => ({ says: fact.says, on: fact.on, href: fact.entry && link(fact.entry) })),
    clears: signal.clears,
    rule: ruleRows(rule),
    history: signal.spans
      .filter(({ from }) => from <= on)
      .map(({ severity, from, until }) => ({ tag: severityTag(severity), from, until: until && until <= on ? until : undefined })),
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
