import { clocks, driftRules, ownClocks, type Rule } from '@waymark/domain';

const rules: readonly Rule[] = [...clocks, ...ownClocks, ...driftRules];

/** What the register says of a rule: the row of its code, of that version where one is given, else the latest. */
export const ruleOf = (id: string, version?: number): Rule | undefined =>
  rules.findLast(rule => rule.id === id && (version === undefined || rule.version === version));
/** The name of a limit within its rule: "amber working days" of D06.amberWorkingDays. */
export const limitName = (setting: string): string =>
  setting.slice(setting.indexOf('.') + 1).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
/** The codes of all clocks with their names, to choose from. */
export const clockItems = (): (readonly [string, string])[] =>
  [...new Map([...clocks, ...ownClocks].map(({ id, says }: Rule) => [id, `${id} ${says}`] as const))].sort(([a], [b]) => (a < b ? -1 : 1));
/** The rule's name; its code where this release does not know it. */
export const ruleName = (id: string, version?: number): string => ruleOf(id, version)?.says ?? id;
