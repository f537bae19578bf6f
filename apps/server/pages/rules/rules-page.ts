import { confidenceInWords, dayInWords, dictionary, lawInWords, type Dictionary, type RegisteredRule } from '@waymark/domain';

/** A rule as its row shows it. */
const ruleRow = ({ doubts }: Dictionary, rule: RegisteredRule) => ({
  id: rule.id,
  says: rule.says,
  limits: rule.limitsSay,
  law: rule.law,
  confidence: confidenceInWords[rule.confidence],
  version: rule.version,
  since: `${dayInWords(rule.inForce)}${rule.ended ? `, until ${dayInWords(rule.ended)}` : ''}`,
  settings: rule.sets.map(({ setting, standard }) => `${setting} (${standard})`).join(', '),
  ownFile: rule.kind === 'clock' && rule.ownFile,
  clears: rule.clears,
  doubts: doubts.filter(({ about }) => about.some(code => rule.id.startsWith(code))).map(({ says }) => says),
});

const eventRow = ({ title, name, stream, fields }: Dictionary['events'][number]) => ({
  title,
  name,
  stream,
  fields: fields.slice(2).map(({ label, optional, personal, codes }) => {
    const marks = [codes, optional ? 'may be left out' : '', personal ? 'sealed' : ''].filter(Boolean).join(', ');
    return marks ? `${label} (${marks})` : label;
  }),
});

const codeRow = ([code, { says, from, until, successors }]: [string, Dictionary['codes'][string][string]]) => ({
  code,
  says,
  valid: [from && `from ${dayInWords(from)}`, until && `until ${dayInWords(until)}`, successors?.length && `now ${successors.join(', ')}`]
    .filter(Boolean)
    .join(', '),
});

/** Everything the page of the register shows. */
export const rulesPage = () => {
  const made = dictionary();
  const lawsOf = (kind: string): string[] => made.laws.filter(law => law.class === kind).map(({ id }) => lawInWords(id));
  return {
    kinds: [
      { id: 'clocks', heading: `Clocks (${made.clocks.length})`, rules: made.clocks.map(rule => ruleRow(made, rule)) },
      { id: 'signals', heading: `Signals of drift (${made.signals.length})`, rules: made.signals.map(rule => ruleRow(made, rule)) },
    ],
    doubts: made.doubts.map(({ about, says }) => ({ about: about.join(', '), says })),
    noClocks: Object.entries(made.noClocks).map(([id, why]) => ({ id, why })),
    laws: [
      { heading: 'Cannot be: refused', laws: lawsOf('cannot-be') },
      { heading: 'Ought not to be: recorded with a reason, and flagged', laws: lawsOf('ought-not') },
    ],
    settings: made.settings,
    events: made.events.map(eventRow),
    codes: Object.entries(made.codes).map(([name, list]) => ({ name, codes: Object.entries(list).map(codeRow) })),
  };
};
