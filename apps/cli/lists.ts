import type { Archive } from '@waymark/application';
import { inBatches, openForFolds, readAuthority, telling, type Telling } from '@waymark/read-models';

const BATCH = 100;

/** Every child, told from the log one after another: never behind it, and memory does not grow with their number. */
export async function* everyChild({ store, keyring }: Archive): AsyncGenerator<Telling> {
  const authority = await readAuthority({ store, keyring });
  for await (const batch of inBatches(store.readStreams('child'), BATCH)) {
    const opened = await openForFolds(keyring, batch);
    for (const [i, entries] of opened.entries()) yield telling(batch[i]!.stream.slice('child-'.length), entries, authority);
  }
}
