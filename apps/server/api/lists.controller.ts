import { Controller, Get, Headers, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caseload, Obligations, SignalFigures, Signals, type Listed } from '@waymark/application';
import type { Severity } from '@waymark/domain';
import { actorOf } from '../identity/actor';
import { type Person, SignedIn } from '../identity/person';

interface ListQuery {
  readonly on?: string;
  readonly rule?: string;
  readonly severity?: Severity;
  readonly open?: string;
  readonly deferred?: string;
  readonly from?: string;
}
interface DutiesQuery extends ListQuery {
  readonly dueBy?: string;
  readonly soon?: string;
  readonly child?: string;
  readonly worker?: string;
  readonly team?: string;
}

/** The rows, with the day they are for and how far they are told. */
const json = <Row>({ on, position, rebuild, notYetShown, rows }: Listed<Row>) => ({ on, position, rebuild, notYetShown, rows });

const flag = (text: string | undefined): boolean | undefined => (text === 'true' ? true : text === 'false' ? false : undefined);

/** Lists of the children somebody may see, as at the end of a day. */
@Controller('api')
export class ListsApi {
  constructor(private readonly queries: QueryBus) {}

  @Get('children')
  async children(@SignedIn() person: Person, @Query() { on }: ListQuery, @Headers('x-purpose') purpose?: string): Promise<object> {
    return json(await this.queries.execute(new Caseload({ actor: actorOf(person), on, purpose })));
  }

  /** `open=true` for those on the open lists only, of them `dueBy=` a day, or `soon=true` by the lead times of the rules; what is overdue is with them. */
  @Get('obligations')
  async obligations(
    @SignedIn() person: Person,
    @Query() { on, rule, open, dueBy, soon, child, worker, team }: DutiesQuery,
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    const which = { rule, open: open === 'true', dueBy, soon: soon === 'true', child, allocatedTo: { worker, team } };
    return json(await this.queries.execute(new Obligations({ actor: actorOf(person), on, purpose, ...which })));
  }

  /** `deferred=true` for those that are deferred only, `false` for the others only. */
  @Get('signals')
  async signals(
    @SignedIn() person: Person,
    @Query() { on, rule, severity, deferred }: ListQuery,
    @Headers('x-purpose') purpose?: string,
  ): Promise<object> {
    return json(await this.queries.execute(new Signals({ actor: actorOf(person), on, rule, severity, deferred: flag(deferred), purpose })));
  }

  /** How alerts went from a day up to the end of another, rule by rule. */
  @Get('signals/figures')
  async figures(@SignedIn() person: Person, @Query() { from, on }: ListQuery): Promise<object> {
    const { figures, ...told } = await this.queries.execute(new SignalFigures({ actor: actorOf(person), from, on }));
    return { from: told.from, on: told.on, position: told.position, rebuild: told.rebuild, figures };
  }
}
