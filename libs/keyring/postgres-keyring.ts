import { createHmac } from 'node:crypto';
import { Pool } from 'pg';
import { keyringOver, type EntryKeys, type Place } from './entry-keys';
import { Erased, KeyMissing, Tampered, WrongKey } from './errors';
import { ERASED, type Keyring } from './keyring';
import { decrypt, encrypt, newKey } from './sealing';

interface Kept {
  readonly erased: boolean;
  readonly known: boolean;
  readonly streamKey: Buffer | null;
  readonly entryKey: Buffer | null;
}

const KEPT = `
  SELECT s.destroyed_at IS NOT NULL AS erased, e.entry IS NOT NULL AS known, s.wrapped AS "streamKey", e.wrapped AS "entryKey"
  FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS place (stream, entry, n)
  LEFT JOIN keys.stream s ON s.stream = place.stream
  LEFT JOIN keys.entry e ON e.entry = place.entry AND e.stream = place.stream
  ORDER BY n`;

// Whoever comes first makes the key; all others use theirs. The fixed order keeps two imports from waiting for each other in a circle.
const ADD_STREAMS = `
  INSERT INTO keys.stream (stream, wrapped)
  SELECT stream, wrapped FROM unnest($1::text[], $2::bytea[]) AS new (stream, wrapped) ORDER BY stream
  ON CONFLICT DO NOTHING`;

// The lock keeps an entry's key from slipping in while its stream is being destroyed.
const ADD_ENTRIES = `
  INSERT INTO keys.entry (stream, entry, wrapped)
  SELECT s.stream, new.entry, new.wrapped
  FROM unnest($1::text[], $2::uuid[], $3::bytea[]) AS new (stream, entry, wrapped) JOIN keys.stream s ON s.stream = new.stream
  WHERE s.destroyed_at IS NULL ORDER BY new.entry FOR SHARE OF s
  ON CONFLICT DO NOTHING`;

const DESTROY_STREAM = `
  INSERT INTO keys.stream AS kept (stream, destroyed_at) VALUES ($1, now())
  ON CONFLICT (stream) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(kept.destroyed_at, now())`;

const DESTROY_ENTRY = `
  INSERT INTO keys.entry AS kept (stream, entry) VALUES ($1, $2)
  ON CONFLICT (entry) DO UPDATE SET wrapped = NULL WHERE kept.stream = excluded.stream`;

const columns = (places: readonly Place[]): [string[], string[]] => [places.map(({ stream }) => stream), places.map(({ entry }) => entry)];

/** Unwraps for the length of one call, in which a stream's key is unwrapped once for all its entries. */
const unwrapper = (kek: Buffer) => {
  const streamKeys = new Map<string, Buffer>();
  const checked = ({ stream, entry }: Place, unwrap: () => Buffer): Buffer => {
    try {
      return unwrap();
    } catch {
      throw new Tampered(stream, entry);
    }
  };
  const streamKey = (place: Place, { streamKey: wrapped }: Kept): Buffer => {
    if (!wrapped) throw new KeyMissing(place.stream, place.entry);
    const key = streamKeys.get(place.stream) ?? checked(place, () => decrypt(kek, wrapped, [place.stream]));
    streamKeys.set(place.stream, key);
    return key;
  };
  const entryKey = (place: Place, kept: Kept): Buffer | typeof ERASED => {
    const { erased, known, entryKey: wrapped } = kept;
    if (erased || (known && !wrapped)) return ERASED;
    if (!wrapped) throw new KeyMissing(place.stream, place.entry);
    const key = streamKey(place, kept);
    return checked(place, () => decrypt(key, wrapped, [place.stream, place.entry]));
  };
  return { streamKey, entryKey };
};

class PostgresKeys implements EntryKeys {
  private proven?: Promise<void>;

  constructor(
    private readonly pool: Pool,
    private readonly kek: Buffer,
  ) {}

  async find(places: readonly Place[]): Promise<(Buffer | typeof ERASED)[]> {
    await this.prove();
    const kept = await this.kept(places);
    const { entryKey } = unwrapper(this.kek);
    return places.map((place, i) => entryKey(place, kept[i]!));
  }

  async make(places: readonly Place[]): Promise<Buffer[]> {
    await this.prove();
    await this.addStreams([...new Set(places.map(({ stream }) => stream))]);
    await this.addEntries(places, await this.kept(places));
    const keys = await this.find(places); // another writer may have been first: theirs is the key
    return keys.map((key, i) => {
      if (key === ERASED) throw new Erased(places[i]!.stream, places[i]!.entry);
      return key;
    });
  }

  async destroy(stream: string): Promise<void> {
    await this.pool.query(DESTROY_STREAM, [stream]); // from here on it is erased; entry keys are now locked in for good
    await this.pool.query('DELETE FROM keys.entry WHERE stream = $1', [stream]);
  }

  async destroyEntry(stream: string, entry: string): Promise<void> {
    const { rowCount } = await this.pool.query(DESTROY_ENTRY, [stream, entry]);
    if (rowCount === 0) throw new KeyMissing(stream, entry);
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async kept(places: readonly Place[]): Promise<Kept[]> {
    return (await this.pool.query<Kept>(KEPT, columns(places))).rows;
  }

  private async addStreams(streams: readonly string[]): Promise<void> {
    await this.pool.query(ADD_STREAMS, [streams, streams.map(stream => encrypt(this.kek, newKey(), [stream]))]);
  }

  private async addEntries(places: readonly Place[], kept: readonly Kept[]): Promise<void> {
    const { streamKey } = unwrapper(this.kek);
    const added = places.flatMap((place, i) => {
      const at = kept[i]!;
      if (at.erased || at.known) return [];
      return [{ ...place, wrapped: encrypt(streamKey(place, at), newKey(), [place.stream, place.entry]) }];
    });
    if (added.length > 0) await this.pool.query(ADD_ENTRIES, [...columns(added), added.map(({ wrapped }) => wrapped)]);
  }

  /** Without this a wrong key would go unnoticed until it had sealed half of the children. Asked once; a failure is asked again. */
  private prove(): Promise<void> {
    this.proven ??= this.compareFingerprint().catch((error: unknown) => {
      this.proven = undefined;
      throw error;
    });
    return this.proven;
  }

  private async compareFingerprint(): Promise<void> {
    const fingerprint = createHmac('sha256', this.kek).update('waymark key-encryption key').digest();
    await this.pool.query('INSERT INTO keys.made_with (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING', [fingerprint]);
    const { rows } = await this.pool.query<{ fingerprint: Buffer }>('SELECT fingerprint FROM keys.made_with');
    if (!rows[0]?.fingerprint.equals(fingerprint))
      throw new WrongKey(
        'This key-encryption key is not the one the key database was made with. Start again with that key: no other opens it.',
      );
  }
}

/**
 * The keyring over the key database (`migrateKeyring` first). `key` is the key-encryption key, 32 random bytes from the environment or a key
 * service. Throws WrongKey, Erased (sealing), Tampered and KeyMissing (opening).
 *
 * No key outlives a call, for a child's hundred entries open in milliseconds without a cache. Every call reads the keys it needs in one query;
 * so what one process destroys, no process can open from the next call on. PostgreSQL may hold a destroyed key, still wrapped, in dead rows
 * until VACUUM FULL, and in its log and backups until they expire: keep those short. After restoring a backup, destroy again what was
 * destroyed since.
 */
export const postgresKeyring = ({ url, key }: { readonly url: string; readonly key: Buffer }): Keyring => {
  if (key.length !== 32) throw new WrongKey(`The key-encryption key has ${key.length} bytes. Give one of 32 random bytes.`);
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined); // an idle connection broke: the pool replaces it, and unheard it would end the process
  return keyringOver(new PostgresKeys(pool, key));
};
