/** `child-7Q2` is a child stream. Messages go to logs, so they name the kind of stream and the entry, never whose it is. */
const kind = (stream: string): string => stream.split('-', 1)[0] ?? stream;

/** A sealed field, or the key to it, is not what was stored at this place: altered, or moved from another stream, entry or field. */
export class Tampered extends Error {
  override readonly name: string = 'Tampered';
  readonly code: string = 'tampered';

  constructor(
    stream: string,
    entry: string,
    what = 'was altered or moved after it was sealed. Verify the event store, and restore the entry and its key from a backup.',
  ) {
    super(`Entry ${entry} of a ${kind(stream)} stream ${what}`);
  }
}

/** No key was ever kept for this entry of this stream: its ciphertext was moved here, or the key database is older than the entry. */
export class KeyMissing extends Tampered {
  override readonly name = 'KeyMissing';
  override readonly code = 'key-missing';

  constructor(stream: string, entry: string) {
    super(
      stream,
      entry,
      'has no key. It was moved from another stream, or the key database comes from a backup older than the entry: restore a later one.',
    );
  }
}

/** The key-encryption key is not the one that this key database was made with. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
  readonly code = 'wrong-key';
}

/** The stream, or the entry, was erased: nothing personal can be sealed for it again. */
export class Erased extends Error {
  override readonly name = 'Erased';
  readonly code = 'erased';

  constructor(stream: string, entry: string) {
    super(
      `Entry ${entry} of a ${kind(stream)} stream cannot be sealed: it was erased, or its whole stream was. ` +
        'Record it without personal details, or on a new record.',
    );
  }
}
