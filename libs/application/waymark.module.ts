import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { chained, postgresStore, type EventStore } from '@waymark/event-store';
import { postgresKeyring, type Keyring } from '@waymark/keyring';
import { Pool } from 'pg';
import { Clock } from './clock';
import type { Configuration } from './config';
import { ReadLog } from './read-log/read-log';
import { RecordFactHandler } from './record/record-fact';
import { CHAIN, KEYRING, POOL, STORE } from './tokens';

const openPool = (connectionString: string): Pool => {
  const pool = new Pool({ connectionString, max: 5 });
  // A connection that breaks while nobody uses it must not end the process: the next query gets a new one.
  pool.on('error', () => undefined);
  return pool;
};

/** The two doors and what is behind them, for server, projector and command line. Run `migrate` first. Closing the application ends its connections. */
@Module({})
export class WaymarkModule implements OnApplicationShutdown {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    @Inject(POOL) private readonly pool: Pool,
  ) {}

  static with(
    { databaseUrl, keysUrl, key }: Pick<Configuration, 'databaseUrl' | 'keysUrl' | 'key'>,
    clock: Clock = new Clock(),
  ): DynamicModule {
    return {
      module: WaymarkModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: Clock, useValue: clock },
        { provide: STORE, useFactory: () => postgresStore(databaseUrl) },
        { provide: CHAIN, useFactory: (store: EventStore) => chained(store, { now: () => clock.now() }), inject: [STORE] },
        { provide: KEYRING, useFactory: () => postgresKeyring({ url: keysUrl, key }) },
        { provide: POOL, useFactory: () => openPool(databaseUrl) },
        ReadLog,
        RecordFactHandler,
      ],
      exports: [CqrsModule, Clock, STORE, CHAIN, KEYRING, POOL],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.store.end(), this.keyring.end(), this.pool.end()]);
  }
}
