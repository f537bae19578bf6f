import { Controller, Get, Query, Render } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, Indicators } from '@waymark/application';
import { indicatorIds } from '@waymark/domain';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { readAsAt } from '../as-at';
import { textOf } from '../forms';
import { indicatorsPage } from './indicators-page';

/** The national indicators on a day, and the children behind one of them. */
@Controller('indicators')
export class IndicatorsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('indicators')
  async indicators(@SignedIn() person: Person, @Query() query: Readonly<Record<string, unknown>>): Promise<object> {
    const today = this.clock.today();
    const { asked, on, wrong } = readAsAt(query, today);
    const behind = indicatorIds.find(id => id === textOf(query, 'behind')) ?? '';
    const told = await this.queries.execute(new Indicators({ actor: actorOf(person), on, behind: behind || undefined }));
    const view = { ...indicatorsPage(told, { on: asked.on, behind }), asked, onError: wrong.on, isNow: on === undefined || on === today };
    return { view, breadcrumbs: [{ text: 'Drift and delay', href: '/team/drift' }, { text: 'National indicators' }] };
  }
}
