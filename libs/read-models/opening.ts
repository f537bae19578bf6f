import { eventSpec, type Entry } from '@waymark/domain';
import type { StoredEntry } from '@waymark/event-store';
import type { Keyring, Sealed } from '@waymark/keyring';

type Fields = Readonly<Record<string, unknown>>;

/** The entries of one stream as the store keeps them. */
export interface StoredStream {
  readonly stream: string;
  readonly entries: readonly StoredEntry[];
}

/** A personal field as a row keeps it: never in the clear, and with what is needed to open it. */
export interface SealedPart {
  readonly entry: string;
  /** The name it was sealed under. */
  readonly field: string;
  readonly sealed: string;
}

/** Personal fields lie in `data.sealed` under their name; a new value inside a correction lies there under this one. */
const CHANGES = 'changes.';
/** Where a fact carries the sealed form of a field: beside the field, so that corrections replace the one with the other. */
const partKey = (field: string): string => `sealed:${field}`;

const personalFields = (type: string): Set<string> =>
  new Set(eventSpec(type)?.fields.flatMap(field => (field.personal ? [field.name] : [])));
const split = (data: Fields, personal: (field: string) => boolean): [plain: Fields, personal: Fields] => {
  // Nothing is not personal: a correction to nothing stays readable.
  const isPersonal = ([field, value]: [string, unknown]): boolean => personal(field) && value !== null && value !== undefined;
  const fields = Object.entries(data);
  return [Object.fromEntries(fields.filter(field => !isPersonal(field))), Object.fromEntries(fields.filter(isPersonal))];
};

/**
 * Parts a fact into what is stored plain and what is sealed first, by the catalogue. The changes inside a correction are parted exactly as the
 * corrected event declares them: give its type. `openEntries` puts the two together again.
 */
export const setApart = (type: string, data: Fields, correctedType?: string): { plain: Fields; personal: Fields } => {
  const own = personalFields(type);
  const [plain, personal] = split(data, field => own.has(field));
  if (type !== 'EntryCorrected') return { plain, personal };
  // Of an entry that nobody here knows every field may be personal.
  const corrected = correctedType !== undefined && eventSpec(correctedType) ? personalFields(correctedType) : undefined;
  const [plainChanges, personalChanges] = split(data.changes as Fields, field => corrected?.has(field) ?? true);
  const named = Object.entries(personalChanges).map(([field, value]): [string, unknown] => [CHANGES + field, value]);
  return { plain: { ...plain, changes: plainChanges }, personal: { ...personal, ...Object.fromEntries(named) } };
};

const put = (data: Record<string, unknown>, field: string, value: unknown): void => {
  if (field.startsWith(CHANGES)) put((data.changes ??= {}) as Record<string, unknown>, field.slice(CHANGES.length), value);
  else data[field] = value;
};

interface Parsed {
  readonly stored: StoredEntry;
  readonly data: Record<string, unknown>;
  readonly sealed: Sealed;
}
const parse = (stored: StoredEntry): Parsed => {
  const { sealed = {}, ...data } = JSON.parse(stored.data) as Record<string, unknown> & { sealed?: Sealed };
  return { stored, data, sealed };
};

const entry = ({ stored: { id, revision, type, metadata, position }, data }: Parsed): Entry => {
  const { recordedAt = '', actor = '', source } = metadata;
  return { id, revision, type, data, recordedAt, actor, source, position };
};

const only = (sealed: Sealed, wanted: (field: string) => boolean): Sealed =>
  Object.fromEntries(Object.entries(sealed).filter(([field]) => wanted(field)));

const open = async (keyring: Keyring, streams: readonly StoredStream[], wanted: (field: string) => boolean): Promise<Parsed[][]> => {
  const parsed = streams.map(({ entries }) => entries.map(parse));
  const asked = parsed.map((entries, i) => ({
    stream: streams[i]!.stream,
    entries: entries.map(({ stored, sealed }) => ({ entry: stored.id, sealed: only(sealed, wanted) })),
  }));
  const opened = await keyring.openMany(asked);
  parsed.forEach((entries, i) =>
    entries.forEach(({ data }, j) => Object.entries(opened[i]![j]!).forEach(([field, value]) => put(data, field, value))),
  );
  return parsed;
};

/** Parses and opens all entries of several streams. A field whose key was destroyed reads as ERASED. Throws what the keyring throws. */
export const openStreams = async (keyring: Keyring, streams: readonly StoredStream[]): Promise<Entry[][]> =>
  (await open(keyring, streams, () => true)).map(entries => entries.map(entry));

/** The same for one stream. */
export const openEntries = async (keyring: Keyring, stream: string, stored: readonly StoredEntry[]): Promise<Entry[]> =>
  (await openStreams(keyring, [{ stream, entries: stored }]))[0]!;

/** All that a fold reads of personal fields: the day on which every clock ends is an 18th birthday, and so, mostly, is the end of a status. */
const folded = new Set(['dateOfBirth', 'statusEndsOn'].flatMap(field => [field, CHANGES + field]));

/** Opens only what folds read. Facts carry the other personal fields sealed, for rows to keep: see `partOf`. */
export const openForFolds = async (keyring: Keyring, streams: readonly StoredStream[]): Promise<Entry[][]> => {
  const parsed = await open(keyring, streams, field => folded.has(field));
  return parsed.map(entries =>
    entries.map(opened => {
      keepParts(opened);
      return entry(opened);
    }),
  );
};

const keepParts = ({ stored, data, sealed }: Parsed): void => {
  for (const [field, value] of Object.entries(sealed)) {
    const part: SealedPart = { entry: stored.id, field, sealed: value };
    put(data, field.startsWith(CHANGES) ? CHANGES + partKey(field.slice(CHANGES.length)) : partKey(field), part);
  }
  for (const [field, value] of Object.entries((data.changes ?? {}) as Fields))
    if (value === null) put(data, CHANGES + partKey(field), null);
};

/** The sealed form of a personal field of a fact that was opened for folds. */
export const partOf = (fact: object | undefined, field: string): SealedPart | undefined =>
  (fact as Record<string, SealedPart | undefined> | undefined)?.[partKey(field)];

/** Opens the sealed parts of rows, for a reader who may see them: one stream and its parts by name for each row, in one call. */
export const openParts = async <Name extends string>(
  keyring: Keyring,
  rows: readonly { readonly stream: string; readonly parts: Readonly<Partial<Record<Name, SealedPart | null>>> }[],
): Promise<Partial<Record<Name, unknown>>[]> => {
  const named = rows.map(
    ({ parts }) => Object.entries<SealedPart | null | undefined>(parts).filter(([, part]) => part) as [Name, SealedPart][],
  );
  const opened = await keyring.openMany(
    rows.map(({ stream }, i) => ({
      stream,
      entries: named[i]!.map(([, { entry, field, sealed }]) => ({ entry, sealed: { [field]: sealed } })),
    })),
  );
  return named.map(
    (parts, i) => Object.fromEntries(parts.map(([name, part], j) => [name, opened[i]![j]![part.field]])) as Partial<Record<Name, unknown>>,
  );
};

/** What comes one by one, some at a time: so that memory does not grow with its number. */
export async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    if (batch.push(item) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
