import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { asNew, decide, isRefusal, type Asked, type Concern, type NewFact, type Refusal } from '@waymark/domain';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { readAuthority, telling, type Telling } from '@waymark/read-models';
import { Clock } from '../clock';
import { allocatedOn } from '../permissions/allocation';
import { permit, type Actor } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { readRecord, refuseNothing } from '../record/read-record';
import { KEYRING, STORE } from '../tokens';

/** What recording a fact would do, found by trying it. Nothing is written. */
export interface FactTried {
  /** Why it would be refused; then `after` is `before`. */
  readonly refusal?: Refusal;
  /** What would be recorded: nothing when it is so already. */
  readonly facts: readonly NewFact[];
  /** What would have to be confirmed with a reason. */
  readonly concerns: readonly Concern[];
  readonly before: Telling;
  readonly after: Telling;
  /** What a form made now is based on. */
  readonly revision: number;
}

/** Throws NotFound, Forbidden, Gone. */
export class TryFact extends Query<FactTried> {
  constructor(readonly asked: { readonly child: string; readonly fact: Asked; readonly actor: Actor }) {
    super();
  }
}

@QueryHandler(TryFact)
export class TryFactHandler implements IQueryHandler<TryFact> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute({ asked: { child, fact, actor } }: TryFact): Promise<FactTried> {
    const record = await readRecord(this.store, this.keyring, child);
    const { entries } = record;
    const { role } = permit('TryFact', actor, { to: allocatedOn(entries, this.clock.today()) });
    refuseNothing(record, child);
    await this.log.write({ view: 'TryFact', actor, role, children: [child] });
    const authority = await readAuthority({ store: this.store, keyring: this.keyring });
    const before = telling(child, entries, authority);
    const revision = entries.at(-1)!.revision;
    const decision = decide(fact, entries, { ...authority, today: this.clock.today() });
    if (isRefusal(decision)) return { refusal: decision, facts: [], concerns: [], before, after: before, revision };
    const after = telling(child, [...entries, ...asNew(decision.facts, entries.length)], authority);
    return { ...decision, before, after, revision };
  }
}
