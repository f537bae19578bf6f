import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { driftBoard, type DriftBoard as Board, type ListedSignal } from '@waymark/read-models';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

/** The signals open at the end of a day, their counts by rule, and how many children drift of how many. */
export type DriftTold = Listed<WithNames<ListedSignal>> & Omit<Board, 'rows'>;

/** Throws Forbidden, PurposeNeeded, Refused. */
export class DriftBoard extends Query<DriftTold> {
  constructor(readonly asked: ListAsked) {
    super();
  }
}

@QueryHandler(DriftBoard)
export class DriftBoardHandler implements IQueryHandler<DriftBoard> {
  constructor(private readonly lists: Lists) {}

  execute({ asked }: DriftBoard): Promise<DriftTold> {
    return this.lists.answer('DriftBoard', asked, driftBoard);
  }
}
