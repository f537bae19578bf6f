/**
 * What a command says. With `--json` exactly one JSON document goes to standard output and everything else to standard error; without it, people's words.
 */
export interface Output {
  readonly json: boolean;
  /** The result: the document, or the lines for people. */
  result(document: unknown, lines: () => string | Iterable<string>): void;
  /** The result row by row, so that a list of any length costs no memory. */
  rows<T>(rows: AsyncIterable<T> | Iterable<T>, line: (row: T) => string): Promise<void>;
  /** Something worth knowing that is not the result. */
  note(text: string): void;
  /** Progress of long work, on a terminal in one line, else now and then. */
  progress(text: string): void;
}

export const output = (json: boolean, out: NodeJS.WritableStream = process.stdout, err: NodeJS.WriteStream = process.stderr): Output => {
  let shown = 0;
  let open = false;
  const settle = (): void => {
    if (open) err.write('\n');
    open = false;
  };
  const write = (text: string): Promise<void> => new Promise(done => (out.write(text) ? done() : out.once('drain', () => done())));
  return {
    json,
    result: (document, lines) => {
      settle();
      const text = json ? JSON.stringify(document, null, 2) : lines();
      out.write(`${typeof text === 'string' ? text : [...text].join('\n')}\n`);
    },
    rows: async (rows, line) => {
      settle();
      let first = true;
      if (json) await write('[');
      for await (const row of rows) {
        await write(json ? `${first ? '' : ','}\n${JSON.stringify(row)}` : `${line(row)}\n`);
        first = false;
      }
      if (json) await write('\n]\n');
    },
    note: text => {
      settle();
      err.write(`${text}\n`);
    },
    progress: text => {
      if (!err.isTTY && Date.now() - shown < 2000) return;
      shown = Date.now();
      err.write(err.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
      open = err.isTTY;
    },
  };
};

const WIDTH = 30;
/** How far long work has come, as a bar. */
export const bar = (done: number, of: number): string => {
  const full = Math.round((WIDTH * done) / of);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${of} children`;
};
