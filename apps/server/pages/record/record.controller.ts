import { Body, Controller, Get, Param, Post, Query, Render, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ChildJourney,
  Clock,
  NeedsReason,
  NotFound,
  RecordFact,
  Refused,
  KeyReused,
  Stale,
  kindOf,
  mayRecord,
  permitFact,
  TryFact,
  type ChildTold,
  type FactTried,
  type Recorded,
} from '@waymark/application';
import { addDays, type Asked, type Day, type Refusal } from '@waymark/domain';
import { Projector } from '@waymark/read-models';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { datePartsOf } from '../days';
import { textOf } from '../forms';
import { readForm, type Form, type Wrong } from './form';
import { always, checkPage, choosePage, donePage, formPage } from './record-pages';
import { correctingOf, recordingOf, strikingOutOf, type Task } from './tasks';

/** How long the last page waits until the lists show what was recorded. */
const PATIENCE_MS = 2_000;

/** What a page is made for: whose record, what of it, and by whom. */
interface At {
  readonly child: string;
  readonly what: What;
  readonly person: Person;
}
/** An event to record, or an entry and what to do with it. */
interface What {
  readonly event?: string;
  readonly entry?: string;
  readonly act?: string;
}
const PATHS = ['events/new/:event', 'entries/:entry/:act'];

const taskOf = (told: ChildTold, { event = '', entry = '', act }: What, { form, today }: { form: Form; today: Day }): Task | undefined => {
  switch (act) {
    case undefined:
      return recordingOf(event, told, form, today);
    case 'correct':
      return correctingOf(entry, told, form, today);
    case 'strike-out':
      return strikingOutOf(entry, told, today);
    default:
      return undefined;
  }
};

/** Throws Forbidden for what this person may not record or change: before they fill it in, not after. */
const allow = ({ event, entry }: What, { entries, standing }: ChildTold, person: Person): void => {
  const fact = event ? { type: event, data: {} } : { type: 'EntryStruckOut', data: { entry } };
  permitFact(kindOf(fact, entries), actorOf(person), { to: standing.worker });
};

const alreadySo = { code: 'already-so', says: 'This is on record already. Nothing needs to be added.', field: 'on' };

/**
 * Recording in three pages: what happened, how it was, and what saving it will do. Correcting an entry and striking it out go the same way. Nothing
 * is kept on the server between the pages.
 */
@Controller('children/:child')
export class RecordController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly projector: Projector,
  ) {}

  @Get('events/new')
  @Render('record/choose')
  async choose(@SignedIn() person: Person, @Param('child') child: string, @Query('q') sought: unknown): Promise<object> {
    const told = await this.journey(child, person);
    const may = (event: string): boolean => mayRecord(event, actorOf(person), { to: told.standing.worker });
    return choosePage(told, textOf({ sought }, 'sought').slice(0, 80), may);
  }

  @Get('events/done')
  @Render('record/done')
  async done(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Query() query: unknown,
    @Req() { session }: Request,
  ): Promise<object> {
    const told = await this.journey(child, person);
    const shown = !session.recordedUpTo || (await this.projector.waitFor(session.recordedUpTo, PATIENCE_MS));
    return donePage(told, textOf(query, 'entry'), shown);
  }

  @Get(PATHS)
  @Render('record/form')
  async ask(@SignedIn() person: Person, @Param() { child, ...what }: What & { child: string }, @Query('on') on: unknown): Promise<object> {
    const told = await this.journey(child, person);
    allow(what, told, person);
    const today = this.clock.today();
    const chosen = on === 'today' ? today : on === 'yesterday' ? addDays(today, -1) : undefined;
    const day = Object.fromEntries(Object.entries(chosen ? datePartsOf(chosen) : {}).map(([part, text]) => [`on-${part}`, text as string]));
    const task = this.task(told, what, day);
    return formPage(told, task, { form: { ...task.blank, ...day, key: randomUUID(), basedOn: String(told.revision) } });
  }

  @Post(PATHS)
  async answer(
    @SignedIn() person: Person,
    @Param() { child, ...what }: What & { child: string },
    @Body() body: unknown,
    @Req() { session }: Request,
    @Res() response: Response,
  ): Promise<void> {
    const at = { child, what, person };
    const told = await this.journey(child, person);
    allow(what, told, person);
    const form = readForm(body, [...this.task(told, what, {}).controls, ...always]);
    const task = this.task(told, what, form);
    const read = task.read(form);
    const step = textOf(body, 'step');
    if (step === 'change') response.render('record/form', formPage(told, task, { form }));
    else if ('wrong' in read) response.status(400).render('record/form', formPage(told, task, { form, wrong: read.wrong }));
    else if (step === 'save') await this.save(at, { task, form, fact: read.fact, session, response });
    else await this.check(at, { task, form, fact: read.fact, response });
  }

  private journey(child: string, person: Person): Promise<ChildTold> {
    return this.queries.execute(new ChildJourney({ child, actor: actorOf(person) }));
  }

  /** Throws NotFound for what no form records, and for an entry that the child has not, or no longer. */
  private task(told: ChildTold, what: What, form: Form): Task {
    const task = taskOf(told, what, { form, today: this.clock.today() });
    if (!task) throw new NotFound();
    return task;
  }

  private async check(at: At, { task, form, fact, response, wrong = {} }: Answered & { wrong?: Wrong }): Promise<void> {
    const tried = await this.queries.execute<TryFact, FactTried>(new TryFact({ child: at.child, fact, actor: actorOf(at.person) }));
    const refusal = tried.refusal ?? (tried.facts.length ? undefined : alreadySo);
    if (refusal) return this.refuse(at, { form, response, refusal });
    const page = checkPage(tried, { task, form, fact, today: this.clock.today(), wrong });
    response.status(Object.keys(wrong).length ? 400 : 200).render('record/check', page);
  }

  private async refuse(at: At, { form, response, refusal }: Pick<Answered, 'form' | 'response'> & { refusal: Refusal }): Promise<void> {
    const told = await this.journey(at.child, at.person);
    response.status(400).render('record/form', formPage(told, this.task(told, at.what, form), { form, refusal }));
  }

  private async save(at: At, { task, form, fact, session, response }: Answered & { session: Request['session'] }): Promise<void> {
    const { child, person } = at;
    try {
      const asked = { child, fact, actor: actorOf(person), command: form.key!, basedOn: Number(form.basedOn), confirmed: form.confirmed };
      const { entries, position } = await this.commands.execute<RecordFact, Recorded>(new RecordFact(asked));
      session.recordedUpTo = position;
      if (entries[0]) response.redirect(303, `/children/${child}/events/done?entry=${entries[0]}`);
      else await this.refuse(at, { form, response, refusal: alreadySo });
    } catch (error) {
      if (error instanceof Refused && error.refusal.field === 'confirmed')
        await this.check(at, { task, form, fact, response, wrong: { confirmed: error.message } });
      else if (error instanceof Refused) await this.refuse(at, { form, response, refusal: error.refusal });
      else if (error instanceof Stale) await this.check(at, { task, form, fact, response });
      // Sent, gone back, and changed: other answers are something more to record, once the person has seen what was.
      else if (error instanceof KeyReused) await this.check(at, { task, form: { ...form, key: randomUUID() }, fact, response });
      else if (error instanceof NeedsReason)
        await this.check(at, { task, form, fact, response, wrong: { confirmed: 'Say why it is so all the same' } });
      else throw error;
    }
  }
}

interface Answered {
  readonly task: Task;
  readonly form: Form;
  readonly fact: Asked;
  readonly response: Response;
}
