import { type DynamicModule, Module } from '@nestjs/common';
import { type Configuration, WaymarkModule, type WaymarkOptions } from '@waymark/application';
import { ApiModule } from './api/api.module';
import { HealthController } from './health.controller';
import { IdentityModule } from './identity/identity.module';
import { PagesModule } from './pages/pages.module';

@Module({})
export class AppModule {
  static with(configuration: Configuration, options: WaymarkOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [WaymarkModule.with(configuration, options), IdentityModule.with(configuration), PagesModule, ApiModule],
      controllers: [HealthController],
    };
  }
}
