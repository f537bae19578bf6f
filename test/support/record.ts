import { chained, type EventStore, type Position } from '@waymark/event-store';
import type { NewFact } from '@waymark/domain';
import type { Keyring } from '@waymark/keyring';
import { setApart } from '@waymark/read-models';
import { randomUUID } from 'node:crypto';

export interface Recording {
  readonly store: EventStore;
  readonly keyring: Keyring;
}

const correctedType = (facts: readonly { id: string; type: string }[], data: object): string | undefined =>
  'changes' in data && 'entry' in data ? facts.find(({ id }) => id === data.entry)?.type : undefined;

/** Records facts on a stream past the door: sealed and chained, by one actor. */
export const record = async (
  { store, keyring }: Recording,
  stream: string,
  facts: readonly NewFact[],
  metadata: Record<string, string> = {},
): Promise<{ position: Position; ids: string[] }> => {
  const { entries: before } = await store.read(stream);
  const made = facts.map(({ type, data }) => ({ id: randomUUID(), type, data }));
  const parted = made.map(({ id, type, data }) => ({
    id,
    type,
    ...setApart(type, { ...data }, correctedType([...before, ...made], data)),
  }));
  const sealed = await keyring.seal(
    stream,
    parted.map(({ id, personal }) => ({ entry: id, fields: personal })),
  );
  const entries = parted.map(({ id, type, plain }, i) => ({
    id,
    type,
    data: JSON.stringify(Object.keys(sealed[i]!).length > 0 ? { ...plain, sealed: sealed[i] } : plain),
    metadata: { actor: 'cli:ann', command: id, ...metadata },
  }));
  const { position } = await chained(store, { now: () => new Date() }).append(stream, before.at(-1), entries);
  return { position, ids: made.map(({ id }) => id) };
};
