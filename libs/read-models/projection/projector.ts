import { START, type EventStore, type Page, type Position } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import type { DataSource } from 'typeorm';
import { authorityOf, type Authority } from '../authority/authority';
import { openForFolds } from '../opening';
import { hasModels } from '../retell';
import { checkpointOf, openWriting, underCheckpoint } from './checkpoint';
import { tellStreams, type Outcome } from './outcome';
import type { Writing } from './write';

export interface Sources {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly models: DataSource;
}

export const AUTHORITY = 'authority-main';
const STREAMS_AT_ONCE = 200;
const POLL_MS = 50;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5000;

/** What the authority has said up to now. */
export const readAuthority = async ({ store, keyring }: Pick<Sources, 'store' | 'keyring'>): Promise<Authority> => {
  const { entries } = await store.read(AUTHORITY);
  return authorityOf((await openForFolds(keyring, [{ stream: AUTHORITY, entries }]))[0]!);
};

/** Streams read whole, in parallel. */
const readStreams = (store: EventStore, streams: readonly string[]) =>
  Promise.all(streams.map(async stream => ({ stream, entries: (await store.read(stream)).entries })));

function* portions<T>(all: readonly T[]): Generator<T[]> {
  for (let i = 0; i < all.length; i += STREAMS_AT_ONCE) yield all.slice(i, i + STREAMS_AT_ONCE);
}

/** What has arrived by now; undefined when it has not. */
const arrived = <T>(promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>(resolve => setImmediate(resolve, undefined))]);

/**
 * Keeps the read models behind the log: reads it from its checkpoint, tells the streams that have news again, whole, and replaces their changed
 * rows and moves the checkpoint in one transaction. Killed at any moment it goes on where it was; of two, each page is told by one.
 */
export class Projector {
  private reached: Position = START;
  private authority!: Authority;
  /** The sweep of the stale has come up to this stream; undefined when there is none under way. */
  private sweptTo: string | undefined;
  private readonly waiting = new Set<() => void>();

  /** `onTrouble` hears why it had to begin again: the database or the keys were away. */
  constructor(
    private readonly sources: Sources,
    private readonly onTrouble: (error: unknown) => void = () => undefined,
  ) {}

  /** Runs until aborted. Begins again by itself, after a while, when the database, the store or the keys fail. */
  async run(signal: AbortSignal): Promise<void> {
    let backoff = FIRST_BACKOFF_MS;
    while (!signal.aborted) {
      try {
        await this.follow(signal, () => (backoff = FIRST_BACKOFF_MS));
      } catch (error) {
        this.onTrouble(error);
        await this.woken(backoff, signal);
        backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MS);
      }
    }
  }

  /** Whether the rows tell the log up to a position, at the latest after so many milliseconds. Also when another process tells them. */
  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      if (this.reached >= position || (await checkpointOf(this.sources.models)) >= position) return true;
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await this.woken(Math.min(left, POLL_MS));
    }
  }

  private async follow(signal: AbortSignal, onProgress: () => void): Promise<void> {
    const { store, models } = this.sources;
    const stop = new AbortController();
    const writing = await openWriting(models);
    try {
      await this.begin(writing);
      const after = (this.reached = await checkpointOf(models));
      const pages = store.subscribe({ after, signal: AbortSignal.any([signal, stop.signal]) })[Symbol.asyncIterator]();
      for (let next = pages.next(); ;) {
        next.catch(() => undefined); // it is awaited below, unless the retelling fails first
        const page = this.sweptTo === undefined ? await next : await arrived(next);
        if (page?.done) return;
        if (page) {
          await this.tellPage(writing, page.value);
          next = pages.next();
        } else await this.retellStale(writing);
        onProgress();
      }
    } finally {
      stop.abort();
      await writing.client.end();
    }
  }

  /** What could not be told is tried again: this may be the release that can. */
  private async begin({ client }: Writing): Promise<void> {
    await client.query(`UPDATE read.stream SET told_under = '' WHERE parked_at IS NOT NULL`);
    await this.hearAuthority();
  }

  /** A changed setting bears on every child. */
  private async hearAuthority(): Promise<void> {
    this.authority = await readAuthority(this.sources);
    this.sweptTo = '';
  }

  private async tellPage(writing: Writing, { entries, position }: Page): Promise<void> {
    if (entries.length === 0) return;
    const streams = [...new Set(entries.map(({ stream }) => stream))].filter(hasModels);
    if (streams.includes(AUTHORITY)) await this.hearAuthority();
    await underCheckpoint(writing, async (told, write) => {
      if (told >= position) return undefined; // another projector was faster
      for (const some of portions(streams)) await write(writing, await this.retold(some));
      return position;
    });
    this.reached = position;
    this.wake();
  }

  /** Children told under earlier settings are told again in portions, each once, and news come first. */
  private async retellStale(writing: Writing): Promise<void> {
    const { rows } = await writing.client.query<{ stream: string }>(
      `SELECT stream FROM read.stream WHERE told_under < $1 AND starts_with(stream, 'child-') AND stream > $2 ORDER BY stream LIMIT $3`,
      [this.authority.ruledBy, this.sweptTo, STREAMS_AT_ONCE],
    );
    const streams = rows.map(({ stream }) => stream);
    this.sweptTo = streams.at(-1);
    if (streams.length === 0) return;
    await underCheckpoint(writing, async (_, write) => {
      await write(writing, await this.retold(streams));
      return undefined;
    });
  }

  private async retold(streams: readonly string[]): Promise<Outcome[]> {
    const { store, keyring } = this.sources;
    return tellStreams(keyring, await readStreams(store, streams), this.authority);
  }

  /** Waits for news, an abort, or at most so long. */
  private woken(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
      signal?.addEventListener('abort', done);
    });
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
