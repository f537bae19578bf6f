import { Controller, Get, Headers, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DutiesDue, Timeliness } from '@waymark/application';
import { actorOf } from '../identity/actor';
import { type Person, SignedIn } from '../identity/person';
import { readAsked } from '../timeliness-asked';

interface PeriodQuery {
  readonly from?: string;
  readonly to?: string;
  readonly on?: string;
}

/** The duties that fell due in a period, in figures and one by one; `group=not-on-record` for a breakdown's rest. */
@Controller('api/timeliness')
export class TimelinessApi {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async figures(@SignedIn() person: Person, @Query() query: PeriodQuery, @Headers('x-purpose') purpose?: string): Promise<object> {
    const told = await this.queries.execute(new Timeliness(askedOf(person, query, purpose)));
    const { from, to, on, position, rebuild, notYetShown, lines, measures } = told;
    return { from, to, on, position, rebuild, notYetShown, lines, measures };
  }

  @Get('duties')
  async duties(@SignedIn() person: Person, @Query() query: PeriodQuery, @Headers('x-purpose') purpose?: string): Promise<object> {
    const told = await this.queries.execute(new DutiesDue(askedOf(person, query, purpose)));
    const { from, to, on, position, rebuild, notYetShown, rows } = told;
    return { from, to, on, position, rebuild, notYetShown, rows };
  }
}

const askedOf = (person: Person, query: PeriodQuery, purpose: string | undefined) => {
  const { from, to, on } = query;
  return { actor: actorOf(person), purpose, from, to, on, ...readAsked({ ...query }) };
};
