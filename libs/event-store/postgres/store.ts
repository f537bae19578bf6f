import { escapeLiteral, Pool, PoolConfig } from 'pg';
import { checkAppend, checkStream } from '../checks';
import {
  Appended,
  Bug,
  EventStore,
  Expectation,
  NewEntry,
  Page,
  Position,
  ReadOptions,
  Slice,
  START,
  StoredEntry,
  StreamAppend,
  StreamName,
  toPosition,
  Unavailable,
} from '../event-store';
import { Appends } from './appends';
import { appendBulk, BULK } from './bulk';
import { calling, openPool } from './connections';
import { copyRows } from './copy';
import { each } from './each';
import { News } from './news';
import { COLUMNS, COLUMNS_AND_STREAM, entryOf, Names, padded, TEXT_ONLY } from './rows';

const WRITERS = 2;
const READERS = 8;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5000;
const LAST_REVISION = 2 ** 31 - 1;

/** The event store in PostgreSQL, schema `es`; run `migrateStore` on the database first. Takes a URL or pg's options. Connects when first needed. */
export const postgresStore = (database: string | PoolConfig): EventStore =>
  new PostgresStore(typeof database === 'string' ? { connectionString: database } : database);

class PostgresStore implements EventStore {
  private readonly writers: Pool;
  private readonly readers: Pool;
  private readonly news: News;
  private readonly appends: Appends;
  private readonly importers: Pool;
  private readonly imports: Appends;
  private readonly names: Names;

  constructor(config: PoolConfig) {
    this.writers = openPool(config, WRITERS);
    this.readers = openPool(config, READERS);
    this.news = new News(this.readers);
    this.appends = new Appends(this.writers, () => this.news.committed());
    // An import has connections of its own, so that nobody waits behind it twice.
    this.importers = openPool(config, WRITERS);
    this.imports = new Appends(this.importers, () => this.news.committed(), BULK);
    this.names = new Names(this.readers);
  }

  async append(stream: StreamName, expected: Expectation, entries: readonly NewEntry[]): Promise<Appended> {
    checkAppend(stream, expected, entries);
    return this.appends.append({ stream, expected, entries });
  }

  async read(stream: StreamName, { from, direction = 'forwards', limit }: ReadOptions = {}): Promise<Slice> {
    checkStream(stream);
    const forwards = direction === 'forwards';
    const values = [stream, from ?? (forwards ? 0 : LAST_REVISION), limit ?? null];
    const rows = await this.rows(`read-${direction}`, forwards ? READ_FORWARDS : READ_BACKWARDS, values);
    return { state: rows.length > 0 ? 'open' : await this.stateOf(stream), entries: rows.map(row => entryOf(stream, row)) };
  }

  readAll({ after = START, upTo }: { after?: Position; upTo?: Position } = {}): AsyncIterable<StoredEntry> {
    return each(this.pagesOfAll(after, upTo));
  }

  async *readStreams(category?: string, upTo?: Position): AsyncIterable<{ stream: StreamName; entries: readonly StoredEntry[] }> {
    const end = upTo ?? (await this.head());
    await calling(() => this.names.refresh());
    const ofCategory = category === undefined ? '' : `and starts_with(s.name, ${escapeLiteral(`${category}-`)})`;
    const query = `select ${COLUMNS_AND_STREAM} from es.event e join es.stream s on s.key = e.stream
      where s.state = 'o' ${ofCategory} and e.revision >= s.visible_from and e.position <= ${number(end)} order by e.stream, e.revision`;
    let entries: StoredEntry[] = [];
    for await (const rows of copyRows(this.readers, query))
      for (const row of rows) {
        const entry = this.names.entryOf(row);
        const [first] = entries;
        if (first && first.stream !== entry.stream) {
          yield { stream: first.stream, entries };
          entries = [];
        }
        entries.push(entry);
      }
    if (entries[0]) yield { stream: entries[0].stream, entries };
  }

  async *subscribe({ after, signal, pageSize = 1000 }: { after: Position; signal: AbortSignal; pageSize?: number }): AsyncIterable<Page> {
    let position = after;
    let told = false;
    let backoff = FIRST_BACKOFF_MS;
    while (!signal.aborted && !this.news.ended) {
      const { count } = this.news;
      try {
        const entries = await this.page(position, pageSize);
        backoff = FIRST_BACKOFF_MS;
        position = entries.at(-1)?.position ?? position;
        const caughtUp = entries.length < pageSize;
        if (entries.length > 0 || !told) yield { entries, position, caughtUp };
        told = caughtUp;
        if (caughtUp) await this.news.after(count, signal);
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        await this.news.after(this.news.count, signal, backoff);
        backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MS);
      }
    }
  }

  async appendBulk(
    appends: AsyncIterable<StreamAppend> | Iterable<StreamAppend>,
    onProgress?: (done: { streams: number; entries: number }) => void,
  ): Promise<{ streams: number; entries: number; position: Position }> {
    return appendBulk(this.imports, appends, ({ streams, entries }) => onProgress?.({ streams, entries }));
  }

  async positionAt(time: Date): Promise<Position> {
    return padded((await this.rows('position-at', 'select es.position_at($1)', [time.toISOString()]))[0]![0]!);
  }

  async head(): Promise<Position> {
    return padded((await this.rows('head', 'select coalesce(max(position), 0) from es.event', []))[0]![0]!);
  }

  async close(stream: StreamName): Promise<void> {
    checkStream(stream);
    await this.rows('close', 'select es.close($1)', [stream]);
  }

  async truncateBefore(stream: StreamName, revision: number): Promise<void> {
    checkStream(stream);
    await this.rows('truncate-before', 'select es.truncate_before($1, $2)', [stream, revision]);
  }

  async end(): Promise<void> {
    this.news.end();
    this.appends.end();
    this.imports.end();
    await Promise.all([this.writers.end(), this.importers.end(), this.readers.end()]);
  }

  private async *pagesOfAll(after: Position, upTo?: Position): AsyncGenerator<StoredEntry[]> {
    const end = upTo ?? (await this.head());
    await calling(() => this.names.refresh());
    const range = `e.position > ${number(after)} and e.position <= ${number(end)}`;
    for await (const rows of copyRows(this.readers, `select ${COLUMNS_AND_STREAM} from es.event e where ${range} order by e.position`))
      yield rows.map(row => this.names.entryOf(row));
  }

  private async page(after: Position, pageSize: number): Promise<StoredEntry[]> {
    const text = `select ${COLUMNS_AND_STREAM} from es.event e where e.position > $1 order by e.position limit $2`;
    const rows = await this.rows('page', text, [number(after), pageSize]);
    await calling(() => this.names.allOf(rows));
    return rows.map(row => this.names.entryOf(row));
  }

  private async stateOf(stream: StreamName): Promise<Slice['state']> {
    const [row] = await this.rows('state', 'select state from es.stream where name = $1', [stream]);
    return row === undefined ? 'missing' : row[0] === 'c' ? 'closed' : 'open';
  }

  private async rows(name: string, text: string, values: unknown[]): Promise<string[][]> {
    const { rows } = await calling(() => this.readers.query<string[]>({ name, text, values, rowMode: 'array', types: TEXT_ONLY }));
    return rows;
  }
}

const ofStream = (rest: string): string => `select ${COLUMNS} from es.event e
  where e.stream = (select s.key from es.stream s where s.name = $1 and s.state = 'o')
  and e.revision >= (select s.visible_from from es.stream s where s.name = $1) and ${rest} limit $3`;
const READ_FORWARDS = ofStream('e.revision >= $2 order by e.revision');
const READ_BACKWARDS = ofStream('e.revision <= $2 order by e.revision desc');

/** A position as a number of the database, safe inside a statement. */
const number = (position: Position): string => {
  const value = BigInt(toPosition(position));
  if (value >= 2n ** 63n) throw new Bug(`"${position}" is not a position of this store.`);
  return String(value);
};
