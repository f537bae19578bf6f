import { postgresStore } from '@waymark/event-store';
import { postgresKeyring } from '@waymark/keyring';
import { openReadModels, Projector } from '@waymark/read-models';

// A projector as a process of its own, to be killed: node projector-process.ts URL
const url = process.argv[2]!;
process.on('disconnect', () => process.exit());

void (async () => {
  const sources = {
    store: postgresStore(url),
    keyring: postgresKeyring({ url, key: Buffer.alloc(32, 7) }),
    models: await openReadModels(url),
  };
  const running = new Projector(sources, trouble => console.error(trouble)).run(new AbortController().signal);
  process.send?.('ready');
  await running;
})();
