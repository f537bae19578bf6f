import { freshStore } from '../support/event-store';
import { eventStoreContract } from './event-store.contract';

eventStoreContract('PostgreSQL', freshStore);
