import { childStream, fileFacts, type Archive, type ToFile } from '@waymark/application';
import type { Invented } from './council';
import type { Life } from './diary';
import { everyone, plantedChildren } from './planted';
import { asHeld, recordsOf } from './records';

export interface Generated {
  readonly children: number;
  /** Children of these numbers that were on record already, and were left alone. */
  readonly known: number;
  readonly entries: number;
  readonly seconds: number;
}

const BATCH = 100;

/** The life of one child as the store takes it. */
const toFile = (life: Life, invented: Invented): ToFile => {
  const facts = recordsOf(life, invented);
  return { stream: childStream(life.child), after: undefined, held: asHeld(facts), facts };
};

/**
 * Invents a council and files it, the children of the stories too. Run again it adds only the children that are missing. Every entry is recorded at
 * the moment of filing, whenever it happened: the log says in which order.
 */
export const generate = async (
  archive: Archive,
  { actor, onProgress, ...asked }: Omit<Invented, 'today'> & { actor: string; onProgress: (done: number, all: number) => void },
): Promise<Generated> => {
  const began = performance.now();
  const invented = { ...asked, today: archive.clock.today() };
  const sum = { children: 0, known: 0, entries: 0 };
  let batch: Life[] = [];
  const flush = async (): Promise<void> => {
    const slices = await Promise.all(batch.map(({ child }) => archive.store.read(childStream(child), { limit: 1 })));
    const missing = batch.filter((_, i) => slices[i]!.entries.length === 0);
    sum.known += batch.length - missing.length;
    sum.children += missing.length;
    const streams = missing.map(life => toFile(life, invented));
    sum.entries += await fileFacts(archive, streams, { actor, command: `generate:${invented.seed}` });
    onProgress(sum.children + sum.known, invented.children + plantedChildren);
    batch = [];
  };
  for (const life of everyone(invented)) {
    batch.push(life);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length) await flush();
  return { ...sum, seconds: Math.round((performance.now() - began) / 100) / 10 };
};
