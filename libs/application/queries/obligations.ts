import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { obligations, type ListedObligation, type WhichObligations } from '@waymark/read-models';
import { dayAsked } from './child-told';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

export type ObligationsAsked = ListAsked & Pick<WhichObligations, 'rule' | 'open' | 'child' | 'dueBy' | 'soon' | 'allocatedTo'>;

/** The duties that had begun by a day, with their status at the end of it. Throws Forbidden, PurposeNeeded, Refused. */
export class Obligations extends Query<Listed<WithNames<ListedObligation>>> {
  constructor(readonly asked: ObligationsAsked) {
    super();
  }
}

@QueryHandler(Obligations)
export class ObligationsHandler implements IQueryHandler<Obligations> {
  constructor(private readonly lists: Lists) {}

  async execute({ asked }: Obligations): Promise<Listed<WithNames<ListedObligation>>> {
    const { rule, open, child, soon, allocatedTo } = asked;
    const dueBy = asked.dueBy === undefined ? undefined : dayAsked(asked.dueBy, 'dueBy');
    return this.lists.answer('Obligations', asked, async (models, whose) => ({
      rows: await obligations(models, { ...whose, rule, open, child, dueBy, soon, allocatedTo }),
    }));
  }
}
