import { Bug, Denied, Unavailable, UnknownOutcome } from '../event-store';

/** Whether the server answered with an error of the statement, which is then undone, or the connection itself was lost. */
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isSqlState = (code: string | undefined): code is string =>
  code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);

/** A server that shuts down, crashes or ends the connection says so with 57P0x or 08xxx; what it was doing may still have been committed. */
export const connectionLost = (error: unknown): boolean => {
  const code = codeOf(error);
  return !isSqlState(code) || code.startsWith('08') || /^57P0[1245]$/.test(code);
};

// Too many connections or no resources, not ready yet, lock timeout, cancelled, deadlock: undone, and worth another try.
const PASSING = /^(53|57P03|55P03|57014|40|25P0)/;

/** What the port says for an error of a call that wrote nothing. */
export const readError = (error: unknown): Error => {
  const code = codeOf(error) ?? '';
  const cause = { cause: error };
  if (connectionLost(error) || PASSING.test(code)) return new Unavailable('The event store cannot be reached now. Try again soon.', cause);
  if (code === '42501' || code.startsWith('28'))
    return new Denied('The database account may not do this. Check the account and its role waymark_store.', cause);
  if (code === '3F000' || code.startsWith('42') || code === '3D000')
    return new Bug('The database has no event store of this version. Run the migrations.', cause);
  return new Bug(`The database refused the statement: ${error instanceof Error ? error.message : String(error)}`, cause);
};

/** What the port says for an error of an append that was sent. */
export const appendError = (error: unknown): Error =>
  connectionLost(error)
    ? new UnknownOutcome('The connection was lost during an append. Try again with the same ids and the same expectation.', {
        cause: error,
      })
    : readError(error);
