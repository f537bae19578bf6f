const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
const quoted = (value: unknown): string => {
  const text = textOf(value);
  // A cell that a spreadsheet would read as a formula is made text.
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV, the column names first, even where there are no rows. */
export async function* asCsv<Row extends object>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly (keyof Row & string)[],
): AsyncGenerator<string> {
  yield `${columns.join(',')}\n`;
  for await (const row of rows) yield `${columns.map(column => quoted(row[column])).join(',')}\n`;
}
