import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ChildTeller, type ChildTold, type JourneyAsked } from './child-told';

/** One child's journey. Throws NotFound, Forbidden, PurposeNeeded, Gone, Refused. */
export class ChildJourney extends Query<ChildTold> {
  constructor(readonly asked: JourneyAsked) {
    super();
  }
}

@QueryHandler(ChildJourney)
export class ChildJourneyHandler implements IQueryHandler<ChildJourney> {
  constructor(private readonly children: ChildTeller) {}

  execute({ asked }: ChildJourney): Promise<ChildTold> {
    return this.children.tell('ChildJourney', asked);
  }
}
