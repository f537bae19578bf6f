import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { fact, isDay, type Day, type NewFact } from '@waymark/domain';
import type { ChainedStore, EventStore, Position } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { AUTHORITY, openEntries } from '@waymark/read-models';
import { v7 } from 'uuid';
import { Clock } from '../clock';
import { Refused } from '../errors';
import { permit, type Actor } from '../permissions/policy';
import { limitsToTry } from '../queries/try-limit';
import { CHAIN, KEYRING, STORE } from '../tokens';
import { sealFacts } from './sealing';

export interface LimitToSet {
  readonly actor: Actor;
  readonly command: string;
  /** The rule and its limit, like `D12.amber`. */
  readonly setting: string;
  readonly value: number;
  /** The first day on which it holds. */
  readonly from: Day;
  /** In the words of whoever decided. */
  readonly why: string;
}

/** The authority sets a limit of its own, from a day on. Every child is told again under it. Throws Refused, Forbidden and what the store throws. */
export class SetLimit extends Command<{ readonly position: Position; readonly before: number | null }> {
  constructor(readonly asked: LimitToSet) {
    super();
  }
}

const checked = ({ setting, value, from, why }: LimitToSet): void => {
  const refuse = (code: string, field: string, says: string): never => {
    throw new Refused({ code, says, field });
  };
  if (!limitsToTry().some(one => one.setting === setting))
    refuse('no-such-limit', 'setting', `There is no limit called ${setting}. Choose one of the dictionary.`);
  if (!Number.isInteger(value) || value < 0 || value > 10_000)
    refuse('not-a-limit', 'value', 'Give the limit as a whole number from 0 to 10,000.');
  if (!isDay(from)) refuse('not-a-day', 'from', 'Give the day from which it holds as YYYY-MM-DD, like 2026-04-01.');
  if (!why.trim()) refuse('no-reason', 'why', 'Say why the limit is changed: auditors will read it.');
};

@CommandHandler(SetLimit)
export class SetLimitHandler implements ICommandHandler<SetLimit> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(CHAIN) private readonly chain: ChainedStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: SetLimit): Promise<{ position: Position; before: number | null }> {
    const { actor, command, setting, value, from, why } = asked;
    permit('SetLimit', actor, { to: undefined });
    checked(asked);
    const { entries: stored } = await this.store.read(AUTHORITY);
    const held = await openEntries(this.keyring, AUTHORITY, stored);
    const changed = fact('SettingChanged', { on: this.clock.today(), setting, value, from, reason: why.trim() }) as NewFact;
    const [sealed] = await sealFacts(this.keyring, [{ stream: AUTHORITY, held, facts: [{ id: v7(), fact: changed }] }], {
      actor: actor.id,
      command,
    });
    const { position } = await this.chain.append(AUTHORITY, stored.at(-1), sealed!);
    const earlier = held.findLast(({ type, data }) => type === 'SettingChanged' && data.setting === setting);
    return { position, before: typeof earlier?.data.value === 'number' ? earlier.data.value : null };
  }
}
