/**
 * The port of the event store: what every engine behind it must promise, and nothing that one of them cannot keep.
 * One append is one stream. Positions are opaque, rise strictly in commit order and may leave gaps. The store never looks inside a payload.
 */

/** `category-id`: ASCII, at most 200 characters, no leading `$`; the first `-` splits. */
export type StreamName = string;

/** A place in the log: a decimal number padded to 20 digits, so that text order is log order. Opaque; `START` stands before everything. */
export type Position = string;
export const START: Position = '0'.repeat(20);

/** Position of a bare decimal number, as people type it on a command line. Throws `Bug` when it is none. */
export const toPosition = (text: string): Position => {
  if (!/^\d{1,20}$/.test(text)) throw new Bug(`"${text}" is not a position. A position is a whole number.`);
  return text.padStart(20, '0');
};

/** What the stream must look like for the append to be accepted: no entry yet, at least one, exactly this last revision, or anything. */
export type Expectation = 'none' | 'exists' | 'any' | number;

/** Flat, text to text, so that every engine can carry it. */
export type Metadata = Readonly<Record<string, string>>;

export interface NewEntry {
  /** uuid, made once per command and kept through retries: it is the idempotency key of the append. */
  readonly id: string;
  readonly type: string;
  /** The exact JSON text of an object. It is kept byte for byte: the chain is made over it. */
  readonly data: string;
  readonly metadata: Metadata;
}

export interface StoredEntry extends NewEntry {
  readonly stream: StreamName;
  /** 0-based, dense within the stream. */
  readonly revision: number;
  readonly position: Position;
}

export interface Appended {
  /** Revision and position of the last entry of this append. */
  readonly revision: number;
  readonly position: Position;
  /** The very same entries were there already: a retry. Undefined where the engine cannot tell. */
  readonly repeated?: boolean;
}

export interface Slice {
  /** `missing` streams and `closed` ones read as empty, never as an exception. */
  readonly state: 'missing' | 'open' | 'closed';
  readonly entries: readonly StoredEntry[];
}

export interface ReadOptions {
  /** First revision wanted (inclusive). Forwards default 0, backwards default the last. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface StreamAppend {
  readonly stream: StreamName;
  readonly expected: Expectation;
  readonly entries: readonly NewEntry[];
}

/** What a subscription hands over: entries in position order, or none with a position up to which nothing was missed. */
export interface Page {
  readonly entries: readonly StoredEntry[];
  /** Remember this once the entries are dealt with; never above what has been delivered. */
  readonly position: Position;
  /** Nothing more was waiting when the page was read. May be said again and again. */
  readonly caughtUp: boolean;
}

export interface EventStore {
  /** Appends all entries or none. The same ids with the same expectation again succeed with the first result; partly the same is a Conflict. */
  append(stream: StreamName, expected: Expectation, entries: readonly NewEntry[]): Promise<Appended>;
  read(stream: StreamName, options?: ReadOptions): Promise<Slice>;
  /** Every entry after `after`, up to and including `upTo` (default: the head when the read began), in position order, streamed. */
  readAll(range?: { after?: Position; upTo?: Position }): AsyncIterable<StoredEntry>;
  /** Every stream of a category (undefined: of all), one after another, whole, with its entries up to the position: for rebuilds and editions. Streamed. */
  readStreams(category?: string, upTo?: Position): AsyncIterable<{ stream: StreamName; entries: readonly StoredEntry[] }>;
  /** Follows the log after a position until aborted: at least once, in order, no gaps. Reconnects by itself. */
  subscribe(options: { after: Position; signal: AbortSignal; pageSize?: number }): AsyncIterable<Page>;
  /** Many appends, each atomic and idempotent, in chunks so that other writers wait only briefly. Interrupted, it can be run again. */
  appendBulk(
    appends: AsyncIterable<StreamAppend> | Iterable<StreamAppend>,
    onProgress?: (done: { streams: number; entries: number }) => void,
  ): Promise<{ streams: number; entries: number; position: Position }>;
  /** The last position stored at or before the moment; START when there is none. */
  positionAt(time: Date): Promise<Position>;
  head(): Promise<Position>;
  /** Ends a stream for good: further appends are Gone. */
  close(stream: StreamName): Promise<void>;
  /** Entries below the revision are no longer read, save in the whole log, where they may be. The last entry stays: the chain goes on from it. */
  truncateBefore(stream: StreamName, revision: number): Promise<void>;
  /** Lets go of connections. */
  end(): Promise<void>;
}

/** Limits of one entry (data and metadata together) and one append; beyond them TooLarge. */
export const LIMITS = { entryBytes: 256 * 1024, appendEntries: 500, appendBytes: 900 * 1024 } as const;

abstract class StoreError extends Error {
  abstract readonly code: string;
  override get name() {
    return this.constructor.name;
  }
}

/** The stream is not where the writer thought: somebody else wrote meanwhile. `actual` is its last revision, -1 when it has none. */
export class Conflict extends StoreError {
  readonly code = 'conflict';
  constructor(
    readonly stream: StreamName,
    readonly expected: Expectation,
    readonly actual: number,
  ) {
    super(`The stream ${stream} is at revision ${actual}, not ${expected}.`);
  }
}

/** The stream was closed for good. */
export class Gone extends StoreError {
  readonly code = 'gone';
  constructor(readonly stream: StreamName) {
    super(`The stream ${stream} is closed. Nothing can be added to it.`);
  }
}

/** An entry or an append is over the limits. */
export class TooLarge extends StoreError {
  readonly code = 'too-large';
}

/** The store cannot be reached, and nothing was written. The call can be made again. */
export class Unavailable extends StoreError {
  readonly code = 'unavailable';
}

/** The connection was lost while the append was under way: it may have been written. Retry with the same ids and the same expectation. */
export class UnknownOutcome extends StoreError {
  readonly code = 'unknown-outcome';
}

/** The store's own account refuses this. */
export class Denied extends StoreError {
  readonly code = 'denied';
}

/** The caller broke the contract (a bad name, an empty append, a NUL in the text): a mistake in our code. */
export class Bug extends StoreError {
  readonly code = 'bug';
}
