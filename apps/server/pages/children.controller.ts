import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChildJourney, Clock, mayRecord, type ChildTold } from '@waymark/application';
import { isOnlyImported } from '@waymark/domain';
import type { Request } from 'express';
import { actorOf } from '../identity/actor';
import { type Person, purposeFor, SignedIn } from '../identity/person';
import { readAsAt } from './as-at';
import { journeyPage } from './child/journey-page';
import { homeCrumb } from './frame';

type Asked = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The kinds of entry that this person may correct and strike out. */
const changeableBy = (person: Person, { entries, standing }: ChildTold): string[] =>
  [...new Set(entries.map(({ type }) => type))].filter(
    type => !isOnlyImported(type) && mayRecord(type, actorOf(person), { to: standing.worker }),
  );

/** A child's journey, for any day and as known on any day. */
@Controller('children')
export class ChildrenController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get(':child')
  @Render('child/journey')
  async journey(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Query() query: Asked,
    @Req() { session }: Request,
  ): Promise<object> {
    const today = this.clock.today();
    const { asked, on, known, wrong } = readAsAt(query, today);
    const purpose = purposeFor(session, child);
    const told = await this.queries.execute(new ChildJourney({ child, actor: actorOf(person), on, known, purpose }));
    const page = journeyPage(told, { ...asked, kind: text(query.kind), page: query.page }, known ?? today);
    const isNow = told.on === today && !known;
    const canRecord = isNow && person.roles.some(role => role === 'social-worker' || role === 'team-lead');
    const crumbs = [homeCrumb(person), { text: `Child ${child}` }];
    return { view: { ...page, asked, wrong, isNow, known, today, canRecord, changeable: changeableBy(person, told) }, breadcrumbs: crumbs };
  }
}
