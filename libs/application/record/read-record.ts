import type { Entry } from '@waymark/domain';
import { Gone, type EventStore, type StoredEntry } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { openEntries } from '@waymark/read-models';
import { NotFound } from '../errors';
import { childStream } from '../streams';

/** A child's record as it stands; empty where there is none, or where it is closed. */
export interface ChildRecord {
  readonly stored: readonly StoredEntry[];
  readonly entries: readonly Entry[];
  readonly closed: boolean;
}

/** Reads and opens a child's record. Throws NotFound for what cannot be a child's number. Ask `permit` before telling anything of it. */
export const readRecord = async (store: EventStore, keyring: Keyring, child: string): Promise<ChildRecord> => {
  const stream = childStream(child);
  const { state, entries: stored } = await store.read(stream);
  return { stored, entries: await openEntries(keyring, stream, stored), closed: state === 'closed' };
};

/** Throws Gone for a closed record and NotFound where there is none. */
export const refuseNothing = ({ entries, closed }: ChildRecord, child: string): void => {
  if (closed) throw new Gone(childStream(child));
  if (!entries.length) throw new NotFound();
};
