import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { chained, migrateStore, postgresStore, StoredEntry, verifyLog } from '@waymark/event-store';
import { startPostgres } from '../../apps/local/postgres';
import { entry, streamName } from '../support/entries';

it('a server killed under load loses nothing it acknowledged and doubles nothing', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'waymark-crash-')), 'data');
  let server = await startPostgres({ dataDir });
  const { url } = server;
  const client = new Client({ connectionString: url });
  await client.connect();
  await migrateStore(client);
  await client.end();
  const store = postgresStore(url);
  const log = chained(store, { now: () => new Date() });

  const acknowledged = new Set<string>();
  let writing = true;
  const write = async (): Promise<void> => {
    const stream = streamName();
    let last: StoredEntry | undefined;
    while (writing) {
      try {
        const one = entry();
        await log.append(stream, last, [one]);
        acknowledged.add(one.id);
      } catch {
        // Not acknowledged: it may or may not be there.
      }
      const slice = await store.read(stream, { direction: 'backwards', limit: 1 }).catch(() => undefined);
      if (slice) last = slice.entries[0];
    }
  };
  const writers = Array.from({ length: 16 }, write);
  for (let round = 1; round <= 2; round += 1) {
    const enough = acknowledged.size + 300;
    while (acknowledged.size < enough) await new Promise(setImmediate);
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    server = await startPostgres({ dataDir, port: Number(new URL(url).port) });
  }
  const enough = acknowledged.size + 100;
  while (acknowledged.size < enough) await new Promise(setImmediate);
  writing = false;
  await Promise.all(writers);

  const stored: string[] = [];
  for await (const { id } of store.readAll()) stored.push(id);
  expect(new Set(stored).size).toBe(stored.length);
  expect([...acknowledged].filter(id => !stored.includes(id))).toEqual([]);
  expect((await verifyLog(store)).breaks).toEqual([]);
  await store.end();
  await server.stop();
  rmSync(join(dataDir, '..'), { recursive: true });
}, 60_000);
