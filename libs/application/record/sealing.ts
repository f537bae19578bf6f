import type { Entry, NewFact } from '@waymark/domain';
import type { NewEntry } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { setApart } from '@waymark/read-models';

/** What the metadata of new entries says beside what the chain adds. */
export interface Provenance {
  readonly command: string;
  readonly actor: string;
}

/** A fact with the id its entry will have; `source` is where an imported one comes from, `actor` who records it where that is another. */
export interface Identified {
  readonly id: string;
  readonly fact: NewFact;
  readonly source?: string;
  readonly actor?: string;
}

/** Facts for one stream, and the record they follow. */
export interface ToSeal {
  readonly stream: string;
  readonly held: readonly Entry[];
  readonly facts: readonly Identified[];
}

/** Parted by the catalogue: the new values inside a correction as the entry it corrects. */
const parted = ({ held, facts }: ToSeal) => {
  const types = new Map(held.map(({ id, type }) => [id, type]));
  return facts.map(({ fact }) =>
    setApart(fact.type, { ...fact.data }, fact.type === 'EntryCorrected' ? types.get(fact.data.entry) : undefined),
  );
};

/** Facts of many streams as the store keeps them: personal fields sealed, the rest plain. Throws Erased. */
export const sealFacts = async (keyring: Keyring, streams: readonly ToSeal[], provenance: Provenance): Promise<NewEntry[][]> => {
  const parts = streams.map(parted);
  const sealed = await keyring.sealMany(
    streams.map(({ stream, facts }, i) => ({ stream, entries: facts.map(({ id }, j) => ({ entry: id, fields: parts[i]![j]!.personal })) })),
  );
  return streams.map(({ facts }, i) =>
    facts.map(({ id, fact: { type }, source, actor = provenance.actor }, j) => {
      const [{ plain }, hidden] = [parts[i]![j]!, sealed[i]![j]!];
      const data = Object.keys(hidden).length ? { ...plain, sealed: hidden } : plain;
      const { command } = provenance;
      return { id, type, data: JSON.stringify(data), metadata: { command, actor, ...(source ? { source } : {}) } };
    }),
  );
};
