import { clocks, driftRules, ownClocks, type Rule } from '@waymark/domain';

const rules: readonly Rule[] = [...clocks, ...ownClocks, ...driftRules];

/** What the register says of a rule: the row of its code, of that version where one is given, else the latest. */
export const ruleOf = (id: string, version?: number): Rule | undefined =>
  rules.findLast(rule => rule.id === id && (version === undefined || rule.version === version));
/** The rule's name; its code where this release does not know it. */
export const ruleName = (id: string, version?: number): string => ruleOf(id, version)?.says ?? id;
