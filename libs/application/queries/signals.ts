import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { signals, type ListedSignal, type WhichSignals } from '@waymark/read-models';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

export type SignalsAsked = ListAsked & Pick<WhichSignals, 'rule' | 'severity' | 'deferred' | 'child'>;

/** The signals open at the end of a day, the gravest first. Throws Forbidden, PurposeNeeded, Refused. */
export class Signals extends Query<Listed<WithNames<ListedSignal>>> {
  constructor(readonly asked: SignalsAsked) {
    super();
  }
}

@QueryHandler(Signals)
export class SignalsHandler implements IQueryHandler<Signals> {
  constructor(private readonly lists: Lists) {}

  execute({ asked }: Signals): Promise<Listed<WithNames<ListedSignal>>> {
    const { rule, severity, deferred, child } = asked;
    return this.lists.answer('Signals', asked, async (models, whose) => ({
      rows: await signals(models, { ...whose, rule, severity, deferred, child }),
    }));
  }
}
