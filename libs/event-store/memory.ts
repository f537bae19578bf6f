import { checkAppend, checkJson, checkStream } from './checks';
import {
  Appended,
  Conflict,
  EventStore,
  Expectation,
  Gone,
  NewEntry,
  Page,
  Position,
  ReadOptions,
  Slice,
  START,
  StoredEntry,
  StreamAppend,
  StreamName,
} from './event-store';

interface Stream {
  entries: StoredEntry[];
  visibleFrom: number;
  closed: boolean;
}

const position = (number: number): Position => String(number).padStart(20, '0');

/** A store that forgets everything when the process ends: for pure tests. `now` is the clock that `positionAt` is asked of. */
export const memoryStore = (now: () => Date = () => new Date()): EventStore => new MemoryStore(now);

class MemoryStore implements EventStore {
  private readonly log: { entry: StoredEntry; storedAt: number }[] = [];
  private readonly streams = new Map<StreamName, Stream>();
  private readonly waiting = new Set<() => void>();
  private ended = false;

  constructor(private readonly now: () => Date) {}

  async append(stream: StreamName, expected: Expectation, entries: readonly NewEntry[]): Promise<Appended> {
    await Promise.resolve();
    checkAppend(stream, expected, entries);
    entries.forEach(checkJson);
    const { entries: there, closed } = this.streams.get(stream) ?? { entries: [], closed: false };
    if (closed) throw new Gone(stream);
    const repeated = retried(there, expected, entries);
    if (repeated) return { revision: repeated.revision, position: repeated.position, repeated: true };
    const head = there.length - 1;
    if (!(expected === 'any' || expected === (head < 0 ? 'none' : 'exists') || expected === head))
      throw new Conflict(stream, expected, head);
    const storedAt = Math.max(this.now().getTime(), this.log.at(-1)?.storedAt ?? 0);
    for (const [n, { id, type, data, metadata }] of entries.entries()) {
      const entry = { stream, revision: head + 1 + n, position: position(this.log.length + 1), id, type, data, metadata: { ...metadata } };
      this.log.push({ entry, storedAt });
      this.stream(stream).entries.push(entry);
    }
    this.wake();
    return { revision: head + entries.length, position: position(this.log.length), repeated: false };
  }

  async read(name: StreamName, { from, direction = 'forwards', limit = Infinity }: ReadOptions = {}): Promise<Slice> {
    await Promise.resolve();
    checkStream(name);
    const stream = this.streams.get(name);
    if (!stream) return { state: 'missing', entries: [] };
    if (stream.closed) return { state: 'closed', entries: [] };
    const visible = stream.entries.slice(stream.visibleFrom);
    const wanted =
      direction === 'forwards'
        ? visible.filter(entry => entry.revision >= (from ?? 0))
        : visible.filter(entry => entry.revision <= (from ?? Infinity)).reverse();
    return { state: 'open', entries: wanted.slice(0, limit) };
  }

  async *readAll({ after = START, upTo }: { after?: Position; upTo?: Position } = {}): AsyncIterable<StoredEntry> {
    const end = upTo ?? (await this.head());
    for (const { entry } of [...this.log]) if (entry.position > after && entry.position <= end) yield entry;
  }

  async *readStreams(category?: string, upTo?: Position): AsyncIterable<{ stream: StreamName; entries: readonly StoredEntry[] }> {
    const end = upTo ?? (await this.head());
    for (const [stream, { entries, visibleFrom, closed }] of [...this.streams]) {
      if (closed || (category !== undefined && !stream.startsWith(`${category}-`))) continue;
      const known = entries.slice(visibleFrom).filter(entry => entry.position <= end);
      if (known.length > 0) yield { stream, entries: known };
    }
  }

  async *subscribe({ after, signal, pageSize = 1000 }: { after: Position; signal: AbortSignal; pageSize?: number }): AsyncIterable<Page> {
    let place = after;
    let told = false;
    while (!signal.aborted && !this.ended) {
      const from = this.log.findIndex(({ entry }) => entry.position > place);
      const entries = from < 0 ? [] : this.log.slice(from, from + pageSize).map(({ entry }) => entry);
      place = entries.at(-1)?.position ?? place;
      const caughtUp = entries.length < pageSize;
      if (entries.length > 0 || !told) yield { entries, position: place, caughtUp };
      told = caughtUp;
      if (caughtUp && (this.log.at(-1)?.entry.position ?? START) <= place) await this.news(signal);
    }
  }

  async appendBulk(
    appends: AsyncIterable<StreamAppend> | Iterable<StreamAppend>,
    onProgress?: (done: { streams: number; entries: number }) => void,
  ): Promise<{ streams: number; entries: number; position: Position }> {
    const done = { streams: 0, entries: 0, position: START };
    for await (const { stream, expected, entries } of appends) {
      done.position = (await this.append(stream, expected, entries)).position;
      done.streams += 1;
      done.entries += entries.length;
      onProgress?.({ streams: done.streams, entries: done.entries });
    }
    return done;
  }

  async positionAt(time: Date): Promise<Position> {
    await Promise.resolve();
    return this.log.findLast(({ storedAt }) => storedAt <= time.getTime())?.entry.position ?? START;
  }

  async head(): Promise<Position> {
    await Promise.resolve();
    return position(this.log.length);
  }

  async close(stream: StreamName): Promise<void> {
    await Promise.resolve();
    checkStream(stream);
    this.stream(stream).closed = true;
  }

  async truncateBefore(name: StreamName, revision: number): Promise<void> {
    await Promise.resolve();
    checkStream(name);
    const stream = this.streams.get(name);
    if (stream) stream.visibleFrom = Math.max(stream.visibleFrom, Math.min(revision, stream.entries.length - 1));
  }

  async end(): Promise<void> {
    await Promise.resolve();
    this.ended = true;
    this.wake();
  }

  private stream(name: StreamName): Stream {
    const stream = this.streams.get(name) ?? { entries: [], visibleFrom: 0, closed: false };
    this.streams.set(name, stream);
    return stream;
  }

  private wake(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted) done();
      signal.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }
}

/** The last entry of an earlier append of these very ids at this very place, if there was one. */
const retried = (there: readonly StoredEntry[], expected: Expectation, entries: readonly NewEntry[]): StoredEntry | undefined => {
  if (expected === 'any' || expected === 'exists') return undefined;
  const first = expected === 'none' ? 0 : expected + 1;
  return entries.every(({ id }, n) => there[first + n]?.id === id) ? there[first + entries.length - 1] : undefined;
};
