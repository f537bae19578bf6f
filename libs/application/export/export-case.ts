import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Day } from '@waymark/domain';
import { anchored, headsAt, type Anchor, type EventStore, type Inclusion, type Position, type StoredEntry } from '@waymark/event-store';
import { NotFound, Refused } from '../errors';
import { ReadLog, type Looked } from '../read-log/read-log';
import { ChildTeller, type ChildTold } from '../queries/child-told';
import type { Actor } from '../permissions/policy';
import { childStream } from '../streams';
import { STORE } from '../tokens';

export interface CaseToExport {
  readonly child: string;
  readonly actor: Actor;
  /** Why, for those who may look at any child. */
  readonly purpose?: string;
  /** As known at this position, which an anchor that was kept elsewhere names; now where it is left out. */
  readonly at?: Position;
  /** How duties and alerts stood at the end of this day; today where it is left out. What was known long ago must say it: all since would be late. */
  readonly on?: Day;
}

/** All that a pack of one case is made of. */
export interface CaseExported {
  readonly told: ChildTold;
  readonly stored: readonly StoredEntry[];
  readonly looked: readonly Looked[];
  readonly anchor: Anchor;
  readonly inclusion: Inclusion;
}

/** One child's whole case, to be taken away. Reads the whole log once for the anchor. Throws NotFound, Forbidden, PurposeNeeded, Gone, Refused. */
export class ExportCase extends Query<CaseExported> {
  constructor(readonly asked: CaseToExport) {
    super();
  }
}

@QueryHandler(ExportCase)
export class ExportCaseHandler implements IQueryHandler<ExportCase> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    private readonly teller: ChildTeller,
    private readonly log: ReadLog,
  ) {}

  async execute({ asked: { at, ...asked } }: ExportCase): Promise<CaseExported> {
    const head = await this.store.head();
    const position = at ?? head;
    if (position > head)
      throw new Refused({ code: 'not-yet', says: `The log ends at position ${head}. Give that or an earlier one.`, field: 'at' });
    if (at && !asked.on)
      throw new Refused({ code: 'no-day', says: 'Say for which day: an anchor tells on which it was made.', field: 'on' });
    // Known at the very position that is anchored: what others record meanwhile must not be in one file of the pack and missing in another.
    const told = await this.teller.tell('ExportCase', { ...asked, known: position });
    const stream = childStream(asked.child);
    const { entries } = await this.store.read(stream);
    const { anchor, inclusions } = anchored(position, await headsAt(this.store, position), [stream]);
    const inclusion = inclusions[0];
    if (!inclusion) throw new NotFound();
    return {
      told,
      stored: entries.filter(({ revision }) => revision <= inclusion.revision),
      looked: await this.log.looked(asked.child),
      anchor,
      inclusion,
    };
  }
}
