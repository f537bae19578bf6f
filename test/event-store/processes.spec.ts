import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { follow } from '../contract/event-store.contract';
import { entry, streamName } from '../support/entries';
import { freshStore } from '../support/event-store';

const support = join(__dirname, '..', 'support');

it('two processes with many writers each: a follower sees every id once and in order, and is woken from afar', async () => {
  const { url, store, drop } = await freshStore();
  const [elsewhere, here] = [16 * 60, 16 * 60];
  const seen = follow(store, { pageSize: 100 }, all => all.length >= elsewhere + here);
  const child = promisify(execFile)(process.execPath, ['-r', join(support, 'typescript.js'), join(support, 'writer.ts'), url, '16', '60']);
  const mine: string[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      const stream = streamName();
      for (let n = 0; n < 60; n += 1) {
        const one = entry(n);
        await store.append(stream, n === 0 ? 'none' : n - 1, [one]);
        mine.push(one.id);
      }
    }),
  );
  const { stdout } = await child;
  const entries = await seen;
  expect(entries.map(({ id }) => id).sort()).toEqual([...mine, ...(JSON.parse(stdout) as string[])].sort());
  expect(entries.map(({ position }) => position)).toEqual(entries.map(({ position }) => position).sort());
  await drop();
});
