import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { MODELS } from '@waymark/application';
import { projectorState } from '@waymark/read-models';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import type { DataSource } from 'typeorm';

/** Puts into the frame of every page how far the lists are told, and whether they are being rebuilt. */
@Injectable()
export class UpToWhen implements NestInterceptor {
  constructor(@Inject(MODELS) private readonly models: DataSource) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const [request, { locals }] = [context.switchToHttp().getRequest<Request>(), context.switchToHttp().getResponse<Response>()];
    if (request.session.person && !request.path.startsWith('/api/')) {
      const { position, recordedAt, rebuild, parked, staleLeft } = await projectorState(this.models);
      Object.assign(locals.frame as object, { upTo: { position, at: recordedAt }, rebuild, parked: parked.length, staleLeft });
    }
    return next.handle();
  }
}
