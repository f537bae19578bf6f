import { postgresStore } from '@waymark/event-store';
import { entry, streamName } from './entries';

/** A process of its own that appends with some writers until it has written so many entries each, then prints the ids. */
const [url, writers, each] = process.argv.slice(2);

const main = async (): Promise<void> => {
  const store = postgresStore(url!);
  const ids: string[] = [];
  const write = async (): Promise<void> => {
    const stream = streamName();
    for (let n = 0; n < Number(each); n += 1) {
      const one = entry(n);
      await store.append(stream, n === 0 ? 'none' : n - 1, [one]);
      ids.push(one.id);
    }
  };
  await Promise.all(Array.from({ length: Number(writers) }, write));
  await store.end();
  process.stdout.write(JSON.stringify(ids));
};

void main();
