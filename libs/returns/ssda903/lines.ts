import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ReturnRefused } from './refused';

const longest = 100_000;

/** UTF-8 or nothing: a return in another encoding would be read wrongly without anybody noticing. */
const decoderOf = (path: string): ((bytes?: Buffer) => string) => {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let begun = false;
  return bytes => {
    const utf16 =
      !begun &&
      bytes &&
      (bytes.subarray(0, 2).toString('latin1') === '\u00ff\u00fe' || bytes.subarray(0, 2).toString('latin1') === '\u00fe\u00ff');
    begun = true;
    if (utf16 || bytes?.includes(0))
      throw new ReturnRefused('encoding', `${path} is written in UTF-16 or is no text. Save it as CSV UTF-8 and import again.`);
    try {
      return bytes ? utf8.decode(bytes, { stream: true }) : utf8.decode();
    } catch {
      throw new ReturnRefused('encoding', `${path} is not written in UTF-8. Save it as CSV UTF-8 and import again.`);
    }
  };
};

/**
 * The lines of a text file with their numbers from 1, in constant memory; `see` is shown every byte. A byte-order mark is dropped. Throws
 * ReturnRefused for a file that is not UTF-8, has a line of more than 100,000 characters, or cannot be read.
 */
export async function* linesOf(path: string, see?: (bytes: Buffer) => void): AsyncGenerator<{ line: string; number: number }> {
  const decode = decoderOf(path);
  let [rest, number] = ['', 0];
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      see?.(bytes);
      const lines = (rest + decode(bytes)).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      if (rest.length > longest)
        throw new ReturnRefused('unreadable', `${path} has a line of more than 100,000 characters. It is no return.`);
      for (const line of lines) yield { line, number: (number += 1) };
    }
  } catch (error) {
    if (error instanceof ReturnRefused) throw error;
    throw new ReturnRefused(
      'unreadable',
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Check the file and its permissions.`,
    );
  }
  rest = (rest + decode()).replace(/\r$/, '');
  if (rest) yield { line: rest, number: number + 1 };
}

/**
 * The values of one line. No value of the return holds a line break, so a line is a row, and a stray quotation mark spoils its own line and not
 * the rest of the file. A line whose quotation marks make no sense comes back as one value.
 */
export const valuesOf = (line: string): string[] => {
  if (!line.includes('"')) return line.split(',');
  try {
    return parse(line, { relax_column_count: true, relax_quotes: true })[0] ?? [''];
  } catch {
    return [line];
  }
};
