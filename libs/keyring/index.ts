export * from './keyring';
export * from './errors';
export * from './migrate';
export * from './memory-keyring';
export * from './postgres-keyring';
