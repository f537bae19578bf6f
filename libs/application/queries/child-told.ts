import { Inject, Injectable } from '@nestjs/common';
import {
  flagsOf,
  isDay,
  journey as journeyOf,
  standingOn,
  type Day,
  type Entry,
  type Flag,
  type Journey,
  type Obligation,
  type Signal,
  type Standing,
  type Story,
} from '@waymark/domain';
import { START, type EventStore, type Position } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { readAuthority, telling, type ImportRun, type Telling } from '@waymark/read-models';
import { Clock } from '../clock';
import { Refused } from '../errors';
import { allocatedOn } from '../permissions/allocation';
import { permit, type Action, type Actor } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { readRecord, refuseNothing } from '../record/read-record';
import { KEYRING, STORE } from '../tokens';
import { positionKnown } from './as-known';

export interface JourneyAsked {
  readonly child: string;
  readonly actor: Actor;
  /** What had happened by the end of this day; today where it is left out. */
  readonly on?: Day;
  /** What was known by then: a day, a moment with its offset, or a position. */
  readonly known?: string;
  /** Why, for those who may look at any child. */
  readonly purpose?: string;
}

/** One child as at the end of a day, as known then or now. Told from the log, so it is never behind it. */
export interface ChildTold {
  readonly child: string;
  readonly on: Day;
  /** Where knowledge was cut; undefined for all that is known now. */
  readonly known?: Position;
  /** All that the record tells as known, whatever the day. */
  readonly telling: Telling;
  /** The whole record as known, also what happened after the day. */
  readonly entries: readonly Entry[];
  /** What had happened by the end of the day. */
  readonly story: Story;
  readonly journey: Journey;
  readonly standing: Standing;
  readonly flags: readonly Flag[];
  /** Rows of dates: ask them for the day. */
  readonly obligations: readonly Obligation[];
  readonly signals: readonly Signal[];
  /** Imports that wrote here and are not whole. */
  readonly unfinishedImports: readonly ImportRun[];
  /** Where the record stands now: what a form made on it is based on. */
  readonly revision: number;
  readonly position: Position;
}

/** A day as asked for. Throws Refused for what is none. */
export const dayAsked = (on: Day, field = 'on'): Day => {
  if (!isDay(on)) throw new Refused({ code: 'not-a-day', says: 'Give the day as YYYY-MM-DD, like 2026-03-31.', field });
  return on;
};

/** Tells one child to somebody who may hear it, and logs that first. */
@Injectable()
export class ChildTeller {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  /** `about` is what of the child is looked at, where it is one thing. Throws NotFound, Forbidden, PurposeNeeded, Gone, Refused. */
  async tell(view: Action, asked: JourneyAsked, about?: string): Promise<ChildTold> {
    const { child, actor, purpose } = asked;
    const on = dayAsked(asked.on ?? this.clock.today());
    const record = await readRecord(this.store, this.keyring, child);
    const { role } = permit(view, actor, { to: allocatedOn(record.entries, this.clock.today()), purpose });
    refuseNothing(record, child);
    const known = asked.known === undefined ? undefined : await positionKnown(this.store, asked.known);
    await this.log.write({ view, actor, role, children: [child], on, known, about, purpose });
    return this.asAt(child, record.entries, { on, known });
  }

  private async asAt(child: string, entries: readonly Entry[], { on, known }: { on: Day; known?: Position }): Promise<ChildTold> {
    const now = await readAuthority({ store: this.store, keyring: this.keyring });
    const authority = known === undefined ? now : now.knownAt(known);
    const told = telling(child, known === undefined ? entries : entries.filter(({ position }) => position! <= known), authority);
    const story = told.story.until(on);
    const journey = journeyOf(story);
    const runs = new Set(told.entries.map(({ data }) => data.run));
    return {
      ...{ child, on, known, telling: told, entries: told.entries, obligations: told.obligations, signals: told.signals },
      ...{ story, journey, standing: standingOn(journey, on), flags: flagsOf(story, journey) },
      unfinishedImports: authority.imports.filter(({ run, unfinished }) => unfinished && runs.has(run)),
      revision: entries.at(-1)!.revision,
      position: entries.at(-1)!.position ?? START,
    };
  }
}
