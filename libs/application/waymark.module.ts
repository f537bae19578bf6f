import { Inject, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { chained, postgresStore, type EventStore } from '@waymark/event-store';
import { postgresKeyring, type Keyring } from '@waymark/keyring';
import { openReadModels, Projector } from '@waymark/read-models';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { Clock } from './clock';
import type { Configuration } from './config';
import { doors } from './doors';
import { ChildTeller } from './queries/child-told';
import { Lists } from './queries/lists';
import { OnThePast } from './queries/on-the-past';
import { Trials } from './queries/trial';
import { ReadLog } from './read-log/read-log';
import { CHAIN, KEYRING, MODELS, OPTIONS, POOL, STORE } from './tokens';

export interface WaymarkOptions {
  readonly clock?: Clock;
  /** Whether this process keeps the read models behind the log; `onTrouble` hears why it had to begin again. */
  readonly projects?: { readonly onTrouble: (error: unknown) => void };
}

const openPool = (connectionString: string): Pool => {
  const pool = new Pool({ connectionString, max: 5 });
  // A connection that breaks while nobody uses it must not end the process: the next query gets a new one.
  pool.on('error', () => undefined);
  return pool;
};

/** The two doors and what is behind them, for server, projector and command line. Run `migrate` first. Closing the application ends its connections. */
@Module({})
export class WaymarkModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stop = new AbortController();
  private projecting?: Promise<void>;

  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    @Inject(MODELS) private readonly models: DataSource,
    @Inject(POOL) private readonly pool: Pool,
    @Inject(OPTIONS) private readonly options: WaymarkOptions,
    private readonly projector: Projector,
  ) {}

  static with(
    { databaseUrl, keysUrl, key }: Pick<Configuration, 'databaseUrl' | 'keysUrl' | 'key'>,
    options: WaymarkOptions = {},
  ): DynamicModule {
    const { clock = new Clock(), projects } = options;
    const project = (store: EventStore, keyring: Keyring, models: DataSource): Projector =>
      new Projector({ store, keyring, models }, projects?.onTrouble);
    return {
      module: WaymarkModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: OPTIONS, useValue: options },
        { provide: Clock, useValue: clock },
        { provide: STORE, useFactory: () => postgresStore(databaseUrl) },
        { provide: CHAIN, useFactory: (store: EventStore) => chained(store, { now: () => clock.now() }), inject: [STORE] },
        { provide: KEYRING, useFactory: () => postgresKeyring({ url: keysUrl, key }) },
        { provide: MODELS, useFactory: () => openReadModels(databaseUrl) },
        { provide: POOL, useFactory: () => openPool(databaseUrl) },
        { provide: Projector, useFactory: project, inject: [STORE, KEYRING, MODELS] },
        ReadLog,
        ChildTeller,
        Lists,
        Trials,
        OnThePast,
        ...Object.values(doors),
      ],
      exports: [CqrsModule, Clock, STORE, CHAIN, KEYRING, MODELS, POOL, Projector],
    };
  }

  onApplicationBootstrap(): void {
    if (this.options.projects) this.projecting = this.projector.run(this.stop.signal);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.projecting;
    await Promise.all([this.store.end(), this.keyring.end(), this.models.destroy(), this.pool.end()]);
  }
}
