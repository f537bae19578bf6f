import { memoryKeyring } from '@waymark/keyring';
import { Projector } from '@waymark/read-models';
import type { NewFact } from '@waymark/domain';
import { freshReadModels } from './read-models';
import { record } from './record';

/** A store, keys, read models and a projector that runs between them, in a database of their own. */
export const projecting = async () => {
  const { store, models, drop, sql, url } = await freshReadModels();
  const keyring = memoryKeyring();
  const sources = { store, keyring, models };
  const troubles: unknown[] = [];
  const projector = new Projector(sources, trouble => troubles.push(trouble));
  let stop = new AbortController();
  let running = projector.run(stop.signal);
  const pause = async (): Promise<void> => {
    stop.abort();
    await running;
  };
  return {
    sources,
    sql,
    url,
    projector,
    /** Why the projector had to begin again. */
    troubles,
    pause,
    goOn: (): void => {
      stop = new AbortController();
      running = projector.run(stop.signal);
    },
    /** Records facts and waits until they can be read; answers the entries' ids. */
    tell: async (stream: string, ...facts: NewFact[]): Promise<string[]> => {
      const { position, ids } = await record({ store, keyring }, stream, facts);
      if (!(await projector.waitFor(position, 20_000))) throw new Error('The projector has not told it.');
      return ids;
    },
    end: async (): Promise<void> => {
      await pause();
      await drop();
    },
  };
};
