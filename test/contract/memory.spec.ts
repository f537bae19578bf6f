import { memoryStore } from '@waymark/event-store';
import { eventStoreContract } from './event-store.contract';

eventStoreContract('memory', () => {
  const store = memoryStore();
  return Promise.resolve({ store, drop: () => store.end() });
});
