import { ConfigurationError } from '@waymark/application';

/** How a command ends: done (problems in rows are no failure), refused, wrong usage, unavailable. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

/** The words on the command line are off. */
export class UsageError extends Error {
  readonly code = 'usage';
}

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);
/** SQLSTATE classes of a database that cannot be reached or is shutting down. */
const isUnavailable = (code: string): boolean =>
  code === 'unavailable' || code === 'unknown-outcome' || NETWORK.has(code) || /^(08|57P)/.test(code);

/** The exit code an error stands for. What is not ours to explain counts as unavailable only when the database said so. */
export const exitCodeOf = (error: unknown): number => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof ConfigurationError || code === 'usage' || code.startsWith('commander.')) return EXIT.usage;
  return isUnavailable(code) ? EXIT.unavailable : EXIT.refused;
};
