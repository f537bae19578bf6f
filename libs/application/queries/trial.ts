import { Inject, Injectable } from '@nestjs/common';
import {
  asNew,
  decide,
  isRefusal,
  looksAt,
  story,
  storyAnd,
  tell,
  tellOnly,
  type Asked,
  type Concern,
  type Day,
  type Entry,
  type EventName,
  type NewFact,
  type Refusal,
  type ToldByRules,
} from '@waymark/domain';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { caseFor, readAuthority, telling, type Authority, type Telling } from '@waymark/read-models';
import { Clock } from '../clock';
import { allocatedOn } from '../permissions/allocation';
import { permit, type Action, type Actor } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { readRecord, refuseNothing } from '../record/read-record';
import { KEYRING, STORE } from '../tokens';

export interface TrialAsked {
  readonly child: string;
  readonly actor: Actor;
  /** Why, for those who may look at any child. */
  readonly purpose?: string;
}

/** What a fact would come to. */
export interface Tried {
  readonly refusal?: Refusal;
  /** What would be recorded: nothing when it is so already. */
  readonly facts: readonly NewFact[];
  readonly concerns: readonly Concern[];
}

/** A child's record, opened to try facts on. It holds no way to write. */
export class Trial {
  readonly before: Telling;
  readonly revision: number;

  constructor(
    readonly child: string,
    readonly entries: readonly Entry[],
    readonly today: Day,
    private readonly authority: Authority,
  ) {
    this.before = telling(child, entries, authority);
    this.revision = entries.at(-1)!.revision;
  }

  /** Whether a fact would be recorded after some others, and as what, if today were `today`. */
  judge(fact: Asked, { after = [], today = this.today }: { after?: readonly NewFact[]; today?: Day } = {}): Tried {
    const decision = decide(fact, this.with(after), { ...this.authority, today });
    return isRefusal(decision) ? { refusal: decision, facts: [], concerns: [] } : decision;
  }

  /** What the record would tell with some facts more. */
  after(facts: readonly NewFact[]): Telling {
    return facts.length ? telling(this.child, this.with(facts), this.authority) : this.before;
  }

  /** What all rules would tell with some facts more: `after` without what people did, and without flags. */
  rules(facts: readonly NewFact[]): ToldByRules {
    return tell(caseFor(story(this.with(facts)), this.authority));
  }

  /** What one rule would tell with some facts more: the same as `after` has under it. */
  toldBy(rule: string, facts: readonly NewFact[]): ToldByRules {
    const more = storyAnd(this.before.story, asNew(facts, this.entries.length));
    return tellOnly(caseFor(more, this.authority), rule);
  }

  /** Whether a fact of this kind could change what a rule tells. */
  matters(rule: string): (type: EventName) => boolean {
    return looksAt(this.before.story, rule, watched => caseFor(watched, this.authority));
  }

  private with(facts: readonly NewFact[]): readonly Entry[] {
    return facts.length ? [...this.entries, ...asNew(facts, this.entries.length)] : this.entries;
  }
}

/** Opens a child's record for a trial, to somebody who may see it, and logs that first. */
@Injectable()
export class Trials {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound, Forbidden, PurposeNeeded, Gone. */
  async open(view: Action, { child, actor, purpose }: TrialAsked): Promise<Trial> {
    const record = await readRecord(this.store, this.keyring, child);
    const today = this.clock.today();
    const { role } = permit(view, actor, { to: allocatedOn(record.entries, today), purpose });
    refuseNothing(record, child);
    await this.log.write({ view, actor, role, children: [child], purpose });
    return new Trial(child, record.entries, today, await readAuthority({ store: this.store, keyring: this.keyring }));
  }
}
