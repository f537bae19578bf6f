import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { caseload, lastKnownList, type CaseloadRow, type LastKnown } from '@waymark/read-models';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

/** The children in care at the end of a day, with how each stands. Throws Forbidden, PurposeNeeded, Refused. */
export class Caseload extends Query<Listed<WithNames<CaseloadRow>>> {
  constructor(readonly asked: ListAsked) {
    super();
  }
}

@QueryHandler(Caseload)
export class CaseloadHandler implements IQueryHandler<Caseload> {
  constructor(private readonly lists: Lists) {}

  execute({ asked }: Caseload): Promise<Listed<WithNames<CaseloadRow>>> {
    return this.lists.answer('Caseload', asked, async (models, whose) => ({ rows: await caseload(models, whose) }));
  }
}

/** The children whom the next return does not name: last known in care on a 31 March. Throws Forbidden, PurposeNeeded, Refused. */
export class LastKnownInCare extends Query<Listed<WithNames<LastKnown>>> {
  constructor(readonly asked: ListAsked) {
    super();
  }
}

@QueryHandler(LastKnownInCare)
export class LastKnownInCareHandler implements IQueryHandler<LastKnownInCare> {
  constructor(private readonly lists: Lists) {}

  execute({ asked }: LastKnownInCare): Promise<Listed<WithNames<LastKnown>>> {
    return this.lists.answer('LastKnownInCare', asked, async (models, whose) => ({ rows: await lastKnownList(models, whose) }));
  }
}
