import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, SignalDetail, WhatClears, type SignalTold } from '@waymark/application';
import type { Request } from 'express';
import { actorOf } from '../identity/actor';
import { type Person, purposeFor, SignedIn } from '../identity/person';
import { alertPage, remediesInWords } from './alert-page';
import { address, readAsAt } from './as-at';
import { textOf } from './forms';
import { homeCrumb } from './frame';

/** The page of one alert. Its address names the rule and the entry it is anchored to, so it stays the same however often it is told again. */
@Controller('alerts/:rule/:anchor')
export class AlertsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('alert')
  async alert(
    @SignedIn() person: Person,
    @Param() { rule, anchor }: { rule: string; anchor: string },
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() { session }: Request,
  ): Promise<object> {
    const today = this.clock.today();
    const { asked, on, wrong } = readAsAt(query, today);
    const child = textOf(query, 'child');
    const told = await this.queries.execute(
      new SignalDetail({ rule, anchor, child: child || undefined, actor: actorOf(person), on, purpose: purposeFor(session, child) }),
    );
    const view = alertPage(told, address(`/alerts/${rule}/${anchor}`, { child }));
    const crumbs = [homeCrumb(person), { text: `Child ${told.child.child}`, href: `/children/${told.child.child}` }, { text: view.name }];
    const isNow = view.on === today;
    const remedies = isNow && told.span ? await this.remedies(told, person, session) : [];
    return { view: { ...view, asked, onError: wrong.on, isNow, remedies }, breadcrumbs: crumbs };
  }

  private async remedies({ child: { child }, signal: { rule, anchor } }: SignalTold, person: Person, session: Request['session']) {
    const asked = { child, rule, anchor, actor: actorOf(person), purpose: purposeFor(session, child) };
    return remediesInWords(await this.queries.execute(new WhatClears(asked)));
  }
}
