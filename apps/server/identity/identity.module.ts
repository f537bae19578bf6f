import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CsrfGuard } from './csrf';
import { Provider, type ProviderSettings } from './provider';
import { SignInLimit } from './rate-limit';
import { SignInController } from './sign-in.controller';
import { SignedInGuard } from './signed-in.guard';

/** Who is there. Its two guards stand before every page and every call: first who it is, then that the form is ours. */
@Module({})
export class IdentityModule {
  static with(settings: ProviderSettings): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [SignInController],
      providers: [
        Provider,
        SignInLimit,
        { provide: 'ProviderSettings', useValue: settings },
        { provide: APP_GUARD, useClass: SignedInGuard },
        { provide: APP_GUARD, useClass: CsrfGuard },
      ],
    };
  }
}
