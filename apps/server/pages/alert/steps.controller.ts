import { Body, Controller, Get, NotFoundException, Param, Post, Query, Render, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Clock, RecordFact, Refused, SignalDetail, Stale, type SignalTold } from '@waymark/application';
import type { Asked, Entry } from '@waymark/domain';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { alertHref } from '../child/journey-page';
import { textOf } from '../forms';
import { homeCrumb } from '../frame';
import { stepPage } from './step-page';
import { allow, factAsked, isStep, readStepForm, type StepForm, type StepName, type Wrong } from './steps';

interface Asking {
  readonly rule: string;
  readonly anchor: string;
  readonly step: string;
}
/** What a page is made for. */
interface Doing {
  readonly step: StepName;
  readonly told: SignalTold;
  readonly person: Person;
}

/** A refusal beside the field that it is about. */
const fieldOf: Readonly<Record<string, string>> = {
  until: 'day',
  on: 'words',
  anchor: 'words',
  deferral: 'words',
  reason: 'words',
  note: 'words',
  says: 'words',
};
const wrongOf = ({ refusal: { says, field = 'words' } }: Refused): Wrong => ({ [fieldOf[field] ?? field]: says });

/** What people do about an alert: one page for each, saved once however often it is sent. Nothing is kept on the server between them. */
@Controller('alerts/:rule/:anchor/:step')
export class AlertStepsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('alert/step')
  async ask(@SignedIn() person: Person, @Param() asking: Asking, @Query('child') child: unknown): Promise<object> {
    const { step, told } = await this.doing(person, asking, child);
    const form = { ...readStepForm({}), key: randomUUID(), basedOn: String(told.child.revision) };
    return stepPage(step, told, { form, home: homeCrumb(person) });
  }

  @Post()
  async answer(
    @SignedIn() person: Person,
    @Param() asking: Asking,
    @Query('child') child: unknown,
    @Body() body: unknown,
    @Req() { session }: Request,
    @Res() response: Response,
  ): Promise<void> {
    const doing = await this.doing(person, asking, child, textOf(body, 'key'));
    const form = readStepForm(body);
    const asked = factAsked(doing.step, form, { told: doing.told, today: this.clock.today() });
    const saved = 'wrong' in asked ? asked : await this.save(doing, form, asked.fact);
    const again = (status: number, with_: { form?: StepForm; wrong?: Wrong; since?: readonly Entry[] }): void =>
      response.status(status).render('alert/step', stepPage(doing.step, doing.told, { form, home: homeCrumb(person), ...with_ }));
    if ('wrong' in saved) again(400, saved);
    else if ('since' in saved) again(200, { since: saved.since, form: { ...form, basedOn: String(saved.revision) } });
    else {
      session.recordedUpTo = saved.position;
      response.redirect(303, `${alertHref(doing.told.signal, doing.told.child.child)}&done=${saved.entry}`);
    }
  }

  /** A form that was sent before is let through: it is answered as it was then, whatever can be done now. */
  private async doing(person: Person, { rule, anchor, step }: Asking, child: unknown, key = ''): Promise<Doing> {
    if (!isStep(step)) throw new NotFoundException();
    const asked = { rule, anchor, actor: actorOf(person), child: typeof child === 'string' ? child : undefined };
    const told = await this.queries.execute(new SignalDetail(asked));
    if (!key) allow(step, person, told);
    return { step, told, person };
  }

  private async save(
    { told, person }: Doing,
    form: StepForm,
    fact: Asked,
  ): Promise<{ wrong: Wrong } | Stale | { entry: string; position: string }> {
    const asked = { child: told.child.child, fact, actor: actorOf(person), command: form.key, basedOn: Number(form.basedOn) };
    try {
      const { entries, position } = await this.commands.execute(new RecordFact(asked));
      return entries[0] ? { entry: entries[0], position } : { wrong: { words: 'This is on record already. Nothing needs to be added.' } };
    } catch (error) {
      if (error instanceof Refused) return { wrong: wrongOf(error) };
      if (error instanceof Stale) return error;
      throw error;
    }
  }
}
