import { versionsOf, type RuleReplayed } from '@waymark/application';
import { addDays, dayInWords, rulesRegister, type RegisteredRule } from '@waymark/domain';
import type { Person } from '../../identity/person';
import { textOf } from '../forms';
import { counted } from '../words';
import { comparedRows } from './compared';

const inForce = ({ inForce: from, ended }: RegisteredRule): string =>
  ended ? `${dayInWords(from)} to ${dayInWords(addDays(ended, -1))}` : `since ${dayInWords(from)}`;
const versionItem = (rule: RegisteredRule): [string, string] => [
  `${rule.id}.${rule.version}`,
  `${rule.id} ${rule.says}, version ${rule.version} (${inForce(rule)}): ${rule.limitsSay}`,
];

/** What can be tried: first the versions of rules that have had more than one, then every rule as if it were not. */
const items = (): [string, string][] => {
  const ids = [...new Set(rulesRegister().map(({ id }) => id))];
  return [
    ...ids
      .map(versionsOf)
      .filter(versions => versions.length > 1)
      .flatMap(versions => versions.map(versionItem)),
    ...ids.map((id): [string, string] => [id, `${id} ${versionsOf(id).at(-1)!.says}: as if there were no such rule`]),
  ];
};

/** What was chosen: a rule, and the version that is taken to have been in force throughout. */
export const replayForm = (query: Readonly<Record<string, unknown>>) => {
  const chosen = textOf(query, 'as');
  const [rule = '', version] = chosen.split('.');
  const all = [['', 'Choose a rule'] as const, ...items()];
  return {
    chosen,
    rule,
    version: version === undefined ? undefined : Number(version),
    items: all.map(([value, text]) => ({ value, text, selected: value === chosen })),
  };
};

/** The law as it was in force on each anchor beside one version throughout. */
export const replayPage = (replayed: RuleReplayed, person: Person) => {
  const { rule, says, version, throughout } = replayed;
  const asIf = version === null ? 'If there were no such rule' : `Had version ${version} been in force throughout`;
  return {
    says: `${rule} ${says}. ${asIf}, it would have asked about ${counted(throughout.tried, 'child', 'children')} in the last year; as the law was, it asked about ${throughout.now.toLocaleString('en-GB')}.`,
    compared: comparedRows(replayed, person),
  };
};
