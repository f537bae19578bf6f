import type { Entry, NewFact } from '@waymark/domain';
import type { ChainedAppend, ChainedStore, EventStore, NewEntry, StoredEntry } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { setApart } from '@waymark/read-models';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Clock } from './clock';

/** What work over many streams needs: imports, invented councils. */
export interface Archive {
  readonly store: EventStore;
  readonly chain: ChainedStore;
  readonly keyring: Keyring;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** Facts for one stream, already decided: `after` is its last entry, `held` the record they follow. */
export interface ToFile {
  readonly stream: string;
  readonly after: StoredEntry | undefined;
  readonly held: readonly Entry[];
  readonly facts: readonly { readonly fact: NewFact; readonly source?: string }[];
}

type Written = { readonly actor: string; readonly command: string };

const parted = ({ held, facts }: ToFile) => {
  const types = new Map(held.map(({ id, type }) => [id, type]));
  return facts.map(({ fact, source }) => {
    const corrected = fact.type === 'EntryCorrected' ? types.get(fact.data.entry) : undefined;
    return { id: v7(), type: fact.type, source, ...setApart(fact.type, { ...fact.data }, corrected) };
  });
};

/**
 * Files the facts of many streams, each stream in one append as far as the limits of the store allow. Personal fields are sealed first.
 * Nothing is decided here: for facts that a rule has made from what is held.
 */
export const fileFacts = async ({ chain, keyring }: Archive, streams: readonly ToFile[], { actor, command }: Written): Promise<number> => {
  const parts = streams.map(parted);
  const sealed = await keyring.sealMany(
    streams.map(({ stream }, i) => ({ stream, entries: parts[i]!.map(({ id, personal }) => ({ entry: id, fields: personal })) })),
  );
  const appends = streams.map(({ stream, after }, i): ChainedAppend => {
    const entries = parts[i]!.map(({ id, type, plain, source }, j): NewEntry => {
      const hidden = sealed[i]![j]!;
      const data = JSON.stringify(Object.keys(hidden).length ? { ...plain, sealed: hidden } : plain);
      return { id, type, data, metadata: { command, actor, ...(source ? { source } : {}) } };
    });
    return { stream, after, entries };
  });
  return (await chain.appendBulk(appends)).entries;
};
