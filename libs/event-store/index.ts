export * from './anchor';
export * from './chain';
export * from './event-store';
export { memoryStore } from './memory';
export { migrateStore } from './postgres/migrate';
export { postgresStore } from './postgres/store';
export * from './verify';
