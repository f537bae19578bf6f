import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  indicatorIds,
  indicators,
  labelOf,
  percentOf,
  type Confidence,
  type Day,
  type IndicatorCount,
  type IndicatorFigure,
  type IndicatorId,
} from '@waymark/domain';
import type { EventStore } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { childrenOf, indicatorsOn, namedBehind, type ChildBehind, type Named } from '@waymark/read-models';
import { Refused } from '../errors';
import { KEYRING, STORE } from '../tokens';
import { Lists, type ListAsked, type Listed } from './lists';
import type { WithNames } from './names';

type Share = IndicatorCount & { readonly percent: number | null };
/** A figure beside its definition: the one is never shown without the other. */
export interface IndicatorRow {
  readonly id: IndicatorId;
  readonly says: string;
  readonly cohort: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly confidence: Confidence;
  /** Whether it can be compared with what the Department publishes. */
  readonly label: string;
  readonly all: Share;
  readonly unaccompanied: Share;
  readonly others: Share;
}
const share = (count: IndicatorCount): Share => ({ ...count, percent: percentOf(count) });

export const indicatorRow = ({ id, all, unaccompanied, others }: IndicatorFigure, on: Day): IndicatorRow => {
  const { says, cohort, numerator, denominator, confidence } = indicators[id];
  const defined = { id, says, cohort, numerator, denominator, confidence, label: labelOf(on) };
  return { ...defined, all: share(all), unaccompanied: share(unaccompanied), others: share(others) };
};

/** The figures, and the children behind the one that was chosen. */
export type IndicatorsListed = Listed<WithNames<Named & ChildBehind>> & { readonly figures: readonly IndicatorRow[] };

/** The national indicators as at the end of a day. Throws Forbidden, PurposeNeeded, Refused. */
export class Indicators extends Query<IndicatorsListed> {
  constructor(readonly asked: ListAsked & { readonly behind?: string }) {
    super();
  }
}

const chosen = (behind: string | undefined): IndicatorId | undefined => {
  const id = indicatorIds.find(one => one === behind);
  if (behind && !id) throw new Refused({ code: 'no-such-indicator', says: `There is no indicator called ${behind}.`, field: 'behind' });
  return id;
};

@QueryHandler(Indicators)
export class IndicatorsHandler implements IQueryHandler<Indicators> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(KEYRING) private readonly keyring: Keyring,
    private readonly lists: Lists,
  ) {}

  execute({ asked }: Indicators): Promise<IndicatorsListed> {
    const behind = chosen(asked.behind);
    return this.lists.answer('Indicators', asked, async (models, whose) => {
      const reached = new Set(await childrenOf(models, whose));
      const told = await indicatorsOn(
        { store: this.store, keyring: this.keyring },
        { on: whose.on, of: child => reached.has(child), behind },
      );
      return { figures: told.figures.map(figure => indicatorRow(figure, whose.on)), rows: await namedBehind(models, told.behind) };
    });
  }
}
