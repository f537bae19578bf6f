import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { rulesRegister, type Day } from '@waymark/domain';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { childrenOf, monthEndsUpTo, tryLimit, type LimitOnDay } from '@waymark/read-models';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { Refused } from '../errors';
import { scopeOf, type Actor } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { KEYRING, MODELS, STORE } from '../tokens';
import { dayAsked } from './child-told';

export interface TryLimitAsked {
  readonly actor: Actor;
  /** The rule and its limit, like `D12.amber`. */
  readonly setting: string;
  readonly value: number;
  /** What it is compared with; the limit in force where it is left out. */
  readonly against?: number;
  readonly on?: Day;
  /** Why, for those who may look at any child. */
  readonly purpose?: string;
}

/** What a rule would say under another limit: on a day and at the twelve month ends before it. Nothing is stored. */
export interface LimitTried {
  readonly setting: string;
  readonly rule: string;
  readonly standard: number;
  readonly value: number;
  readonly against: number | null;
  readonly days: readonly LimitOnDay[];
}

/** Throws Forbidden, PurposeNeeded, Refused. */
export class TryLimit extends Query<LimitTried> {
  constructor(readonly asked: TryLimitAsked) {
    super();
  }
}

/** Every limit the authority may set, with its standard value and the first rule that reads it. */
export const limitsToTry = (): { setting: string; rule: string; says: string; standard: number }[] => {
  const all = rulesRegister().flatMap(({ id, says, sets }) => sets.map(({ setting, standard }) => ({ setting, rule: id, says, standard })));
  return all.filter(({ setting }, i) => all.findIndex(other => other.setting === setting) === i);
};

@QueryHandler(TryLimit)
export class TryLimitHandler implements IQueryHandler<TryLimit> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    @Inject(MODELS) private readonly models: DataSource,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute({ asked: { actor, setting, value, against, on, purpose } }: TryLimit): Promise<LimitTried> {
    const { role, worker, team, personal } = scopeOf('TryLimit', actor, purpose);
    const limit = limitsToTry().find(one => one.setting === setting);
    if (!limit)
      throw new Refused({ code: 'no-such-limit', says: `There is no limit called ${setting}. Choose one of the list.`, field: 'setting' });
    const wrong = [value, against].find(one => one !== undefined && (!Number.isInteger(one) || one < 0 || one > 10_000));
    if (wrong !== undefined)
      throw new Refused({ code: 'not-a-limit', says: 'Give the limit as a whole number from 0 to 10,000.', field: 'value' });
    const today = this.clock.today();
    const days = monthEndsUpTo(dayAsked(on ?? today));
    const reached = new Set(await childrenOf(this.models, { on: today, worker, team }));
    const tried = await tryLimit(
      { store: this.store, keyring: this.keyring },
      { rule: limit.rule, setting, value, against, days, of: child => reached.has(child) },
    );
    const children = personal ? [...new Set(tried.flatMap(({ gained, lost }) => [...gained, ...lost]))] : [];
    await this.log.write({ view: 'TryLimit', actor, role, children, on, purpose });
    return { setting, rule: limit.rule, standard: limit.standard, value, against: against ?? null, days: tried };
  }
}
