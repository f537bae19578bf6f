import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventStore } from '@waymark/event-store';
import { sinceLastHere, type Recorded } from '@waymark/read-models';
import { Clock } from '../clock';
import { ReadLog } from '../read-log/read-log';
import { STORE } from '../tokens';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

/** What others recorded since somebody last looked on an earlier day, the newest first; a newcomer sees a week. Throws Forbidden, Refused. */
export class News extends Query<Listed<WithNames<Recorded>>> {
  constructor(readonly asked: ListAsked & { readonly limit?: number }) {
    super();
  }
}

const WEEK_MS = 7 * 86_400_000;

@QueryHandler(News)
export class NewsHandler implements IQueryHandler<News> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    private readonly lists: Lists,
    private readonly log: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute({ asked }: News): Promise<Listed<WithNames<Recorded>>> {
    const { actor, limit } = asked;
    return this.lists.answer('News', asked, async (models, whose) => {
      const last = (await this.log.lastBefore(actor, this.clock.today())) ?? new Date(this.clock.now().getTime() - WEEK_MS);
      const after = await this.store.positionAt(last);
      return { rows: await sinceLastHere(models, { ...whose, after, except: actor.id, limit }) };
    });
  }
}
