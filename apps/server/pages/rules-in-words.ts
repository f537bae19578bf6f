import { clocks, type Day, type DriftRule, type Rule, type Signal, type SignalSpan } from '@waymark/domain';

const driftRules: readonly DriftRule[] = [];
const rules: readonly Rule[] = [...clocks, ...driftRules];

/** What the register says of a rule: the row of its code and version. */
export const ruleOf = (id: string, version: number): Rule | undefined => rules.find(rule => rule.id === id && rule.version === version);
/** The rule's name; its code where this release does not know it. */
export const ruleName = (id: string, version: number): string => ruleOf(id, version)?.says ?? id;

/** What is so on a day on which a signal is open, in a sentence of its rule. */
export const explain = (signal: Signal, span: SignalSpan, day: Day): string =>
  driftRules.find(({ id, version }) => id === signal.rule && version === signal.version)?.explain(signal, span, day) ?? '';
