/** A return that cannot be read at all: nothing of the run is stored. The message says what is so and what to do. */
export class ReturnRefused extends Error {
  override readonly name = 'ReturnRefused';
  constructor(
    /** Stable: no-folder, no-files, unreadable, encoding, columns, year-unknown, year-conflict, year-twice. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
