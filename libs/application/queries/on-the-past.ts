import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '@waymark/domain';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { childrenOf, monthEndsUpTo, type ComparedOnPast, type Sources } from '@waymark/read-models';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { scopeOf, type Action, type Actor } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { KEYRING, MODELS, STORE } from '../tokens';
import { dayAsked } from './child-told';

export interface PastAsked {
  readonly actor: Actor;
  readonly on?: Day;
  /** Why, for those who may look at any child. */
  readonly purpose?: string;
}
/** What is judged: the days, and whose children. */
export interface Past {
  readonly days: readonly Day[];
  readonly of: (child: string) => boolean;
}
type Sought = Pick<Sources, 'store' | 'keyring'>;

/** Judges the children somebody may see, on a day and at the twelve month ends before it, in two ways; and logs whom they learn of. */
@Injectable()
export class OnThePast {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    @Inject(MODELS) private readonly models: DataSource,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  /** Throws Forbidden, PurposeNeeded, Refused. */
  async judge(
    view: Action,
    { actor, on, purpose }: PastAsked,
    compare: (sources: Sought, past: Past) => Promise<ComparedOnPast>,
  ): Promise<ComparedOnPast> {
    const { role, worker, team, personal } = scopeOf(view, actor, purpose);
    const today = this.clock.today();
    const days = monthEndsUpTo(dayAsked(on ?? today));
    const reached = new Set(await childrenOf(this.models, { on: today, worker, team }));
    const compared = await compare({ store: this.store, keyring: this.keyring }, { days, of: child => reached.has(child) });
    const differing = [...compared.days, compared.throughout].flatMap(({ gained, lost }) => [...gained, ...lost]);
    await this.log.write({ view, actor, role, children: personal ? [...new Set(differing)] : [], on, purpose });
    return compared;
  }
}
