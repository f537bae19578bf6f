import { keyringOver } from './entry-keys';
import { Erased, KeyMissing } from './errors';
import { ERASED, type Keyring } from './keyring';
import { newKey } from './sealing';

/** A keyring that forgets everything with the process, for tests without a database. It seals and refuses exactly as the real one. */
export const memoryKeyring = (): Keyring => {
  const streams = new Map<string, Map<string, Buffer | typeof ERASED> | typeof ERASED>();
  const of = (stream: string) => streams.get(stream) ?? streams.set(stream, new Map()).get(stream)!;

  const make = (stream: string, entry: string): Buffer => {
    const keys = of(stream);
    const key = keys === ERASED ? ERASED : (keys.get(entry) ?? newKey());
    if (keys === ERASED || key === ERASED) throw new Erased(stream, entry);
    keys.set(entry, key);
    return key;
  };
  const find = (stream: string, entry: string): Buffer | typeof ERASED => {
    const keys = of(stream);
    const key = keys === ERASED ? ERASED : keys.get(entry);
    if (!key) throw new KeyMissing(stream, entry);
    return key;
  };
  const destroy = (stream: string): void => {
    streams.set(stream, ERASED);
  };
  const destroyEntry = (stream: string, entry: string): void => {
    const keys = of(stream);
    if (keys !== ERASED) keys.set(entry, ERASED);
  };

  const promised = <Result>(work: () => Result): Promise<Result> => Promise.resolve().then(work);
  return keyringOver({
    make: places => promised(() => places.map(({ stream, entry }) => make(stream, entry))),
    find: places => promised(() => places.map(({ stream, entry }) => find(stream, entry))),
    destroy: stream => promised(() => destroy(stream)),
    destroyEntry: (stream, entry) => promised(() => destroyEntry(stream, entry)),
    end: () => Promise.resolve(),
  });
};
