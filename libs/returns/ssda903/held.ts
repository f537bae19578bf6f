import { isChildEvent, marks, type Entry, type NewFact } from '@waymark/domain';
import { isImported, provenanceOf } from './row';

/** An entry that is held, as the import sees it. */
export interface Held {
  readonly id: string;
  readonly type: string;
  readonly imported: boolean;
  /** Of an imported entry: the return that told it. */
  readonly year?: number;
  /** The fields as imports alone have left them; of a hand-made entry, as they read now. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The fields as they read now, corrections by hand included. */
  readonly now: Readonly<Record<string, unknown>>;
  readonly struck?: 'by-hand' | 'by-import';
}

const withChanges = (entry: Entry, corrections: readonly Entry[]): Record<string, unknown> => {
  const changes = corrections.flatMap(({ data }) => Object.entries(data.changes as object));
  const data = { ...entry.data, ...Object.fromEntries(changes) };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));
};

/** What is held of a child, in order of recording: each entry with what imports and people have done to it since. */
export const heldOf = (entries: readonly Entry[]): Held[] => {
  const { correctedBy, struckBy } = marks(entries);
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  return entries
    .filter(({ type }) => type !== 'EntryCorrected' && type !== 'EntryStruckOut')
    .map(entry => {
      const corrections = (correctedBy.get(entry.id) ?? []).map(id => byId.get(id)!);
      const imported = isImported(entry.source);
      const now = withChanges(entry, corrections);
      const striker = byId.get(struckBy.get(entry.id) ?? '');
      return {
        id: entry.id,
        type: entry.type,
        imported,
        year: provenanceOf(entry.source)?.year,
        now,
        data: imported
          ? withChanges(
              entry,
              corrections.filter(({ source }) => isImported(source)),
            )
          : now,
        struck: striker && (isImported(striker.source) ? 'by-import' : 'by-hand'),
      };
    });
};

/** A held entry as the fact it reads as now. */
export const asFact = ({ type, now }: Held): NewFact[] => (isChildEvent(type) ? [{ type, data: now } as unknown as NewFact] : []);

export const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
export const isCorrectedByHand = ({ data, now }: Held): boolean =>
  Object.keys({ ...data, ...now }).some(field => !same(data[field], now[field]));
