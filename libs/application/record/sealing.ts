import type { Entry, NewFact } from '@waymark/domain';
import type { NewEntry } from '@waymark/event-store';
import type { Keyring } from '@waymark/keyring';
import { setApart } from '@waymark/read-models';

/** What the metadata of new entries says beside what the chain adds. */
export interface Provenance {
  readonly command: string;
  readonly actor: string;
  readonly source?: string;
}

/** A fact with the id its entry will have. */
export interface Identified {
  readonly id: string;
  readonly fact: NewFact;
}

/** What the new values inside a correction are sealed as: the entry it corrects. */
const correctedType = ({ fact }: Identified, entries: readonly Entry[]): string | undefined =>
  fact.type === 'EntryCorrected' ? entries.find(entry => entry.id === fact.data.entry)?.type : undefined;

/** Facts as the store keeps them: personal fields sealed, the rest plain. `before` is the record they follow. Throws Erased. */
export const sealFacts = async (
  keyring: Keyring,
  { stream, before, facts }: { stream: string; before: readonly Entry[]; facts: readonly Identified[] },
  { command, actor, source }: Provenance,
): Promise<NewEntry[]> => {
  const parts = facts.map(one => setApart(one.fact.type, { ...one.fact.data }, correctedType(one, before)));
  const sealed = await keyring.seal(
    stream,
    facts.map(({ id }, i) => ({ entry: id, fields: parts[i]!.personal })),
  );
  return facts.map(({ id, fact: { type } }, i) => {
    const data = Object.keys(sealed[i]!).length ? { ...parts[i]!.plain, sealed: sealed[i] } : parts[i]!.plain;
    return { id, type, data: JSON.stringify(data), metadata: { command, actor, ...(source ? { source } : {}) } };
  });
};
