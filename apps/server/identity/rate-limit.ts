import { type CanActivate, type ExecutionContext, HttpException, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

const WINDOW = 60_000;
/** A council's staff share one address; a machine that guesses is faster than all of them. */
const TRIES = 60;

/** Limits sign-ins by address: 60 in any minute, counted in this process. */
@Injectable()
export class SignInLimit implements CanActivate {
  private readonly tries = new Map<string, number[]>();

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const address = http.getRequest<Request>().ip ?? '';
    const now = Date.now();
    if (this.tries.size > 10_000) this.forget(now);
    const recent = (this.tries.get(address) ?? []).filter(time => now - time < WINDOW);
    if (recent.length >= TRIES) {
      http.getResponse<Response>().setHeader('Retry-After', Math.ceil((recent[0]! + WINDOW - now) / 1000));
      throw new HttpException(
        { code: 'too-many-sign-ins', message: 'There were too many tries to sign in from your network. Wait a minute, then try again.' },
        429,
      );
    }
    this.tries.set(address, [...recent, now]);
    return true;
  }

  private forget(now: number): void {
    for (const [address, times] of this.tries) if (now - times.at(-1)! >= WINDOW) this.tries.delete(address);
  }
}
