import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '@waymark/domain';
import { ERASED, Erased, type Keyring } from '@waymark/keyring';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Action, Actor, Role } from '../permissions/policy';
import { childStream } from '../streams';
import { KEYRING, POOL } from '../tokens';

/** One look at one child, or at a list with its children. */
export interface Read {
  readonly view: Action;
  readonly actor: Actor;
  /** The role that opened it. */
  readonly role: Role;
  readonly children: readonly string[];
  readonly on?: Day;
  /** As known at this position of the log. */
  readonly known?: string;
  /** What of the child it was about, where that is one thing: an alert, by its rule and anchor. Names nobody. */
  readonly about?: string;
  /** Why, in the reader's words. */
  readonly purpose?: string;
}

/** A look at one thing of a child: by a role, on a London day, by so many people. */
export interface Seen {
  readonly day: Day;
  readonly role: Role;
  readonly people: number;
}

/** A look at a child's record, as an auditor reads of it. */
export interface Looked {
  readonly at: string;
  readonly actor: string;
  readonly role: Role;
  readonly view: Action;
  /** The day it was looked at for, and the position whose knowledge it showed, where they were asked for. */
  readonly on: Day | null;
  readonly known: string | null;
}

/** Who looked at whose record, when and why. It is only added to, and written before the answer is given: what cannot be logged is not shown. */
@Injectable()
export class ReadLog {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(KEYRING) private readonly keyring: Keyring,
  ) {}

  async write({ view, actor, role, children, on, known, about, purpose }: Read): Promise<void> {
    const id = v7();
    const why = purpose === undefined ? undefined : await this.seal(id, children, purpose);
    await this.pool.query(
      'INSERT INTO app.read_log (id, actor, role, view, children, asked_on, known, about, purpose) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, actor.id, role, view, children, on, known, about, why],
    );
  }

  /** When somebody last looked at anything before a London day began; undefined when they never had. */
  async lastBefore(actor: Actor, day: Day): Promise<Date | undefined> {
    const { rows } = await this.pool.query<{ last: Date | null }>(
      `SELECT max(read_at) AS last FROM app.read_log WHERE actor = $1 AND read_at < $2::timestamp AT TIME ZONE 'Europe/London'`,
      [actor.id, day],
    );
    return rows[0]?.last ?? undefined;
  }

  /** Who has looked at one thing of a child, without names: the latest day first. */
  async seen(view: Action, child: string, about: string): Promise<Seen[]> {
    const { rows } = await this.pool.query<Seen>(
      `SELECT to_char(read_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS day, role, count(DISTINCT actor)::int AS people
       FROM app.read_log WHERE children @> ARRAY[$1] AND view = $2 AND about = $3 GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
      [child, view, about],
    );
    return rows;
  }

  /** Every look at one child's record, the first at the head. */
  async looked(child: string): Promise<Looked[]> {
    const { rows } = await this.pool.query<Looked>(
      `SELECT to_char(read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, actor, role, view,
              to_char(asked_on, 'YYYY-MM-DD') AS on, known
       FROM app.read_log WHERE children @> ARRAY[$1] ORDER BY read_at, id`,
      [child],
    );
    return rows;
  }

  /** A purpose is free text, and may name somebody: it is sealed with the child it is about, and erased with them. */
  private async seal(id: string, children: readonly string[], purpose: string): Promise<string> {
    const stream = children.length === 1 ? childStream(children[0]!) : 'lists-purposes';
    try {
      return (await this.keyring.seal(stream, [{ entry: id, fields: { purpose } }]))[0]!.purpose!;
    } catch (error) {
      if (error instanceof Erased) return ERASED;
      throw error;
    }
  }
}
