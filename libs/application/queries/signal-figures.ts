import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { readPeriod, type Day } from '@waymark/domain';
import { signalFigures, type SignalFigures as Figures } from '@waymark/read-models';
import { Clock } from '../clock';
import { Refused } from '../errors';
import { dayAsked } from './child-told';
import { Lists, type ListAsked, type Listed } from './lists';

/** A period: from a day up to the end of `on`; the collection year up to today where nothing is said. */
export type FiguresAsked = ListAsked & { readonly from?: Day };

export type FiguresTold = Omit<Listed<never>, 'rows'> & { readonly from: Day; readonly figures: readonly Figures[] };

/** How alerts went in a period, rule by rule. It names nobody. Throws Forbidden, PurposeNeeded, Refused. */
export class SignalFigures extends Query<FiguresTold> {
  constructor(readonly asked: FiguresAsked) {
    super();
  }
}

@QueryHandler(SignalFigures)
export class SignalFiguresHandler implements IQueryHandler<SignalFigures> {
  constructor(
    private readonly lists: Lists,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: SignalFigures): Promise<FiguresTold> {
    [asked.from, asked.on].filter(day => day !== undefined).forEach(day => dayAsked(day));
    const read = readPeriod({ from: asked.from, to: asked.on }, this.clock.today());
    if ('says' in read) throw new Refused({ code: 'not-a-period', ...read });
    const { from, on } = read;
    return this.lists.answer('SignalFigures', { ...asked, on }, async (models, whose) => ({
      rows: [],
      from,
      figures: await signalFigures(models, { ...whose, from }),
    }));
  }
}
