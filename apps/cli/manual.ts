import {
  confidenceInWords,
  driftRules,
  lawInWords,
  type Dictionary,
  type DictionaryField,
  type DriftRuleId,
  type RegisteredRule,
} from '@waymark/domain';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditorsStories } from './generate/audited';
import { numberOf } from './generate/planted';
import { stories } from './generate/stories';

const fieldLine = (field: DictionaryField): string => {
  const marks = [
    field.optional ? 'may be left out' : '',
    field.personal ? 'sealed' : '',
    field.codes ? `codes: ${field.codes}` : field.kind,
  ].filter(Boolean);
  return `- \`${field.name}\`: ${field.label}${field.hint ? `. ${field.hint}` : ''} (${marks.join(', ')})`;
};

const events = ({ events }: Dictionary): string[] => [
  '# Events',
  'Every event has `on`, the day it happened, as a London day `YYYY-MM-DD`, and may have `at`, a moment. What is sealed identifies somebody or is free text.',
  ...events.flatMap(event => [
    `## ${event.title} (\`${event.name}\`, ${event.stream}, ${event.kind})`,
    event.fields.slice(2).map(fieldLine).join('\n') || 'No fields of its own.',
  ]),
];

const codes = ({ codes }: Dictionary): string[] => [
  '# Codes',
  'A code is judged by the day of the fact. A retired one stands on old facts and is refused for new ones.',
  ...Object.entries(codes).flatMap(([name, list]) => [
    `## ${name}`,
    Object.entries(list)
      .map(([code, { says, from, until, successors }]) => {
        const valid = `${from ? `, from ${from}` : ''}${until ? `, until ${until}` : ''}`;
        return `- \`${code}\` ${says}${valid}${successors?.length ? `, now ${successors.join(', ')}` : ''}`;
      })
      .join('\n'),
  ]),
];

const doubtLines = ({ doubts }: Dictionary, id: string): string[] =>
  doubts.filter(({ about }) => about.some(code => id.startsWith(code))).map(({ says }) => `- In doubt: ${says}`);

const rule = (made: Dictionary, one: RegisteredRule): string[] => [
  `## ${one.id} ${one.says}`,
  [
    `- Limit: ${one.limitsSay}`,
    `- Authority: ${one.law} (${confidenceInWords[one.confidence]})`,
    `- Version ${one.version}, in force from ${one.inForce}${one.ended ? ` until ${one.ended}` : ''}`,
    `- Needs: ${one.needs.join(', ')}`,
    ...(one.clears ? [`- To clear: ${one.clears}`] : []),
    ...(one.sets.length
      ? [`- The authority may set: ${one.sets.map(({ setting, standard }) => `\`${setting}\` (${standard})`).join(', ')}`]
      : []),
    ...(one.kind === 'clock' && one.ownFile ? ['- Does not fit the table of law: a file of its own'] : []),
    ...doubtLines(made, one.id),
  ].join('\n'),
];

const clocks = (made: Dictionary): string[] => [
  '# Clocks',
  'A duty is due so long after the day it starts from, which is day 0; done on its due date it is on time.',
  ...made.clocks.flatMap(one => rule(made, one)),
  '## Rules without a clock',
  Object.entries(made.noClocks)
    .map(([id, why]) => `- **${id}** ${why}`)
    .join('\n'),
];

const signals = (made: Dictionary): string[] => [
  '# Signals of drift',
  'Limits are in days, unless the name says otherwise.',
  ...made.signals.flatMap(one => rule(made, one)),
];

const laws = ({ laws }: Dictionary): string[] => {
  const of = (kind: string): string =>
    laws
      .filter(law => law.class === kind)
      .map(({ id }) => `- \`${id}\` ${lawInWords(id)}`)
      .join('\n');
  return [
    '# Laws of the story',
    '## Cannot be',
    'Refused at the door, and left out of an import, which reports it.',
    of('cannot-be'),
    '## Ought not to be',
    'Recorded and flagged on the child. At the door it is confirmed with a reason.',
    of('ought-not'),
  ];
};

const settings = ({ settings }: Dictionary): string[] => [
  '# Settings of the authority',
  'Each is a limit of a rule, with the value that holds where the authority has set none. A clock takes the one in force on the day it starts from, a signal the one of each day.',
  settings.map(({ setting, standard, rule, says }) => `- \`${setting}\` ${standard}: ${rule}, ${says.toLowerCase()}`).join('\n'),
];

const doubts = ({ doubts }: Dictionary): string[] => [
  '# Open doubts',
  'What nobody has confirmed, or what may be read in another way.',
  doubts.map(({ about, says }) => `- **${about.join(', ')}** ${says}`).join('\n'),
];

/** Of the invented council, not of the declarations: whom to look for. */
const storiesTold = (): string[] => [
  '# Children of the stories',
  'Every invented council has these children beside the others, whatever its size: for each signal one who has it on the day the council was invented, and one who just misses it. The two are alike but for that. They are spread over the teams.',
  driftRules.map(({ id, says }) => storyLines(id as DriftRuleId, says)).join('\n'),
  "## An auditor's stories",
  'In the first team. All entries of an invented council are recorded at the moment it was invented, and nothing can say otherwise: what was recorded late comes after what happened later, in the log. Ask for the child as known at the position before it: `waymark child INVAUDIT1 --known POSITION`.',
  Object.entries(auditorsStories)
    .map(([child, { says }]) => `- \`${child}\` ${says}`)
    .join('\n'),
];
const storyLines = (signal: DriftRuleId, says: string): string =>
  [
    `- **${signal} ${says}**`,
    `  - \`${numberOf(signal, false)}\` has it: ${stories[signal].has}`,
    `  - \`${numberOf(signal, true)}\` misses it: ${stories[signal].misses}`,
  ].join('\n');

const chapters = { events, codes, clocks, signals, laws, settings, doubts, stories: storiesTold };

/** The manual for people: a Markdown file a chapter, by its name. */
export const manual = (made: Dictionary): Record<string, string> => ({
  'README.md': [
    '# Waymark: the manual',
    'Made from the declarations by `npm run -s waymark -- dictionary --manual docs/manual`. Do not edit it: change the declarations and make it again.',
    Object.keys(chapters)
      .map(name => `- [${lawInWords(name)}](${name}.md)`)
      .join('\n'),
    '',
  ].join('\n\n'),
  ...Object.fromEntries(Object.entries(chapters).map(([name, chapter]) => [`${name}.md`, `${chapter(made).join('\n\n')}\n`])),
});

/** The chapters in one text. */
export const asMarkdown = (made: Dictionary): string =>
  Object.values(chapters)
    .map(chapter => chapter(made).join('\n\n'))
    .join('\n\n');

export const writeManual = async (made: Dictionary, folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const files = Object.entries(manual(made));
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  return files.map(([name]) => join(folder, name));
};
