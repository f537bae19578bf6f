import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The session's token, made on first need. Every form carries it as `_csrf`; scripts send it as `X-CSRF-Token`. */
export const csrfToken = (request: Request): string => (request.session.csrf ??= randomBytes(32).toString('base64url'));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Compares digests: equal lengths, and a time that tells nothing. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses every write that does not carry the token of its session. */
@Injectable()
export class CsrfGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (SAFE.has(request.method)) return true;
    const given: unknown = request.get('x-csrf-token') ?? (request.body as { _csrf?: unknown } | undefined)?._csrf;
    if (request.session.csrf && typeof given === 'string' && same(given, request.session.csrf)) return true;
    throw new ForbiddenException({ code: 'form-expired', message: 'This form was open too long. Go back, reload the page and try again.' });
  }
}
