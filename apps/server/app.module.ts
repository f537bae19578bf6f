import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Configuration } from '@waymark/application';
import type { Pool } from 'pg';
import { ApiModule } from './api/api.module';
import { HealthController } from './health.controller';
import { IdentityModule } from './identity/identity.module';
import { PagesModule } from './pages/pages.module';

@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(@Inject('Pool') private readonly pool: Pool) {}

  /** `pool` is for sessions and for readiness; it is ended with the application. */
  static with(configuration: Configuration, pool: Pool): DynamicModule {
    return {
      module: AppModule,
      imports: [IdentityModule.with(configuration), PagesModule, ApiModule],
      controllers: [HealthController],
      providers: [{ provide: 'Pool', useValue: pool }],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
