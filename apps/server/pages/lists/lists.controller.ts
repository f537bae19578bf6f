import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caseload, Clock, DriftBoard, Forbidden, News, Obligations, opensNames, SignalFigures, Signals } from '@waymark/application';
import { dayInWords } from '@waymark/domain';
import type { Request } from 'express';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { readAsAt } from '../as-at';
import { textOf } from '../forms';
import { caseloadPage, type CaseloadFrame } from './caseload-page';
import { readDay } from '../days';
import { driftPage } from './drift-page';
import { figuresPage } from './figures-page';

type Asked = Readonly<Record<string, unknown>>;

const own: CaseloadFrame = {
  path: '/children',
  title: children => `Your children (${children})`,
  empty: 'No children are allocated to you. They appear here when a social worker is recorded on the child: your team lead does that.',
  showWorker: false,
};
const team: CaseloadFrame = {
  path: '/team',
  title: children => `Your team’s children (${children})`,
  empty: 'No children in care are allocated to your team. They appear here when a social worker of your team is recorded on the child.',
  showWorker: true,
};
const all: CaseloadFrame = {
  path: '/team',
  title: children => `Children in care (${children})`,
  empty: 'No child is in care.',
  showWorker: true,
};

/** Lists of children and of alerts, for any day. */
@Controller()
export class ListsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get('children')
  @Render('lists/caseload')
  async children(@SignedIn() person: Person, @Query() query: Asked, @Req() request: Request): Promise<object> {
    if (!person.roles.includes('social-worker')) throw new Forbidden();
    return this.caseload({ ...person, roles: ['social-worker'] }, own, { query, request });
  }

  @Get('team')
  @Render('lists/caseload')
  async team(@SignedIn() person: Person, @Query() query: Asked, @Req() request: Request): Promise<object> {
    if (person.roles.includes('team-lead')) return this.caseload({ ...person, roles: ['team-lead'] }, team, { query, request });
    if (person.roles.includes('analyst')) return this.caseload({ ...person, roles: ['analyst'] }, all, { query, request });
    throw new Forbidden();
  }

  @Get('team/drift')
  @Render('lists/drift')
  async drift(@SignedIn() person: Person, @Query() query: Asked, @Req() request: Request): Promise<object> {
    const day = this.dayOf(query);
    const told = await this.queries.execute(new DriftBoard({ actor: actorOf(person), on: day.on, after: request.session.recordedUpTo }));
    return {
      view: {
        ...driftPage(told, { on: day.asked.on, rule: textOf(query, 'rule'), show: textOf(query, 'show'), page: query.page }, '/team/drift'),
        ...day.about,
      },
    };
  }

  /** How alerts went in a period: what cannot be read of it is said beside the field, and the collection year is shown. */
  @Get('team/drift/history')
  @Render('lists/figures')
  async figures(@SignedIn() person: Person, @Query() query: Asked): Promise<object> {
    const { asked, on, wrong } = readAsAt(query, this.clock.today());
    const typed = textOf(query, 'from');
    const from = readDay(typed);
    const isWrong = typed !== '' && (!from || from > (on ?? this.clock.today()));
    const told = await this.queries.execute(new SignalFigures({ actor: actorOf(person), on, from: isWrong ? undefined : from }));
    const mistakes = { ...wrong, from: isWrong ? { text: 'Enter a day before the last day of the period, like 1 4 2026' } : undefined };
    const crumbs = [{ text: 'Drift and delay', href: '/team/drift' }, { text: 'How alerts went' }];
    return {
      view: { ...figuresPage(told), asked: { from: typed || dayInWords(told.from), on: asked.on }, wrong: mistakes },
      breadcrumbs: crumbs,
    };
  }

  private async caseload(person: Person, frame: CaseloadFrame, { query, request }: { query: Asked; request: Request }): Promise<object> {
    const day = this.dayOf(query);
    const asked = { actor: actorOf(person), on: day.on };
    // One of them waits for what this person has just recorded; the others find it there.
    const children = await this.queries.execute(new Caseload({ ...asked, after: request.session.recordedUpTo }));
    const named = opensNames(children.reach);
    const [signals, duties, news] = await Promise.all([
      this.queries.execute(new Signals(asked)),
      named ? this.queries.execute(new Obligations({ ...asked, open: true })) : undefined,
      named && day.about.isNow ? this.queries.execute(new News(asked)) : undefined,
    ]);
    const told = { children, signals: signals.rows, duties: duties?.rows, news: news?.rows };
    const filter = {
      on: day.asked.on,
      alert: textOf(query, 'alert'),
      plan: textOf(query, 'plan'),
      show: textOf(query, 'show'),
      page: query.page,
    };
    return { view: { ...caseloadPage(told, filter, frame), ...day.about } };
  }

  private dayOf(query: Asked) {
    const today = this.clock.today();
    const { asked, on, wrong } = readAsAt(query, today);
    return { asked, on, about: { asked, onError: wrong.on, isNow: on === undefined || on === today } };
  }
}
