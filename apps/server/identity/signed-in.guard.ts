import { type CanActivate, type ExecutionContext, Injectable, SetMetadata, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';

const PUBLIC = 'public';
/** Opens a page to people who have not signed in. Everything else is closed to them. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Deny by default: without a signed-in person nothing answers but what says that it is public. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const { session } = context.switchToHttp().getRequest<Request>();
    if (session.person) return true;
    throw new UnauthorizedException({ code: 'not-signed-in', message: 'You are not signed in. Sign in, then try again.' });
  }
}
