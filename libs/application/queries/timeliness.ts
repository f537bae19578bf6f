import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { readPeriod, type Dimension, type DueIn, type Outcome, type TimelinessTold } from '@waymark/domain';
import { listDutiesDue, timeliness, type ListedDutyDue } from '@waymark/read-models';
import { Clock } from '../clock';
import { Refused } from '../errors';
import { dayAsked } from './child-told';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

/** The duties that fell due in a period; the collection year up to today where nothing is said. */
export interface PeriodAsked extends ListAsked, Partial<DueIn> {
  readonly rule?: string;
  readonly by?: Dimension;
}
export interface DutiesDueAsked extends PeriodAsked {
  readonly outcome?: Outcome;
  /** One group of the breakdown; null for that of which nothing is on record. */
  readonly group?: string | null;
}

/** The figures name nobody: their rows are none. */
export type TimelinessListed = Listed<never> & TimelinessTold & DueIn;
export type DutiesDueListed = Listed<WithNames<ListedDutyDue>> & DueIn;

/** The timeliness of the duties that fell due in a period, as at the end of a day, and the measures. Throws Forbidden, PurposeNeeded, Refused. */
export class Timeliness extends Query<TimelinessListed> {
  constructor(readonly asked: PeriodAsked) {
    super();
  }
}

/** The duties behind a figure. Throws Forbidden, PurposeNeeded, Refused. */
export class DutiesDue extends Query<DutiesDueListed> {
  constructor(readonly asked: DutiesDueAsked) {
    super();
  }
}

const periodOf = ({ from, to, on }: PeriodAsked, clock: Clock): DueIn => {
  Object.entries({ from, to, on }).forEach(([field, day]) => day !== undefined && dayAsked(day, field));
  const read = readPeriod({ from, to, on }, clock.today());
  if ('says' in read) throw new Refused({ code: 'not-a-period', ...read });
  return read;
};

@QueryHandler(Timeliness)
export class TimelinessHandler implements IQueryHandler<Timeliness> {
  constructor(
    private readonly lists: Lists,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: Timeliness): Promise<TimelinessListed> {
    const { rule, by } = asked;
    const { from, to, on } = periodOf(asked, this.clock);
    return this.lists.answer('Timeliness', { ...asked, on }, async (models, whose) => ({
      ...{ rows: [], from, to },
      ...(await timeliness(models, { ...whose, from, to, rule, by })),
    }));
  }
}

@QueryHandler(DutiesDue)
export class DutiesDueHandler implements IQueryHandler<DutiesDue> {
  constructor(
    private readonly lists: Lists,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: DutiesDue): Promise<DutiesDueListed> {
    const { rule, by, outcome, group } = asked;
    const { from, to, on } = periodOf(asked, this.clock);
    return this.lists.answer('DutiesDue', { ...asked, on }, async (models, whose) => ({
      ...{ from, to },
      rows: await listDutiesDue(models, { ...whose, from, to, rule, by, outcome, group }),
    }));
  }
}
