import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, Obligations } from '@waymark/application';
import { addDays } from '@waymark/domain';
import type { Request } from 'express';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { readAsAt } from '../as-at';
import { textOf } from '../forms';
import { duePage, horizons } from './due-page';

/** What is due next, for any day. */
@Controller('due')
export class DueController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('due/due')
  async due(@SignedIn() person: Person, @Query() query: Readonly<Record<string, unknown>>, @Req() { session }: Request): Promise<object> {
    const today = this.clock.today();
    const { asked, on = today, wrong } = readAsAt(query, today);
    const within = horizons.find(days => days === query.within) ?? '';
    const rule = textOf(query, 'rule').slice(0, 20);
    const which = within ? { dueBy: addDays(on, Number(within)) } : { soon: true };
    const told = await this.queries.execute(
      new Obligations({ actor: actorOf(person), on, after: session.recordedUpTo, rule: rule || undefined, ...which }),
    );
    const view = duePage(told, { on: asked.on, within, rule, worker: textOf(query, 'worker').slice(0, 64), page: query.page }, '/due');
    return { view: { ...view, asked, onError: wrong.on, isNow: on === today } };
  }
}
