/**
 * A child's keys. Every entry that holds personal fields has a random key of its own, wrapped by the child's key, wrapped by the key-encryption
 * key; both wrapped keys lie in the key store, a database of its own with short-lived backups. Destroying the child's key erases the person;
 * destroying one entry's key erases that filing.
 */

/** What an erased field reads as. Every fold must take it. */
export const ERASED = '[erased]' as const;

/** Field name to base64 of nonce, ciphertext and tag (AES-256-GCM; associated data: stream, entry id and field). */
export type Sealed = Readonly<Record<string, string>>;

export interface ToSeal {
  readonly entry: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface ToOpen {
  readonly entry: string;
  readonly sealed: Sealed;
}

export interface Keyring {
  /**
   * Seals the fields of several entries of one stream; their keys are kept before this returns. The order is the order given. An entry sealed
   * again, as by a retry, keeps the key it has. Throws Erased when the stream or the entry was destroyed, unless there is nothing to seal.
   */
  seal(stream: string, entries: readonly ToSeal[]): Promise<Sealed[]>;
  /** The same for many streams at once, for imports. */
  sealMany(streams: readonly { stream: string; entries: readonly ToSeal[] }[]): Promise<Sealed[][]>;
  /** Opens sealed fields; a field whose key was destroyed reads as ERASED. Throws Tampered when a ciphertext was altered or moved. */
  open(stream: string, entries: readonly ToOpen[]): Promise<Record<string, unknown>[]>;
  /** The same for many streams at once, for lists. */
  openMany(streams: readonly { stream: string; entries: readonly ToOpen[] }[]): Promise<Record<string, unknown>[][]>;
  /** Destroys the stream's key for good, and every entry key under it. */
  destroy(stream: string): Promise<void>;
  /** Destroys the key of one entry: a filing on the wrong child. */
  destroyEntry(stream: string, entry: string): Promise<void>;
  end(): Promise<void>;
}
