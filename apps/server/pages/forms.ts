/** Text as we keep it: trimmed, its lines ended as we end them; browsers send them otherwise. */
export const plainText = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** All that was typed into a posted field, however long: nobody loses the end of it unasked. Empty where it is missing or no text. */
export const wholeTextOf = (body: unknown, field: string): string => {
  const value = (body as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' ? plainText(value) : '';
};

/** What was asked for in a few words. */
export const textOf = (body: unknown, field: string): string => wholeTextOf(body, field).slice(0, 4000);

/** What is wrong with a form, twice: as the summary on top, with links to the fields, and beside each field. */
export const mistakes = (wrong: Readonly<Record<string, string>>) => ({
  errors: Object.entries(wrong).map(([field, text]) => ({ href: `#${field}`, text })),
  fields: Object.fromEntries(Object.entries(wrong).map(([field, text]) => [field, { text }])),
});

/** What a select takes: the first item is for no choice. */
export const choices = (all: readonly (readonly [string, string])[], chosen: string | undefined, none: string) => [
  { value: '', text: none },
  ...all.map(([value, text]) => ({ value, text, selected: value === chosen })),
];
