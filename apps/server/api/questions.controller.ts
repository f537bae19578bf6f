import { BadRequestException, Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComingUp, Indicators, Limits, ReplayRule, TryLimit, WhatClears, WhatIf } from '@waymark/application';
import type { Asked } from '@waymark/domain';
import { childOn } from '@waymark/read-models';
import { actorOf } from '../identity/actor';
import { type Person, SignedIn } from '../identity/person';

type Asking = Readonly<
  Partial<Record<'on' | 'behind' | 'within' | 'child' | 'setting' | 'value' | 'against' | 'rule' | 'version', string>>
>;

/** A whole number, as the doors take it: what is none is refused there, in their words. */
const whole = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : -1);
const wholeOrNone = (text: string | undefined): number | undefined => (text === undefined ? undefined : whole(text));

const factsOf = (body: unknown): Asked[] => {
  const { facts } = (body ?? {}) as { facts?: unknown };
  const isFact = (one: unknown): boolean => {
    const { type, data } = (one ?? {}) as Record<string, unknown>;
    return typeof type === 'string' && typeof data === 'object' && data !== null;
  };
  if (Array.isArray(facts) && facts.every(isFact)) return facts as Asked[];
  throw new BadRequestException({
    code: 'not-facts',
    message: 'Send JSON: { "facts": [{ "type": an event of the dictionary, "data": { "on": "YYYY-MM-DD", … } }, …] }.',
  });
};

/** Questions about what is, what comes and what would be. None of them writes anything. */
@Controller('api')
export class QuestionsApi {
  constructor(private readonly queries: QueryBus) {}

  /** The national indicators; `behind=` one of them for the children behind it. */
  @Get('indicators')
  async indicators(@SignedIn() person: Person, @Query() { on, behind }: Asking, @Headers('x-purpose') purpose?: string): Promise<object> {
    const told = await this.queries.execute(new Indicators({ actor: actorOf(person), on, behind, purpose }));
    const { figures, position, rebuild, notYetShown, rows } = told;
    return { on: told.on, position, rebuild, notYetShown, figures, rows };
  }

  /** What falls due and what rises in the next `within=` days, 28 where it is left out. */
  @Get('coming-up')
  async comingUp(
    @SignedIn() person: Person,
    @Query() { on, within = '28', child }: Asking,
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const asked = { actor: actorOf(person), on, within: whole(within), child, purpose };
    const { position, rebuild, notYetShown, rows, ...told } = await this.queries.execute(new ComingUp(asked));
    return { on: told.on, within: asked.within, position, rebuild, notYetShown, rows };
  }

  /** How a child stands on a day, and would stand if some things happened. */
  @Post('children/:child/what-if')
  @HttpCode(200)
  async whatIf(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Query() { on }: Asking,
    @Body() body: unknown,
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const told = await this.queries.execute(new WhatIf({ child, actor: actorOf(person), facts: factsOf(body), on, purpose }));
    const { facts, refused, concerns, before, after } = told;
    return { child, on: told.on, facts, refused, concerns, before: childOn(before, told.on), after: childOn(after, told.on) };
  }

  /** The single facts that would clear an alert, or meet a duty, of a child today. */
  @Get('children/:child/what-clears/:rule/:anchor')
  async whatClears(
    @SignedIn() person: Person,
    @Param() { child, rule, anchor }: { child: string; rule: string; anchor: string },
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const facts = await this.queries.execute(new WhatClears({ child, rule, anchor, actor: actorOf(person), purpose }));
    return { child, rule, anchor, facts };
  }

  /** Every limit that the authority may set, and what it made of it. */
  @Get('limits')
  async limits(@SignedIn() person: Person): Promise<object> {
    return this.queries.execute(new Limits({ actor: actorOf(person) }));
  }

  /** `setting=` and `value=`, `against=` another value than the one in force. */
  @Get('try-limit')
  async tryLimit(
    @SignedIn() person: Person,
    @Query() { on, setting = '', value = '', against }: Asking,
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const asked = { actor: actorOf(person), setting, value: whole(value), against: wholeOrNone(against), on, purpose };
    return this.queries.execute(new TryLimit(asked));
  }

  /** `rule=` as if its `version=` had been in force throughout, or as if there were no such rule. */
  @Get('replay')
  async replay(
    @SignedIn() person: Person,
    @Query() { on, rule = '', version }: Asking,
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    return this.queries.execute(new ReplayRule({ actor: actorOf(person), rule, version: wholeOrNone(version), on, purpose }));
  }
}
