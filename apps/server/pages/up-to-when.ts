import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { MODELS, STORE } from '@waymark/application';
import type { EventStore } from '@waymark/event-store';
import { projectorState } from '@waymark/read-models';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import type { DataSource } from 'typeorm';

/** So many entries pass through in a blink; more of them are worth a word. */
const IN_A_BLINK = 50;

/** Puts into the frame of every page how far the lists are told, and whether they are being rebuilt. */
@Injectable()
export class UpToWhen implements NestInterceptor {
  constructor(
    @Inject(MODELS) private readonly models: DataSource,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const [request, { locals }] = [context.switchToHttp().getRequest<Request>(), context.switchToHttp().getResponse<Response>()];
    if (request.session.person && !request.path.startsWith('/api/')) {
      const [{ position, recordedAt, rebuild, parked, staleLeft }, head] = await Promise.all([
        projectorState(this.models),
        this.store.head(),
      ]);
      const behind = Number(BigInt(head) - BigInt(position));
      const notYet = behind > IN_A_BLINK ? behind : 0;
      Object.assign(locals.frame as object, { upTo: { position, at: recordedAt }, rebuild, notYet, parked: parked.length, staleLeft });
    }
    return next.handle();
  }
}
