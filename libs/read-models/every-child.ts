import type { Entry } from '@waymark/domain';
import { inBatches, openForFolds } from './opening';
import { readAuthority, type Sources } from './projection/projector';
import { telling, type Telling } from './telling';

type FromLog = Pick<Sources, 'store' | 'keyring'>;

const BATCH = 200;

/** Every child that is asked for, read from the log one after another: never behind it, and memory does not grow with their number. */
export async function* everyChild(
  { store, keyring }: FromLog,
  of: (child: string) => boolean = () => true,
): AsyncGenerator<{ readonly child: string; readonly entries: readonly Entry[] }> {
  const childOf = (stream: string): string => stream.slice('child-'.length);
  for await (const batch of inBatches(store.readStreams('child'), BATCH)) {
    const asked = batch.filter(({ stream }) => of(childOf(stream)));
    const opened = await openForFolds(keyring, asked);
    for (const [i, entries] of opened.entries()) yield { child: childOf(asked[i]!.stream), entries };
  }
}

/** All that every child's entries tell, one child after another. Throws CannotTell. */
export async function* everyChildTold(sources: FromLog): AsyncGenerator<Telling> {
  const authority = await readAuthority(sources);
  for await (const { child, entries } of everyChild(sources)) yield telling(child, entries, authority);
}
