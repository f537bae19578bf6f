import {
  authorityEvents,
  eventSpecs,
  isChildEvent,
  rulesRegister,
  type CodeList,
  type EventSpec,
  type FieldSpec,
  type RegisteredRule,
} from '@waymark/domain';

/** The catalogue of events, fields, codes, clocks and signals, made from their declarations: for machines as one document, for people as Markdown. */
export interface Dictionary {
  readonly events: readonly (Omit<EventSpec, 'rank' | 'fields'> & {
    readonly stream: string;
    readonly fields: readonly DictionaryField[];
  })[];
  readonly codes: Readonly<Record<string, CodeList['codes']>>;
  readonly clocks: RegisteredRule[];
  readonly signals: RegisteredRule[];
}
type DictionaryField = Omit<FieldSpec, 'codes'> & { readonly codes?: string };

const streamOf = (name: string): string => (isChildEvent(name) ? 'child' : Object.hasOwn(authorityEvents, name) ? 'authority' : 'siblings');
const common: readonly DictionaryField[] = [
  { name: 'on', label: 'When it happened', kind: 'day', optional: false, personal: false },
  { name: 'at', label: 'At what time', kind: 'instant', optional: true, personal: false },
];

export const dictionary = (): Dictionary => ({
  events: eventSpecs().map(({ name, title, kind, fields }) => ({
    name,
    title,
    kind,
    stream: streamOf(name),
    fields: [...common, ...fields.map(field => ({ ...field, codes: field.codes?.name }))],
  })),
  codes: Object.fromEntries(
    eventSpecs().flatMap(({ fields }) => fields.flatMap(field => (field.codes ? [[field.codes.name, field.codes.codes]] : []))),
  ),
  clocks: rulesRegister().filter(({ kind }) => kind === 'clock'),
  signals: rulesRegister().filter(({ kind }) => kind === 'signal'),
});

const fieldLine = (field: DictionaryField): string => {
  const marks = [
    field.optional ? 'may be left out' : '',
    field.personal ? 'sealed' : '',
    field.codes ? `codes: ${field.codes}` : field.kind,
  ].filter(Boolean);
  return `- \`${field.name}\`: ${field.label}${field.hint ? `. ${field.hint}` : ''} (${marks.join(', ')})`;
};

const limitsInWords = (limits: RegisteredRule['limits']): string =>
  typeof limits === 'string'
    ? limits
    : Object.entries(limits)
        .map(([name, days]) => `${name} ${days}`)
        .join(', ');
const ruleLine = ({ id, says, limits, law, confidence, inForce, clears }: RegisteredRule): string =>
  `- **${id}** ${says}: ${limitsInWords(limits)}. ${law}; confidence ${confidence}; in force since ${inForce}.${clears ? ` ${clears}` : ''}`;

/** The manual for people. */
export const asMarkdown = ({ events, codes, clocks, signals }: Dictionary): string =>
  [
    '# Waymark: events, codes, clocks and signals',
    'Made from the declarations by `waymark dictionary`. Days are London days, `YYYY-MM-DD`. Every event has `on`, the day it happened, and may have `at`, an instant.',
    '## Events',
    ...events.flatMap(event => [
      `### ${event.title} (\`${event.name}\`, ${event.stream})`,
      event.fields.slice(2).map(fieldLine).join('\n') || 'No fields of its own.',
    ]),
    '## Codes',
    ...Object.entries(codes).flatMap(([name, list]) => [
      `### ${name}`,
      Object.entries(list)
        .map(([code, { says, from, until }]) => `- \`${code}\` ${says}${from ? `, from ${from}` : ''}${until ? `, until ${until}` : ''}`)
        .join('\n'),
    ]),
    '## Clocks',
    ...clocks.map(ruleLine),
    '## Signals of drift',
    ...signals.map(ruleLine),
  ].join('\n\n');
