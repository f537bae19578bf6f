import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, Forbidden, SignalDetail, SignalSeen, WhatClears, type Seen, type SignalSeenAsked } from '@waymark/application';
import type { Request } from 'express';
import { actorOf } from '../../identity/actor';
import { type Person, purposeFor, SignedIn } from '../../identity/person';
import { address, readAsAt } from '../as-at';
import { textOf } from '../forms';
import { homeCrumb } from '../frame';
import { alertPage, remediesInWords } from './alert-page';
import { stepsFor } from './steps';

/** The page of one alert. Its address names the rule and the entry it is anchored to, so it stays the same however often it is told again. */
@Controller('alerts/:rule/:anchor')
export class AlertsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('alert/alert')
  async alert(
    @SignedIn() person: Person,
    @Param() { rule, anchor }: { rule: string; anchor: string },
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() { session }: Request,
  ): Promise<object> {
    const today = this.clock.today();
    const { asked, on, known, wrong } = readAsAt(query, today);
    const child = textOf(query, 'child');
    const who = { rule, anchor, actor: actorOf(person), purpose: purposeFor(session, child) };
    const told = await this.queries.execute(new SignalDetail({ ...who, child: child || undefined, on, known }));
    const isNow = told.child.on === today && !known;
    const view = alertPage(told, {
      path: address(`/alerts/${rule}/${anchor}`, { child }),
      can: isNow ? stepsFor(person, told) : [],
      done: textOf(query, 'done'),
      seen: await this.seen({ ...who, child: told.child.child }),
    });
    const canTry = isNow && told.span !== undefined;
    const tryFacts = canTry ? address(`/alerts/${rule}/${anchor}`, { child, try: 'facts' }) : undefined;
    const isTried = canTry && textOf(query, 'try') === 'facts';
    const remedies = isTried ? remediesInWords(await this.queries.execute(new WhatClears({ ...who, child: told.child.child }))) : [];
    const crumbs = [homeCrumb(person), { text: `Child ${told.child.child}`, href: `/children/${told.child.child}` }, { text: view.name }];
    return { view: { ...view, asked, known, onError: wrong.on, isNow, remedies, isTried, tryFacts }, breadcrumbs: crumbs };
  }

  /** Who has looked at it, for those who may know. */
  private async seen(asked: SignalSeenAsked): Promise<readonly Seen[] | undefined> {
    try {
      return await this.queries.execute(new SignalSeen(asked));
    } catch (error) {
      if (error instanceof Forbidden) return undefined;
      throw error;
    }
  }
}
