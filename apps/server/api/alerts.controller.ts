import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { SignalDetail } from '@waymark/application';
import { explainSignal } from '@waymark/domain';
import { actorOf } from '../identity/actor';
import { type Person, SignedIn } from '../identity/person';

/** One alert with its life. What people do about it is recorded as entries of the child. */
@Controller('api/alerts/:rule/:anchor')
export class AlertsApi {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async read(
    @SignedIn() person: Person,
    @Param() { rule, anchor }: { rule: string; anchor: string },
    @Query() { on, known }: { on?: string; known?: string },
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const told = await this.queries.execute(new SignalDetail({ rule, anchor, actor: actorOf(person), on, known, purpose }));
    const { child, signal, span, history, clearedBy } = told;
    return {
      ...{ child: child.child, on: child.on, known: child.known ?? null, revision: child.revision, ...signal, ...history },
      severity: span?.severity ?? null,
      says: span ? explainSignal(signal, child.on) : null,
      clearedBy: clearedBy ?? null,
    };
  }
}
