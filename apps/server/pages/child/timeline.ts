import { daysBetween, eventSpec, fieldNamed, londonDay, marks, valueInWords, type Entry, type EventSpec } from '@waymark/domain';
import { counted } from '../words';

export interface Told {
  readonly label: string;
  readonly value: string;
}
/** One entry of the record as the timeline tells it: what happened, when, and what became of it since. */
export interface Item {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly kind: string;
  readonly on: string;
  readonly recordedAt: string;
  /** "recorded 6 days later", or empty when it was recorded that day, or came from a return. */
  readonly lag: string;
  readonly actor: string;
  readonly imported: boolean;
  readonly fields: readonly Told[];
  /** Corrections, oldest first: what changed, by whom, why. */
  readonly corrections: readonly {
    readonly on: string;
    readonly actor: string;
    readonly reason: string;
    readonly changes: readonly (Told & { readonly was: string })[];
  }[];
  readonly struck?: { readonly on: string; readonly actor: string; readonly reason: string };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fieldsInWords = (spec: EventSpec | undefined, data: Entry['data']): Told[] =>
  (spec?.fields ?? [])
    // The rows of a return are kept to be linked with other years, not to be read.
    .filter(({ name }) => name !== 'rows' && data[name] !== undefined && data[name] !== null)
    .map(field => ({ label: field.label, value: valueInWords(field, data[field.name]) }));

const lagOf = ({ data, recordedAt, source }: Entry): string => {
  const days = daysBetween(text(data.on), londonDay(recordedAt));
  return source || days < 1 ? '' : `${counted(days, 'day')} later`;
};

const about = ({ recordedAt, actor, data }: Entry) => ({ on: londonDay(recordedAt), actor, reason: text(data.reason ?? '') });

const correctionsOf = (entry: Entry, corrections: readonly Entry[]): Item['corrections'] => {
  const known: Record<string, unknown> = { ...entry.data };
  return corrections.map(correction => ({
    ...about(correction),
    changes: Object.entries(correction.data.changes as Record<string, unknown>).map(([name, value]) => {
      const field = fieldNamed(entry.type, name);
      const was = valueInWords(field, known[name]);
      known[name] = value;
      return { label: field.label, was, value: valueInWords(field, value) };
    }),
  }));
};

const hidden = new Set(['EntryCorrected', 'EntryStruckOut']);

/** The record as a timeline, the newest happening first. What was corrected or struck out keeps its place, with what changed. */
export const timeline = (entries: readonly Entry[]): Item[] => {
  const { correctedBy, struckBy } = marks(entries);
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  const items = entries
    .filter(({ type }) => !hidden.has(type))
    .map(entry => {
      const spec = eventSpec(entry.type);
      const corrections = (correctedBy.get(entry.id) ?? []).map(id => byId.get(id)!);
      const data = corrections.reduce((known, { data: { changes } }) => ({ ...known, ...(changes as object) }), entry.data);
      const struck = byId.get(struckBy.get(entry.id) ?? '');
      return {
        id: entry.id,
        type: entry.type,
        title: spec?.title ?? entry.type,
        kind: spec?.kind ?? 'record',
        on: text(data.on),
        recordedAt: entry.recordedAt,
        lag: lagOf(entry),
        actor: entry.actor,
        imported: entry.source !== undefined,
        fields: fieldsInWords(spec, data),
        corrections: correctionsOf(entry, corrections),
        struck: struck && about(struck),
      };
    });
  return items.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? 1 : -1) : a.id < b.id ? 1 : -1));
};
