import { randomUUID } from 'node:crypto';
import { NewEntry } from '@waymark/event-store';

/** Entries as a test of the store needs them: it never looks inside. */
export const entry = (n = 0, data = `{"n": ${n}}`): NewEntry => ({
  id: randomUUID(),
  type: 'Noted',
  data,
  metadata: { actor: 'someone', command: `c${n}` },
});

export const entriesOf = (count: number): NewEntry[] => Array.from({ length: count }, (_, n) => entry(n));

export const streamName = (): string => `child-${randomUUID()}`;
