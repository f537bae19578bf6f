import { Pool, PoolClient, QueryConfig } from 'pg';
import { Appended, Bug, Conflict, Expectation, Gone, StreamAppend, StreamName } from '../event-store';
import { appendError, connectionLost, readError } from './errors';
import { padded } from './rows';

const MOST_APPENDS = 128;
const MOST_CHARACTERS = 2 ** 21;

interface Waiting extends StreamAppend {
  readonly characters: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

export interface Verdict {
  readonly verdict: 'ok' | 'same' | 'conflict' | 'gone';
  readonly head: number;
  readonly last_position: string | null;
}

/** The expectation as the database's functions take it. */
export const expectationCode = (expected: Expectation): number =>
  typeof expected === 'number' ? expected : { none: -1, any: -2, exists: -4 }[expected];

/** What the database's verdict means for the one who appended: the result, or `Conflict` or `Gone` thrown. */
export const judged = ({ stream, expected }: StreamAppend, { verdict, head, last_position }: Verdict): Appended => {
  if (verdict === 'gone') throw new Gone(stream);
  if (verdict === 'conflict' || last_position === null) throw new Conflict(stream, expected, head);
  return { revision: head, position: padded(last_position), repeated: verdict === 'same' };
};

/**
 * Collects the appends that arrive while a commit is under way and sends them as one commit: one lock, one parse and one flush serve
 * many. Each has its own verdict. Two commits may be under way at a time, never two of the same stream: they would race for the lock.
 */
export class Appends {
  private waiting: Waiting[] = [];
  private readonly underWay = new Set<StreamName>();
  private idle = 2;
  private woken = false;

  /** `pool` must hold two connections; `committed` is called after every commit that added entries. */
  constructor(
    private readonly pool: Pool,
    private readonly committed: () => void,
  ) {}

  append(append: StreamAppend): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const characters = append.entries.reduce((sum, { data }) => sum + data.length, 0);
      this.waiting.push({ ...append, characters, resolve, reject });
      this.wake();
    });
  }

  private wake(): void {
    if (this.woken) return;
    this.woken = true;
    // Not at once: requests of the same turn join.
    setImmediate(() => {
      this.woken = false;
      while (this.idle > 0 && this.waiting.length > 0) {
        const batch = this.next();
        if (batch.length === 0) return;
        this.idle -= 1;
        void this.send(batch);
      }
    });
  }

  private next(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let characters = 0;
    for (const append of this.waiting) {
      const full = batch.length === MOST_APPENDS || (batch.length > 0 && characters + append.characters > MOST_CHARACTERS);
      if (full || this.underWay.has(append.stream)) left.push(append);
      else {
        this.underWay.add(append.stream);
        characters += append.characters;
        batch.push(append);
      }
    }
    this.waiting = left;
    return batch;
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    try {
      const client = await this.pool.connect();
      client.release(await this.settle(client, batch));
    } catch (error) {
      for (const { reject } of batch) reject(readError(error));
    }
    for (const { stream } of batch) this.underWay.delete(stream);
    this.idle += 1;
    this.wake();
  }

  /** Answers everyone in the batch; true when the connection was lost over it. */
  private async settle(client: PoolClient, batch: readonly Waiting[]): Promise<boolean> {
    try {
      const { rows } = await client.query<Verdict>(batch.length === 1 ? one(batch[0]!) : many(batch));
      if (rows.some(({ verdict }) => verdict === 'ok')) this.committed();
      for (const [n, append] of batch.entries()) settleOne(append, rows[n]!);
      return false;
    } catch (error) {
      const lost = connectionLost(error);
      if (batch.length === 1 || lost) {
        for (const { reject } of batch) reject(appendError(error));
        return lost;
      }
      // One bad append undid the statement for all: apart, only the culprit fails.
      let dead = false;
      for (const append of batch) dead = (await this.settle(client, [append])) || dead;
      return dead;
    }
  }
}

const settleOne = (append: Waiting, verdict: Verdict): void => {
  try {
    append.resolve(judged(append, verdict));
  } catch (error) {
    append.reject(error instanceof Error ? error : new Bug(String(error)));
  }
};

const one = ({ stream, expected, entries }: StreamAppend): QueryConfig => ({
  name: 'append-one',
  text: 'select * from es.append_one($1, $2, $3, $4, $5, $6)',
  values: [
    stream,
    expectationCode(expected),
    entries.map(entry => entry.id),
    entries.map(entry => entry.type),
    entries.map(entry => entry.data),
    entries.map(entry => JSON.stringify(entry.metadata)),
  ],
});

const many = (batch: readonly StreamAppend[]): QueryConfig => {
  const entries = batch.flatMap(append => append.entries);
  return {
    name: 'append',
    text: 'select * from es.append($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [
      batch.map(append => append.stream),
      batch.map(append => expectationCode(append.expected)),
      batch.map(append => append.entries.length),
      batch.flatMap((append, n) => append.entries.map(() => n + 1)),
      entries.map(entry => entry.id),
      entries.map(entry => entry.type),
      entries.map(entry => entry.data),
      entries.map(entry => JSON.stringify(entry.metadata)),
    ],
  };
};
