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
import { appendBulk } from './bulk';
import { calling, openPool } from './connections';
import { copyRows } from './copy';
import { News } from './news';
import { COLUMNS, entryOf, Names, padded, TEXT_ONLY } from './rows';

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
  private readonly names: Names;

  constructor(config: PoolConfig) {
    this.writers = openPool(config, WRITERS);
    this.readers = openPool(config, READERS);
    this.news = new News(this.readers);
    this.appends = new Appends(this.writers, () => this.news.committed());
    this.names = new Names(this.readers);
  }

  async append(stream: StreamName, expected: Expectation, entries: readonly NewEntry[]): Promise<Appended> {
    checkAppend(stream, expected, entries);
    return this.appends.append({ stream, expected, entries });
  }

  async read(stream: StreamName, { from, direction = 'forwards', limit }: ReadOptions = {}): Promise<Slice> {
    checkStream(stream);
    const forwards = direction === 'forwards';
    const rows = await this.rows(`read-${direction}`, forwards ? READ_FORWARDS : READ_BACKWARDS, [
      stream,
      from ?? (forwards ? 0 : LAST_REVISION),
      limit ?? null,
    ]);
    if (rows.length > 0) return { state: 'open', entries: rows.map(row => entryOf(stream, row)) };
    const [stated] = await this.rows('state', 'select state from es.stream where name = $1', [stream]);
    return { state: stated === undefined ? 'missing' : stated[0] === 'c' ? 'closed' : 'open', entries: [] };
  }

  async *readAll({ after = START, upTo }: { after?: Position; upTo?: Position } = {}): AsyncIterable<StoredEntry> {
    const end = upTo ?? (await this.head());
    await calling(() => this.names.refresh());
    const range = `e.position > ${number(after)} and e.position <= ${number(end)}`;
    for await (const rows of copyRows(this.readers, `select ${COLUMNS} from es.event e where ${range} order by e.position`))
      for (const row of rows) yield entryOf(this.names.of(row[0]!), row);
  }

  async *readStreams(category?: string, upTo?: Position): AsyncIterable<{ stream: StreamName; entries: readonly StoredEntry[] }> {
    const end = upTo ?? (await this.head());
    await calling(() => this.names.refresh());
    const ofCategory = category === undefined ? '' : `and starts_with(s.name, ${escapeLiteral(`${category}-`)})`;
    const query = `select ${COLUMNS} from es.event e join es.stream s on s.key = e.stream
      where s.state = 'o' ${ofCategory} and e.revision >= s.visible_from and e.position <= ${number(end)} order by e.stream, e.revision`;
    let key = '';
    let entries: StoredEntry[] = [];
    for await (const rows of copyRows(this.readers, query))
      for (const row of rows) {
        if (row[0] !== key && entries.length > 0) {
          yield { stream: this.names.of(key), entries };
          entries = [];
        }
        key = row[0]!;
        entries.push(entryOf(this.names.of(key), row));
      }
    if (entries.length > 0) yield { stream: this.names.of(key), entries };
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
    return appendBulk(this.readers, appends, done => {
      this.news.committed();
      onProgress?.({ streams: done.streams, entries: done.entries });
    });
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
    await Promise.all([this.writers.end(), this.readers.end()]);
  }

  private async page(after: Position, pageSize: number): Promise<StoredEntry[]> {
    const text = `select ${COLUMNS} from es.event e where e.position > $1 order by e.position limit $2`;
    const rows = await this.rows('page', text, [number(after), pageSize]);
    await calling(() => this.names.allOf(rows));
    return rows.map(row => entryOf(this.names.of(row[0]!), row));
  }

  private async rows(name: string, text: string, values: unknown[]): Promise<string[][]> {
    const { rows } = await calling(() => this.readers.query<string[]>({ name, text, values, rowMode: 'array', types: TEXT_ONLY }));
    return rows;
  }
}

const OPEN_STREAM = `(select s.key from es.stream s where s.name = $1 and s.state = 'o')`;
const VISIBLE = `e.revision >= (select s.visible_from from es.stream s where s.name = $1)`;
const READ_FORWARDS = `select ${COLUMNS} from es.event e where e.stream = ${OPEN_STREAM} and ${VISIBLE} and e.revision >= $2
  order by e.revision limit $3`;
const READ_BACKWARDS = `select ${COLUMNS} from es.event e where e.stream = ${OPEN_STREAM} and ${VISIBLE} and e.revision <= $2
  order by e.revision desc limit $3`;

/** A position as a number of the database, safe inside a statement. */
const number = (position: Position): string => {
  const value = BigInt(toPosition(position));
  if (value >= 2n ** 63n) throw new Bug(`"${position}" is not a position of this store.`);
  return String(value);
};
