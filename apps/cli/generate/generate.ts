import { childStream, fileFacts, type Archive, type ToFile } from '@waymark/application';
import { council, type Invented } from './council';

export interface Generated {
  readonly children: number;
  /** Children of these numbers that were on record already, and were left alone. */
  readonly known: number;
  readonly entries: number;
  readonly seconds: number;
}

const BATCH = 100;

/** Invents a council and files it. Run again it adds only the children that are missing. */
export const generate = async (
  archive: Archive,
  { actor, onProgress, ...invented }: Omit<Invented, 'today'> & { actor: string; onProgress: (done: number) => void },
): Promise<Generated> => {
  const began = performance.now();
  const sum = { children: 0, known: 0, entries: 0 };
  let batch: ToFile[] = [];
  const flush = async (): Promise<void> => {
    const slices = await Promise.all(batch.map(({ stream }) => archive.store.read(stream, { limit: 1 })));
    const missing = batch.filter((_, i) => slices[i]!.entries.length === 0);
    sum.known += batch.length - missing.length;
    sum.children += missing.length;
    sum.entries += await fileFacts(archive, missing, { actor, command: `generate:${invented.seed}` });
    onProgress(sum.children + sum.known);
    batch = [];
  };
  for (const { child, facts } of council({ ...invented, today: archive.clock.today() })) {
    batch.push({ stream: childStream(child), after: undefined, held: [], facts: facts.map(fact => ({ fact })) });
    if (batch.length === BATCH) await flush();
  }
  if (batch.length) await flush();
  return { ...sum, seconds: Math.round((performance.now() - began) / 100) / 10 };
};
