import { Pool, PoolClient, QueryConfig } from 'pg';
import { Appended, Bug, Conflict, Expectation, Gone, NewEntry, StreamAppend, StreamName } from '../event-store';
import { appendError, connectionLost, readError } from './errors';
import { ints, jsons, texts, uuids } from './arrays';
import { padded } from './rows';

/** How much one commit takes at most. */
export interface Limits {
  readonly appends: number;
  readonly entries: number;
  readonly characters: number;
}

const LANES = 2;

/** For people who wait: a commit stays short. */
const LIVE: Limits = { appends: 128, entries: 1000, characters: 2 ** 21 };

interface Waiting extends StreamAppend {
  readonly characters: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

interface Verdict {
  readonly verdict: 'ok' | 'same' | 'conflict' | 'gone';
  readonly head: number;
  readonly last_position: string | null;
}

/** The expectation as the database's functions take it. */
const expectationCode = (expected: Expectation): number =>
  typeof expected === 'number' ? expected : { none: -1, any: -2, exists: -4 }[expected];

/** What the database's verdict means for the one who appended: the result, or `Conflict` or `Gone` thrown. */
const judged = ({ stream, expected }: StreamAppend, { verdict, head, last_position }: Verdict): Appended => {
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
  private idle = LANES;
  private woken = false;
  /** Connections that nobody uses, kept here because asking the pool for one is felt at each append. */
  private free: PoolClient[] = [];
  private ended = false;

  /** `pool` must hold two connections; `committed` is called after every commit that added entries. */
  constructor(
    private readonly pool: Pool,
    private readonly committed: () => void,
    private readonly limits: Limits = LIVE,
  ) {}

  append(append: StreamAppend): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const characters = append.entries.reduce((sum, { data }) => sum + data.length, 0);
      this.waiting.push({ ...append, characters, resolve, reject });
      if (this.idle === LANES) this.fill();
      else this.wake();
    });
  }

  end(): void {
    this.ended = true;
    for (const client of this.free.splice(0)) client.release();
  }

  private wake(): void {
    if (this.woken) return;
    this.woken = true;
    // Not at once: those who were just answered, and requests of the same turn, join.
    setImmediate(() => {
      this.woken = false;
      this.fill();
    });
  }

  private fill(): void {
    while (this.idle > 0 && this.waiting.length > 0) {
      const batch = this.next();
      if (batch.length === 0) return;
      this.idle -= 1;
      void this.send(batch);
    }
  }

  private next(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let { appends, entries, characters } = this.limits;
    for (const append of this.waiting) {
      const fits = appends > 0 && entries >= append.entries.length && characters >= append.characters;
      if (!(fits || batch.length === 0) || this.underWay.has(append.stream)) left.push(append);
      else {
        this.underWay.add(append.stream);
        appends -= 1;
        entries -= append.entries.length;
        characters -= append.characters;
        batch.push(append);
      }
    }
    this.waiting = left;
    return batch;
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    try {
      const client = this.free.pop() ?? (await this.connect());
      const lost = await this.settle(client, batch);
      if (lost || this.ended) client.release(lost);
      else this.free.push(client);
    } catch (error) {
      for (const { reject } of batch) reject(readError(error));
    }
    for (const { stream } of batch) this.underWay.delete(stream);
    this.idle += 1;
    if (this.waiting.length > 0) this.wake();
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect();
    client.once('end', () => {
      if (!this.free.includes(client)) return;
      this.free = this.free.filter(one => one !== client);
      client.release(true);
    });
    return client;
  }

  /** Answers everyone in the batch; true when the connection was lost over it. */
  private async settle(client: PoolClient, batch: readonly Waiting[]): Promise<boolean> {
    try {
      const { rows } = await client.query<Verdict>(statement(batch));
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

const statement = (batch: readonly StreamAppend[]): QueryConfig => {
  const [{ stream, expected, entries }] = batch as [StreamAppend];
  const [{ id, type, data, metadata }] = entries as [NewEntry];
  return batch.length > 1 || entries.length > 1
    ? many(batch)
    : {
        name: 'append-one',
        text: 'select * from es.append_one($1, $2, $3, $4, $5, $6)',
        values: [stream, expectationCode(expected), id, type, data, JSON.stringify(metadata)],
      };
};

const many = (batch: readonly StreamAppend[]): QueryConfig => {
  const entries = batch.flatMap(append => append.entries);
  return {
    name: 'append',
    text: 'select * from es.append($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [
      texts(batch.map(append => append.stream)),
      ints(batch.map(append => expectationCode(append.expected))),
      ints(batch.map(append => append.entries.length)),
      ints(batch.flatMap((append, n) => append.entries.map(() => n + 1))),
      uuids(entries.map(entry => entry.id)),
      texts(entries.map(entry => entry.type)),
      jsons(entries.map(entry => entry.data)),
      jsons(entries.map(entry => JSON.stringify(entry.metadata))),
    ],
  };
};
