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

export interface LimitWasSet {
  readonly entry: string;
  readonly position: Position;
  /** What the authority had set before, if anything. */
  readonly before: number | null;
}

/** The authority sets a limit of its own, from a day on. Every child is told again under it. Said again under the same command it is set once. Throws Refused, Forbidden and what the store throws. */
export class SetLimit extends Command<LimitWasSet> {
  constructor(readonly asked: LimitToSet) {
    super();
  }
}

const checked = ({ setting, value, from, why }: LimitToSet): void => {
  const refuse = (code: string, field: string, says: string): never => {
    throw new Refused({ code, says, field });
  };
  const limit = limitsToTry().find(one => one.setting === setting);
  if (!limit) refuse('no-such-limit', 'setting', `There is no limit called ${setting}. Choose one of the dictionary.`);
  if (!Number.isInteger(value) || value < 0 || value > 10_000)
    refuse('not-a-limit', 'value', 'Give the limit as a whole number from 0 to 10,000.');
  if (limit?.most !== undefined && value > limit.most)
    refuse('looser-than-the-law', 'value', `The law allows ${limit.most} at most: ${limit.law}. A limit of your own can only be stricter.`);
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

  async execute({ asked }: SetLimit): Promise<LimitWasSet> {
    const { actor, command, setting, value, from, why } = asked;
    permit('SetLimit', actor, { to: undefined });
    checked(asked);
    const { entries: stored } = await this.store.read(AUTHORITY);
    const held = await openEntries(this.keyring, AUTHORITY, stored);
    const said = held.filter(({ type, data }) => type === 'SettingChanged' && data.setting === setting);
    const done = stored.find(entry => entry.metadata.command === command);
    const before = said.findLast(({ id }) => id !== done?.id)?.data.value;
    if (done) return { entry: done.id, position: done.position, before: typeof before === 'number' ? before : null };
    const changed = fact('SettingChanged', { on: this.clock.today(), setting, value, from, reason: why.trim() }) as NewFact;
    const id = v7();
    const [sealed] = await sealFacts(this.keyring, [{ stream: AUTHORITY, held, facts: [{ id, fact: changed }] }], {
      actor: actor.id,
      command,
    });
    const { position } = await this.chain.append(AUTHORITY, stored.at(-1), sealed!);
    return { entry: id, position, before: typeof before === 'number' ? before : null };
  }
}
