import { randomUUID } from 'node:crypto';
import { Pool, PoolClient } from 'pg';

const CHANNEL = 'waymark_log';
const POLL_MS = 1000;
const LISTEN_AGAIN_MS = 1000;
// Other processes need not hear of every commit: one word a while says it for all since.
const TELL_EVERY_MS = 10;

// Words need no flush to disk: they are not kept.
const TELL = `select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`;

/**
 * Wakes those who follow the log: in this process by a call after the commit, in others by NOTIFY on a connection of its own. Never inside
 * the append, where NOTIFY takes a lock on the whole database. A lost word costs a poll, never an entry.
 */
export class News {
  private readonly waiting = new Set<() => void>();
  private readonly me = randomUUID();
  private heard = 0;
  private listener?: PoolClient;
  private listening = false;
  private telling = false;
  private untold = false;
  ended = false;

  constructor(private readonly pool: Pool) {}

  /** Grows with every piece of news. Look here before reading, and wait only if it is still the same afterwards. */
  get count(): number {
    return this.heard;
  }

  /** Entries were committed by this process. */
  committed(): void {
    this.wake();
    this.untold = true;
    if (!this.telling) void this.tell();
  }

  /** Waits for news since `count`, an abort, the end, or at most `ms`. */
  async after(count: number, signal: AbortSignal, ms = POLL_MS): Promise<void> {
    if (!this.listening) void this.listen();
    if (this.heard !== count || signal.aborted || this.ended) return;
    await new Promise<void>(resolve => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  end(): void {
    this.ended = true;
    this.wake();
    this.listener?.release(true);
    this.listener = undefined;
  }

  private wake(): void {
    this.heard += 1;
    for (const wake of [...this.waiting]) wake();
  }

  private async tell(): Promise<void> {
    this.telling = true;
    while (this.untold && !this.ended) {
      this.untold = false;
      // Whoever misses this word polls.
      await this.pool.query({ name: 'tell', text: TELL, values: [CHANNEL, this.me] }).catch(() => undefined);
      await new Promise(resolve => setTimeout(resolve, TELL_EVERY_MS).unref());
    }
    this.telling = false;
  }

  private async listen(): Promise<void> {
    this.listening = true;
    try {
      const client = await this.pool.connect();
      const lost = (): void => {
        if (this.listener !== client) return;
        this.listener = undefined;
        client.release(true);
        this.listenAgain();
      };
      this.listener = client.on('error', lost).on('end', lost);
      client.on('notification', ({ payload }) => {
        if (payload !== this.me) this.wake();
      });
      await client.query(`listen ${CHANNEL}`).catch(lost);
      if (this.ended) lost();
    } catch {
      this.listenAgain();
    }
  }

  private listenAgain(): void {
    setTimeout(() => {
      this.listening = false;
    }, LISTEN_AGAIN_MS).unref();
  }
}
