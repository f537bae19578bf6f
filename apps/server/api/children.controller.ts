import { BadRequestException, Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChildJourney, RecordFact } from '@waymark/application';
import { childOn } from '@waymark/read-models';
import type { Response } from 'express';
import { actorOf } from '../identity/actor';
import { type Person, SignedIn } from '../identity/person';

interface Posted {
  readonly type: string;
  readonly data: object;
  readonly basedOn?: number;
  readonly confirmed?: string;
}

const notAnEntry = (): BadRequestException =>
  new BadRequestException({
    code: 'not-an-entry',
    message:
      'Send JSON: { "type": an event of the dictionary, "data": { "on": "YYYY-MM-DD", … }, "basedOn": a revision, "confirmed": a reason }.',
  });

const isOptional = (value: unknown, type: 'number' | 'string'): boolean => value === undefined || typeof value === type;

const posted = (body: unknown): Posted => {
  const { type, data, basedOn, confirmed } = (body ?? {}) as Record<string, unknown>;
  if (typeof type !== 'string' || typeof data !== 'object' || !data || !isOptional(basedOn, 'number') || !isOptional(confirmed, 'string'))
    throw notAnEntry();
  return { type, data, basedOn, confirmed } as Posted;
};

/** One child: the record read, and a fact recorded. The purpose of those who may look at any child comes in `X-Purpose`. */
@Controller('api/children/:child')
export class ChildrenApi {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  async read(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Query() { on, known }: { on?: string; known?: string },
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const told = await this.queries.execute(new ChildJourney({ child, actor: actorOf(person), on, known, purpose }));
    return { ...childOn(told.telling, told.on), known: told.known ?? null, revision: told.revision };
  }

  /** 201 when something was written, 200 when it was on record already: sent twice with the same `Idempotency-Key` it is recorded once. */
  @Post('entries')
  async record(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Body() body: unknown,
    @Headers('idempotency-key') command = '',
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    const { type, data, basedOn, confirmed } = posted(body);
    const asked = { child, fact: { type, data }, actor: actorOf(person), command, basedOn, confirmed };
    const { entries, position, concerns, repeated } = await this.commands.execute(new RecordFact(asked));
    response.status(entries.length && !repeated ? 201 : 200);
    return { entries, position, concerns, repeated };
  }
}
