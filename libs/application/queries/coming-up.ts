import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { comingUp, type ComingUp as Row } from '@waymark/read-models';
import { Refused } from '../errors';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

export interface ComingUpAsked extends ListAsked {
  /** How many days ahead: 1 to 366. */
  readonly within: number;
  readonly child?: string;
}

/** What falls due and what turns amber, red or critical in the days ahead if nothing happens. Throws Forbidden, PurposeNeeded, Refused. */
export class ComingUp extends Query<Listed<WithNames<Row>>> {
  constructor(readonly asked: ComingUpAsked) {
    super();
  }
}

@QueryHandler(ComingUp)
export class ComingUpHandler implements IQueryHandler<ComingUp> {
  constructor(private readonly lists: Lists) {}

  execute({ asked }: ComingUp): Promise<Listed<WithNames<Row>>> {
    const { within, child } = asked;
    if (!Number.isInteger(within) || within < 1 || within > 366)
      throw new Refused({
        code: 'not-a-number-of-days',
        says: 'Give the number of days ahead as a whole number from 1 to 366.',
        field: 'within',
      });
    return this.lists.answer('ComingUp', asked, async (models, whose) => ({ rows: await comingUp(models, { ...whose, within, child }) }));
  }
}
