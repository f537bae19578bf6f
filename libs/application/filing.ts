import type { ChainedStore, EventStore, StoredEntry } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Clock } from './clock';
import { sealFacts, type Identified, type Provenance, type ToSeal } from './record/sealing';

/** What work over many streams needs: imports, invented councils. */
export interface Archive {
  readonly store: EventStore;
  readonly chain: ChainedStore;
  readonly keyring: Keyring;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** Facts for one stream, already decided: `after` is its last entry. One that others name brings its id, a uuid of version 7. */
export interface ToFile extends Omit<ToSeal, 'facts'> {
  readonly after: StoredEntry | undefined;
  readonly facts: readonly (Omit<Identified, 'id'> & { readonly id?: string })[];
}

/**
 * Files the facts of many streams, each stream in one append as far as the limits of the store allow, and says how many. Personal fields are
 * sealed first. Nothing is decided here: for facts that a rule has made from what is held.
 */
export const fileFacts = async ({ chain, keyring }: Archive, streams: readonly ToFile[], provenance: Provenance): Promise<number> => {
  const toSeal = streams.map(({ facts, ...about }) => ({ ...about, facts: facts.map(({ id = v7(), ...one }) => ({ id, ...one })) }));
  const entries = await sealFacts(keyring, toSeal, provenance);
  return (await chain.appendBulk(streams.map(({ stream, after }, i) => ({ stream, after, entries: entries[i]! })))).entries;
};
