import { authorityEvents, siblingEvents, type Entry } from '@waymark/domain';
import { authorityOf, type Authority } from './authority/authority';
import { AuthorityRow } from './authority/authority.entity';
import { ImportRunRow } from './authority/import-run.entity';
import { authorityRows, importRunRows } from './authority/rows';
import { ChildRow } from './caseload/child.entity';
import { childRows, spanRows } from './caseload/rows';
import { SpanRow } from './caseload/span.entity';
import { timelineRows } from './journey/rows';
import { TimelineRow } from './journey/timeline.entity';
import { ObligationRow } from './obligations/obligation.entity';
import { obligationRows } from './obligations/rows';
import { siblingRows } from './siblings/rows';
import { SiblingRow } from './siblings/sibling.entity';
import { signalDeferralRows, signalRows, signalSpanRows } from './signals/rows';
import { SignalDeferralRow } from './signals/signal-deferral.entity';
import { SignalSpanRow } from './signals/signal-span.entity';
import { SignalRow } from './signals/signal.entity';
import { refuseUnknown, telling } from './telling';

/** A table of the read models, by its entity. The first column of its key names the stream that owns a row. */
export type Table = new () => object;
/** What a stream tells: the rows it owns in each table of its category. */
export type Told = readonly (readonly [table: Table, rows: readonly object[]])[];
type Tell = (id: string, entries: readonly Entry[], authority: Authority) => Told;

interface Category {
  readonly tables: readonly Table[];
  readonly tell: Tell;
}

/** The models of a category of streams: each table with the pure function that makes its rows from what the stream was folded to. */
const category = <Folded>(
  fold: (id: string, entries: readonly Entry[], authority: Authority) => Folded,
  models: readonly (readonly [Table, (folded: Folded) => readonly object[]])[],
): Category => ({
  tables: models.map(([table]) => table),
  tell: (...stream) => {
    const folded = fold(...stream);
    return models.map(([table, rows]) => [table, rows(folded)]);
  },
});

const known =
  (events: object) =>
  (type: string): boolean =>
    Object.hasOwn(events, type) || type === 'EntryCorrected' || type === 'EntryStruckOut';

const child = category(telling, [
  [ChildRow, childRows],
  [SpanRow, spanRows],
  [TimelineRow, timelineRows],
  [ObligationRow, obligationRows],
  [SignalRow, signalRows],
  [SignalSpanRow, signalSpanRows],
  [SignalDeferralRow, signalDeferralRows],
]);

const siblings = category(
  (group, entries) => {
    refuseUnknown(entries, known(siblingEvents));
    return { siblings: group, entries };
  },
  [[SiblingRow, siblingRows]],
);

const authority = category(
  (name, entries) => {
    refuseUnknown(entries, known(authorityEvents));
    return { authority: name, said: authorityOf(entries) };
  },
  [
    [AuthorityRow, authorityRows],
    [ImportRunRow, importRunRows],
  ],
);

/** Every category that has models. Streams of others are passed over. */
export const categories: ReadonlyMap<string, Category> = new Map(Object.entries({ child, siblings, authority }));

/** `child-7Q2` is the stream of the child 7Q2. */
export const partsOf = (stream: string): [category: string, id: string] => {
  const dash = stream.indexOf('-');
  return [stream.slice(0, dash), stream.slice(dash + 1)];
};
export const hasModels = (stream: string): boolean => categories.has(partsOf(stream)[0]);

/**
 * All rows of one child, from the child's entries and what the authority has said. Pure: the same entries give the same rows, whatever today is.
 * A stream that is closed has no entries and leaves no rows. Throws CannotTell.
 */
export const retell: Tell = child.tell;
