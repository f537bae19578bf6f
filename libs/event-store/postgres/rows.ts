import { Pool } from 'pg';
import { Metadata, Position, StoredEntry, StreamName } from '../event-store';

/** The columns of an entry in the order that `entryOf` takes them, and where several streams are read, the key of the stream. */
export const COLUMNS = 'e.position, e.revision, e.id, e.type, e.metadata, e.data';
export const COLUMNS_AND_STREAM = `${COLUMNS}, e.stream`;
export const STREAM = 6;

/** pg's own readers would make dates and objects of what must stay exact text. */
export const TEXT_ONLY = { getTypeParser: () => (value: string) => value };

export const padded = (position: string): Position => position.padStart(20, '0');

export const entryOf = (stream: StreamName, [position, revision, id, type, metadata, data]: readonly string[]): StoredEntry => ({
  stream,
  revision: Number(revision),
  position: padded(position!),
  id: id!,
  type: type!,
  data: data!,
  metadata: JSON.parse(metadata!) as Metadata,
});

/** The names of the streams by their keys in the database. A name never changes, so it is fetched once. */
export class Names {
  private readonly names = new Map<string, StreamName>();
  private last = '0';

  constructor(private readonly pool: Pool) {}

  /** Fetches the streams that came since: their keys rise in the order in which they appear. */
  async refresh(): Promise<void> {
    const { rows } = await this.pool.query<[string, string]>({
      name: 'names',
      text: 'select key, name from es.stream where key > $1 order by key',
      values: [this.last],
      rowMode: 'array',
      types: TEXT_ONLY,
    });
    for (const [key, name] of rows) this.names.set(key, name);
    this.last = rows.at(-1)?.[0] ?? this.last;
  }

  async allOf(rows: readonly string[][]): Promise<void> {
    if (rows.some(row => !this.names.has(row[STREAM]!))) await this.refresh();
  }

  entryOf(row: readonly string[]): StoredEntry {
    return entryOf(this.names.get(row[STREAM]!)!, row);
  }
}
