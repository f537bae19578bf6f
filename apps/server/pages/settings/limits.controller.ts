import { Body, Controller, Get, NotFoundException, Param, Post, Query, Render, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Clock, Forbidden, Limits, Refused, SetLimit, TryLimit, type LimitsTold, type LimitTold } from '@waymark/application';
import { dayInWords } from '@waymark/domain';
import type { Response } from 'express';
import { randomUUID } from 'node:crypto';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { datePartsOf } from '../days';
import { mistakes, textOf } from '../forms';
import { homeCrumb } from '../frame';
import { fieldOfRefusal, limitAsked, readLimitForm, type LimitAsked, type LimitForm } from './limit-form';
import { effectsOf, limitHref, limitPage, limitsPage, limitTitle, PATH } from './limits-page';

const maySet = ({ roles }: Person): boolean => roles.includes('practice-lead');
/** What a page of one limit is made for. */
interface Doing {
  readonly person: Person;
  readonly told: LimitsTold;
  readonly limit: LimitTold;
}

/** The limits that the authority may set for itself: seen by everybody, set by the practice lead, who first sees what that will do. */
@Controller('settings/limits')
export class LimitsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('settings/limits')
  async all(@SignedIn() person: Person): Promise<object> {
    const told = await this.queries.execute(new Limits({ actor: actorOf(person) }));
    return { view: limitsPage(told), breadcrumbs: [homeCrumb(person), { text: 'Limits' }] };
  }

  @Get(':setting')
  @Render('settings/limit')
  async one(@SignedIn() person: Person, @Param('setting') setting: string, @Query('done') done: unknown): Promise<object> {
    const doing = await this.doing(person, setting);
    const set = doing.limit.history.find(({ entry }) => entry === done);
    const form = { value: '', ...datePartsOf(this.clock.today()), why: '', key: randomUUID() };
    return this.page(doing, { form, done: set && `The limit is ${set.value} from ${dayInWords(set.from)}.` });
  }

  @Post(':setting')
  async answer(
    @SignedIn() person: Person,
    @Param('setting') setting: string,
    @Body() body: unknown,
    @Res() response: Response,
  ): Promise<void> {
    if (!maySet(person)) throw new Forbidden();
    const doing = await this.doing(person, setting);
    const form = readLimitForm(body);
    const asked = limitAsked(form, doing.limit);
    const step = textOf(body, 'step');
    if ('wrong' in asked) response.status(400).render('settings/limit', this.page(doing, { form, wrong: asked.wrong }));
    else if (step === 'change') response.render('settings/limit', this.page(doing, { form }));
    else if (step === 'save') await this.save(doing, { form, asked }, response);
    else response.render('settings/limit-check', await this.check(doing, { form, asked }));
  }

  private async doing(person: Person, setting: string): Promise<Doing> {
    const told = await this.queries.execute(new Limits({ actor: actorOf(person) }));
    const limit = told.limits.find(one => one.setting === setting);
    if (!limit) throw new NotFoundException();
    return { person, told, limit };
  }

  private page(
    { person, told, limit }: Doing,
    { form, wrong = {}, done }: { form: LimitForm; wrong?: Record<string, string>; done?: string },
  ): object {
    const breadcrumbs = [homeCrumb(person), { text: 'Limits', href: PATH }, { text: limitTitle(limit) }];
    return { view: { ...limitPage(told, limit), form, maySet: maySet(person), done }, breadcrumbs, ...mistakes(wrong) };
  }

  private async check({ person, told, limit }: Doing, { form, asked }: { form: LimitForm; asked: LimitAsked }): Promise<object> {
    const tried = await this.queries.execute(new TryLimit({ actor: actorOf(person), setting: limit.setting, value: asked.value }));
    const rows = [
      ['Limit', limitTitle(limit)],
      ['From', `${limit.inForce} to ${asked.value}`],
      ['Holds from', dayInWords(asked.from)],
      ['Why', asked.why],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } }));
    const effects = effectsOf(limit, asked, { today: this.clock.today(), tried, told });
    const breadcrumbs = [homeCrumb(person), { text: 'Limits', href: PATH }, { text: limitTitle(limit), href: limitHref(limit.setting) }];
    return { view: { rows, effects, form, href: limitHref(limit.setting) }, breadcrumbs };
  }

  private async save(doing: Doing, { form, asked }: { form: LimitForm; asked: LimitAsked }, response: Response): Promise<void> {
    const { setting } = doing.limit;
    try {
      const { entry } = await this.commands.execute(new SetLimit({ actor: actorOf(doing.person), command: form.key, setting, ...asked }));
      response.redirect(303, `${limitHref(setting)}?done=${entry}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const wrong = { [fieldOfRefusal(error.refusal.field)]: error.message };
      response.status(400).render('settings/limit', this.page(doing, { form, wrong }));
    }
  }
}
