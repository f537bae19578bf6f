import { Body, Controller, Get, HttpCode, Param, Post, Query, Render, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, ComingUp, Refused, ReplayRule, TryLimit, WhatIf } from '@waymark/application';
import type { Request } from 'express';
import { actorOf } from '../../identity/actor';
import { type Person, purposeFor, SignedIn } from '../../identity/person';
import { homeOfChild } from '../crumbs';
import { mistakes, textOf } from '../forms';
import { homeCrumb } from '../frame';
import { comingUpPage, spans } from './coming-up-page';
import { replayForm, replayPage } from './replay-page';
import { limitForm, limitPage } from './try-limit-page';
import { readWhatIf, whatIfPage } from './what-if-page';

type Asked = Readonly<Record<string, unknown>>;

/** Pages that look ahead: what comes up, what if, and another limit. None of them writes anything. */
@Controller()
export class AheadController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get('coming-up')
  @Render('ahead/coming-up')
  async comingUp(@SignedIn() person: Person, @Query() query: Asked, @Req() { session }: Request): Promise<object> {
    const within = spans.find(days => String(days) === textOf(query, 'within')) ?? 14;
    const told = await this.queries.execute(new ComingUp({ actor: actorOf(person), within, after: session.recordedUpTo }));
    return { view: comingUpPage(told, { within, rule: textOf(query, 'rule'), page: query.page }) };
  }

  @Get('team/drift/try-limit')
  @Render('ahead/try-limit')
  async tryLimit(@SignedIn() person: Person, @Query() query: Asked): Promise<object> {
    const breadcrumbs = [homeCrumb(person), { text: 'Drift and delay', href: '/team/drift' }, { text: 'Try another limit' }];
    const form = limitForm(query);
    if (query.value === undefined) return { view: { form }, breadcrumbs };
    try {
      const value = /^\d+$/.test(form.value) ? Number(form.value) : -1;
      const tried = await this.queries.execute(new TryLimit({ actor: actorOf(person), setting: form.setting, value }));
      return { view: { form, ...limitPage(tried, person) }, breadcrumbs };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { view: { form }, breadcrumbs, ...mistakes({ [error.refusal.field ?? 'setting']: error.message }) };
    }
  }

  @Get('team/drift/replay')
  @Render('ahead/replay')
  async replay(@SignedIn() person: Person, @Query() query: Asked): Promise<object> {
    const breadcrumbs = [homeCrumb(person), { text: 'Drift and delay', href: '/team/drift' }, { text: 'Replay a rule' }];
    const form = replayForm(query);
    if (query.as === undefined) return { view: { form }, breadcrumbs };
    try {
      const replayed = await this.queries.execute(new ReplayRule({ actor: actorOf(person), rule: form.rule, version: form.version }));
      return { view: { form, ...replayPage(replayed, person) }, breadcrumbs };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { view: { form }, breadcrumbs, ...mistakes({ as: 'Choose a rule of the list' }) };
    }
  }

  @Get('children/:child/what-if')
  @Render('ahead/what-if')
  async ask(@SignedIn() person: Person, @Param('child') child: string, @Req() request: Request): Promise<object> {
    return this.whatIf(person, child, { request, body: {} });
  }

  @Post('children/:child/what-if')
  @HttpCode(200)
  @Render('ahead/what-if')
  async answer(@SignedIn() person: Person, @Param('child') child: string, @Body() body: unknown, @Req() request: Request): Promise<object> {
    return this.whatIf(person, child, { request, body });
  }

  private async whatIf(person: Person, child: string, { request, body }: { request: Request; body: unknown }): Promise<object> {
    const { rows, facts, wrong } = readWhatIf(body, this.clock.today());
    const asked = { child, actor: actorOf(person), purpose: purposeFor(request.session, child), facts };
    const told = await this.queries.execute(new WhatIf(asked));
    return { view: whatIfPage(told, rows), breadcrumbs: homeOfChild(child), ...mistakes(wrong) };
  }
}
