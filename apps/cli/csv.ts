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

/** Rows of one shape as CSV, the column names first. */
export async function* asCsv<Row extends object>(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<string> {
  let named = false;
  for await (const row of rows) {
    if (!named) yield `${Object.keys(row).join(',')}\n`;
    named = true;
    yield `${Object.values(row).map(quoted).join(',')}\n`;
  }
}
