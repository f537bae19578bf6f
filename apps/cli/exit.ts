import { ConfigurationError } from '@waymark/application';

/** How a command ends: done (problems in rows are no failure), refused, wrong usage, unavailable. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

/** The words on the command line are off. */
export class UsageError extends Error {
  readonly code = 'usage';
}

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);
/** SQLSTATE classes of a database that cannot be reached, does not let us in, is not there, or is shutting down. */
const isOurs = (code: string): boolean => code === 'unavailable' || code === 'unknown-outcome';
const isUnavailable = (code: string): boolean => isOurs(code) || NETWORK.has(code) || /^(08|28|3D|53|57P)/.test(code);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** An error in words: what is so, then what to do. */
export const sentenceOf = (error: unknown): string => {
  const [code, message] = [codeOf(error), error instanceof Error ? error.message : String(error)];
  const file = error instanceof Error && 'path' in error ? String(error.path) : '';
  if (code === 'ENOENT' && file) return `There is no file ${file}. Check its name.`;
  if (code === 'EISDIR') return 'That is a folder. Give the file itself.';
  if (code === 'EACCES' && file) return `${file} cannot be read. Ask for the right to read it.`;
  if (isUnavailable(code) && !isOurs(code))
    return `Waymark cannot reach its database: ${message || code}. Start it or correct DATABASE_URL, then try again.`;
  return message;
};

/** The exit code an error stands for. What is not ours to explain counts as unavailable only when the database said so. */
export const exitCodeOf = (error: unknown): number => {
  const code = codeOf(error);
  if (error instanceof ConfigurationError || code === 'usage' || code.startsWith('commander.')) return EXIT.usage;
  return isUnavailable(code) ? EXIT.unavailable : EXIT.refused;
};
