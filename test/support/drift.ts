import { explainSignal, type DriftRuleId, type NewFact, type Signal } from '@waymark/domain';
import { signalsOf } from './story';

/** Every fact it saw is a sentence of its day and its entry, and every span rests on entries: there is no signal without them. */
const namesWhereItComesFrom = ({ anchor, facts, spans }: Signal): void => {
  const [entry, says] = [expect.stringMatching(/^asked-/), expect.stringMatching(/^[A-Z]/)] as [string, string];
  expect(anchor).toEqual(entry);
  expect(facts).toEqual([...facts.keys()].map(() => ({ says, entry, on: expect.any(String) as string })));
  expect(facts.length).toBeGreaterThan(0);
  for (const { evidence } of spans) expect(evidence.length ? evidence : ['']).toEqual(evidence.map(() => entry));
};
/** One occurrence a line: "amber 2025-08-16 red 2025-10-14 - 2025-12-01", the last day being the first on which it is closed. */
export const shown = (signals: readonly Signal[]): string[] =>
  signals.map(signal => {
    namesWhereItComesFrom(signal);
    const { spans } = signal;
    const { until } = spans.at(-1)!;
    return spans.map(({ severity, from }) => `${severity} ${from}`).join(' ') + (until ? ` - ${until}` : '');
  });
/** The drift under one rule that some facts tell, shown. */
export const drift = (rule: DriftRuleId, ...facts: NewFact[]): string[] => shown(signalsOf(rule, ...facts));
/** What the page says of it on a day. */
export const said = (rule: DriftRuleId, on: string, ...facts: NewFact[]): string =>
  signalsOf(rule, ...facts)
    .map(signal => explainSignal(signal, on))
    .join('');
