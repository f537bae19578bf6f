import { Body, Controller, Get, Param, Post, Query, Render, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChildJourney, Clock, NeedsReason, RecordFact, Refused, Stale, TryFact, type FactTried, type Recorded } from '@waymark/application';
import { addDays, type Asked } from '@waymark/domain';
import { Projector } from '@waymark/read-models';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { datePartsOf } from '../days';
import { textOf } from '../forms';
import { checkPage, donePage, formPage } from './move-pages';
import { emptyForm, moveOf, readForm, type Move, type MoveForm } from './form';

/** How long the last page waits until the lists show the move. */
const PATIENCE_MS = 2_000;

const factOf = (move: Move): Asked => ({ type: 'PlacementStarted', data: move });

/** What a page is made for: whose move, by whom, and where it goes. */
interface Moving {
  readonly child: string;
  readonly person: Person;
  readonly session: Request['session'];
  readonly response: Response;
}

/** A placement move in three pages: asked, checked with what it will do, saved. Nothing is kept on the server between them. */
@Controller('children/:child/move-placement')
export class MoveController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly projector: Projector,
  ) {}

  @Get()
  @Render('move/form')
  async ask(@SignedIn() person: Person, @Param('child') child: string, @Query('on') on: unknown): Promise<object> {
    const told = await this.journey(child, person);
    const today = this.clock.today();
    const chosen = on === 'today' ? today : on === 'yesterday' ? addDays(today, -1) : undefined;
    const form = { ...emptyForm, ...(chosen ? datePartsOf(chosen) : {}), key: randomUUID(), basedOn: String(told.revision) };
    return formPage(told, form);
  }

  @Post()
  async answer(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Body() body: unknown,
    @Req() { session }: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = readForm(body);
    const moving = { child, person, session, response };
    const step = textOf(body, 'step');
    const told = await this.journey(child, person);
    const read = moveOf(form, !told.standing.placement);
    if (step === 'change') response.render('move/form', formPage(told, form));
    else if ('wrong' in read) response.status(400).render('move/form', formPage(told, form, { wrong: read.wrong }));
    else if (step === 'save') await this.save(moving, form, read.move);
    else await this.check(moving, form, read.move);
  }

  @Get('done')
  @Render('move/done')
  async done(
    @SignedIn() person: Person,
    @Param('child') child: string,
    @Query() query: Record<string, unknown>,
    @Req() { session }: Request,
  ): Promise<object> {
    const told = await this.journey(child, person);
    const shown = !session.recordedUpTo || (await this.projector.waitFor(session.recordedUpTo, PATIENCE_MS));
    return donePage(told, textOf(query, 'entry'), shown);
  }

  private journey(child: string, person: Person) {
    return this.queries.execute(new ChildJourney({ child, actor: actorOf(person) }));
  }

  /** Tries the move and shows what it will do, or the form again with what stands against it. */
  private async check(moving: Moving, form: MoveForm, move: Move, wrong: Record<string, string> = {}): Promise<void> {
    const { child, person, response } = moving;
    const tried = await this.queries.execute(new TryFact({ child, fact: factOf(move), actor: actorOf(person) }));
    const refusal = tried.refusal ?? (tried.facts.length ? undefined : alreadySo);
    if (refusal) await this.refuse(moving, form, refusal);
    else
      response
        .status(Object.keys(wrong).length ? 400 : 200)
        .render('move/check', checkPage(tried, { form, move, today: this.clock.today(), wrong }));
  }

  private async refuse({ child, person, response }: Moving, form: MoveForm, refusal: NonNullable<FactTried['refusal']>): Promise<void> {
    response.status(400).render('move/form', formPage(await this.journey(child, person), form, { refusal }));
  }

  private async save(moving: Moving, form: MoveForm, move: Move): Promise<void> {
    const { child, person, response } = moving;
    try {
      const asked = {
        child,
        fact: factOf(move),
        actor: actorOf(person),
        command: form.key,
        basedOn: Number(form.basedOn),
        confirmed: form.reason,
      };
      const { entries, position } = await this.commands.execute<RecordFact, Recorded>(new RecordFact(asked));
      moving.session.recordedUpTo = position;
      if (entries[0]) response.redirect(303, `/children/${child}/move-placement/done?entry=${entries[0]}`);
      else await this.refuse(moving, form, alreadySo);
    } catch (error) {
      if (error instanceof Refused) await this.refuse(moving, form, error.refusal);
      else if (error instanceof Stale) await this.check(moving, form, move);
      else if (error instanceof NeedsReason) await this.check(moving, form, move, { reason: 'Say why it is so all the same' });
      else throw error;
    }
  }
}

const alreadySo = { code: 'already-so', says: 'This is on record already. Nothing needs to be added.', field: 'on' };
