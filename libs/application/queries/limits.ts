import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { marks, type Day, type Entry } from '@waymark/domain';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { AUTHORITY, authorityOf, openEntries, toldAgain, type ToldAgain } from '@waymark/read-models';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { scopeOf, type Actor } from '../permissions/policy';
import { ReadLog } from '../read-log/read-log';
import { KEYRING, MODELS, STORE } from '../tokens';
import { limitsToTry, type LimitOfRule } from './try-limit';

/** One time that the authority set a limit. */
export interface LimitSet {
  readonly entry: string;
  readonly value: number;
  /** The first day on which it holds. */
  readonly from: Day;
  readonly recordedAt: string;
  /** Who and why: for those alone who set limits or audit them. */
  readonly by?: string;
  readonly why?: string;
}
export interface LimitTold extends LimitOfRule {
  /** What holds today. */
  readonly inForce: number;
  /** The last said first. */
  readonly history: readonly LimitSet[];
}

export interface LimitsTold {
  readonly limits: readonly LimitTold[];
  /** How many children are still told under what was said before. */
  readonly toldAgain: ToldAgain;
}

/** Every limit that the authority may set, its standard value and what the authority made of it. It names no child. Throws Forbidden. */
export class Limits extends Query<LimitsTold> {
  constructor(readonly asked: { readonly actor: Actor }) {
    super();
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const setBy = ({ id, data, recordedAt, actor }: Entry, personal: boolean): LimitSet => ({
  entry: id,
  value: Number(data.value),
  from: String(data.from),
  recordedAt,
  ...(personal ? { by: actor, why: text(data.reason) } : {}),
});

@QueryHandler(Limits)
export class LimitsHandler implements IQueryHandler<Limits> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    @Inject(MODELS) private readonly models: DataSource,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute({ asked: { actor } }: Limits): Promise<LimitsTold> {
    const { role, reach } = scopeOf('Limits', actor);
    const personal = reach === 'any child';
    const { entries: stored } = await this.store.read(AUTHORITY);
    const entries = await openEntries(this.keyring, AUTHORITY, stored);
    await this.log.write({ view: 'Limits', actor, role, children: [] });
    const { settings } = authorityOf(entries);
    const { struckBy } = marks(entries);
    const said = entries.filter(({ id, type }) => type === 'SettingChanged' && !struckBy.has(id));
    const historyOf = (setting: string): LimitSet[] =>
      said
        .filter(({ data }) => data.setting === setting)
        .map(entry => setBy(entry, personal))
        .reverse();
    const inForce = ({ setting, standard }: LimitOfRule): number => settings.limit(setting, this.clock.today(), standard);
    return {
      limits: limitsToTry().map(limit => ({ ...limit, inForce: inForce(limit), history: historyOf(limit.setting) })),
      toldAgain: await toldAgain(this.models),
    };
  }
}
