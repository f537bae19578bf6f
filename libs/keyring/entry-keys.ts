import { Tampered } from './errors';
import { ERASED, type Keyring, type Sealed } from './keyring';
import { decrypt, encrypt } from './sealing';

export interface Place {
  readonly stream: string;
  readonly entry: string;
}

/** Where entry keys are kept. Keys come in the order of the places asked for. */
export interface EntryKeys extends Pick<Keyring, 'destroy' | 'destroyEntry' | 'end'> {
  /** The key of each place, made where there is none yet. Throws Erased. */
  make(places: readonly Place[]): Promise<Buffer[]>;
  /** The key of each place, or ERASED. Throws KeyMissing where there never was one. */
  find(places: readonly Place[]): Promise<(Buffer | typeof ERASED)[]>;
}

interface Entries<Value> {
  readonly stream: string;
  readonly entries: readonly { readonly entry: string; readonly fields: Readonly<Record<string, Value>> }[];
}

const present = <Value>(fields: Readonly<Record<string, Value>>) => Object.entries(fields).filter(([, value]) => value !== undefined);

/** Entries without personal fields have no key, need none, and can therefore be recorded on an erased stream too. */
const eachField = async <Value, Key, Result>(
  streams: readonly Entries<Value>[],
  keysOf: (places: readonly Place[]) => Promise<Key[]>,
  work: (key: Key, value: Value, names: readonly [stream: string, entry: string, field: string]) => Result,
): Promise<Record<string, Result>[][]> => {
  const places = streams.flatMap(({ stream, entries }) =>
    entries.filter(({ fields }) => present(fields).length > 0).map(({ entry }) => ({ stream, entry })),
  );
  const keys = places.length > 0 ? await keysOf(places) : [];
  let next = 0;
  return streams.map(({ stream, entries }) =>
    entries.map(({ entry, fields }) => {
      const values = present(fields);
      if (values.length === 0) return {};
      const key = keys[next++]!;
      return Object.fromEntries(values.map(([field, value]) => [field, work(key, value, [stream, entry, field])]));
    }),
  );
};

const sealField = (key: Buffer, value: unknown, names: readonly string[]): string =>
  encrypt(key, Buffer.from(JSON.stringify(value)), names).toString('base64');

const openField = (key: Buffer | typeof ERASED, value: string, names: readonly [string, string, string]): unknown => {
  if (key === ERASED) return ERASED;
  try {
    return JSON.parse(decrypt(key, Buffer.from(value, 'base64'), names).toString());
  } catch {
    throw new Tampered(names[0], names[1]);
  }
};

/** Each field is sealed on its own, as JSON; a field that is undefined is left out, as JSON leaves it out. */
export const keyringOver = (keys: EntryKeys): Keyring => {
  const sealMany: Keyring['sealMany'] = streams => eachField(streams, places => keys.make(places), sealField);
  const openMany: Keyring['openMany'] = streams =>
    eachField(
      streams.map(({ stream, entries }) => ({ stream, entries: entries.map(({ entry, sealed }) => ({ entry, fields: sealed })) })),
      places => keys.find(places),
      openField,
    );
  return {
    sealMany,
    openMany,
    seal: async (stream, entries): Promise<Sealed[]> => (await sealMany([{ stream, entries }])).flat(),
    open: async (stream, entries) => (await openMany([{ stream, entries }])).flat(),
    destroy: stream => keys.destroy(stream),
    destroyEntry: (stream, entry) => keys.destroyEntry(stream, entry),
    end: () => keys.end(),
  };
};
