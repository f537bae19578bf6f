import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is so; throws after the given milliseconds. */
export const until = async (isSo: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> => {
  const deadline = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not so after ${patience / 1000} seconds: ${isSo.toString()}`);
    await wait(20);
  }
};
