import {
  addDays,
  coverageOf,
  fact,
  journey as journeyOf,
  latest,
  rolesNamed,
  severityOn,
  since,
  standardSettings,
  standardTerms,
  story as storyOf,
  tell,
  type Day,
  type Entry,
  type Journey,
  type NewFact,
  type Severity,
  type Signal,
} from '@waymark/domain';
import type { Chance } from './chance';
import type { Handling, Life, Said } from './diary';

/** Alerts older than this were handled before anybody wrote it down here. */
const REMEMBERED = 400;

const reasons = ['The meeting is arranged.', 'Agreed with the reviewing officer; to be looked at again.', 'The court has set a date.'];
const notes = [
  'Discussed in supervision. The next step is agreed and has an owner.',
  'Looked at with the worker: the work is in hand, the record was behind.',
  'Not good enough. To be done this week and recorded.',
];
const disputes = ['This was done. The date is on paper and is being found.', 'The entry it rests on has the wrong date.'];

interface Alert {
  readonly signal: Signal;
  readonly on: Day;
  readonly severity: Severity;
}
/** The fact, and whether a lead or a worker records it. */
const handle = (how: Handling, { signal: { rule, anchor }, on, severity }: Alert, { by, today }: { by: Chance; today: Day }) => {
  const alert = { rule, anchor, on };
  const deferred = (until: Day) => fact('SignalDeferred', { ...alert, until, reason: by.pick(reasons) });
  const ways: Record<Handling, () => { fact: NewFact; lead: boolean }> = {
    deferred: () => ({ fact: deferred(addDays(on, by.pick([28, 42, 56]))), lead: true }),
    'deferred, and soon back': () => ({ fact: deferred(addDays(today, 3)), lead: true }),
    escalated: () => ({ fact: fact('SignalEscalated', { ...alert, to: rolesNamed[severity].at(-1) ?? 'TM' }), lead: false }),
    'looked at': () => ({ fact: fact('OversightRecorded', { ...alert, note: by.pick(notes) }), lead: true }),
    disputed: () => ({ fact: fact('SignalDisputed', { ...alert, says: by.pick(disputes) }), lead: false }),
  };
  return ways[how]();
};

/** The social worker of the day; of a team the lead has its number. */
const whoRecords = ({ workers }: Journey, on: Day, lead: boolean): string => {
  const at = workers.findLast(({ from }) => from <= on);
  return lead ? (at?.team ?? 'TEAM').replace('TEAM', 'LEAD') : (at?.worker ?? 'SW');
};

/** On three children in ten somebody writes down what they did: of most alerts, and mostly within a fortnight, while they are open. */
const SOMEBODY_WRITES = 0.3;
const byChance = (signal: Signal, by: Chance, today: Day): { how: Handling; on: Day } | undefined => {
  if (since(signal) < addDays(today, -REMEMBERED) || by.happens(0.25)) return undefined;
  const how = by.weighted<Handling>({ 'looked at': 42, escalated: 26, deferred: 27, disputed: 5, 'deferred, and soon back': 0 });
  return { how, on: addDays(since(signal), 1 + by.wait(11)) };
};

/** What people did about the alerts of one child, up to today. */
export const handled = ({ handled: wanted }: Life, entries: readonly Entry[], { by, today }: { by: Chance; today: Day }): Said[] => {
  if (!wanted && !by.happens(SOMEBODY_WRITES)) return [];
  const story = storyOf(entries);
  const journey = journeyOf(story);
  const { signals } = tell({ story, journey, coverage: coverageOf(story), settings: standardSettings, terms: standardTerms });
  return signals.flatMap(signal => {
    const open = severityOn(signal, today);
    const planned = wanted && open && { how: wanted, on: latest(open.from, addDays(today, -6))! };
    const { how, on } = planned ?? byChance(signal, by, today) ?? {};
    const severity = on && on <= today && severityOn(signal, on)?.severity;
    if (!how || !severity) return [];
    const { fact, lead } = handle(how, { signal, on, severity }, { by, today });
    return [{ fact, actor: whoRecords(journey, on, lead) }];
  });
};
