import { Controller, Get, Header, Query, Render, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { asCsv, Clock, dutyColumns, DutiesDue, lineColumns, lineRow, Timeliness, type DutiesDueAsked } from '@waymark/application';
import { Readable } from 'node:stream';
import { actorOf } from '../../identity/actor';
import { type Person, SignedIn } from '../../identity/person';
import { readAsked } from '../../timeliness-asked';
import { dutiesPage } from './duties-page';
import { figuresPage } from './figures-page';
import { periodOnPage, type PeriodOnPage } from './period';

type Asked = Readonly<Record<string, unknown>>;

const csv = (text: AsyncIterable<string>): StreamableFile => new StreamableFile(Readable.from(text), { type: 'text/csv; charset=utf-8' });

/** Timeliness over a period: figures, and the duties behind each of them. All that is asked for is in the address. */
@Controller('timeliness')
export class TimelinessController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('timeliness/figures')
  async figures(@SignedIn() person: Person, @Query() query: Asked): Promise<object> {
    const { asked, typed, wrong } = this.read(person, query);
    const told = await this.queries.execute(new Timeliness(asked));
    return { view: { ...figuresPage(told, { ...asked, typed, page: query.page }), typed, wrong } };
  }

  @Get('duties')
  @Render('timeliness/duties')
  async duties(@SignedIn() person: Person, @Query() query: Asked): Promise<object> {
    const { asked, typed } = this.read(person, query);
    const told = await this.queries.execute(new DutiesDue(asked));
    const view = dutiesPage(told, { ...asked, typed, page: query.page, mayOpen: person.roles.includes('auditor') });
    return { view, breadcrumbs: [{ text: 'Timeliness', href: view.back }] };
  }

  @Get('figures.csv')
  @Header('Content-Disposition', 'attachment; filename="timeliness.csv"')
  async figuresAsCsv(@SignedIn() person: Person, @Query() query: Asked): Promise<StreamableFile> {
    const { lines } = await this.queries.execute(new Timeliness(this.read(person, query).asked));
    return csv(asCsv(lines.map(lineRow), lineColumns));
  }

  @Get('duties.csv')
  @Header('Content-Disposition', 'attachment; filename="duties.csv"')
  async dutiesAsCsv(@SignedIn() person: Person, @Query() query: Asked): Promise<StreamableFile> {
    const { rows } = await this.queries.execute(new DutiesDue(this.read(person, query).asked));
    return csv(asCsv(rows, dutyColumns));
  }

  private read(person: Person, query: Asked): { asked: DutiesDueAsked } & Pick<PeriodOnPage, 'typed' | 'wrong'> {
    const { typed, period, wrong } = periodOnPage(query, this.clock.today());
    return { asked: { actor: actorOf(person), ...period, ...readAsked(query) }, typed, wrong };
  }
}
