export { migrateReadModels, openReadModels, readModelOptions } from './data-source';
export { openEntries, openForFolds, openParts, openStreams, setApart, type SealedPart, type StoredStream } from './opening';
export { authorityOf, type Authority, type ImportRun, type Setting } from './authority/authority';
export { Projector, readAuthority, AUTHORITY, type Sources } from './projection/projector';
export { AlreadyRebuilding, rebuild, type Rebuilt } from './projection/rebuild';
export { projectorState, type Parked, type ProjectorState } from './projection/state';
export { retell } from './retell';
export { telling, type Telling } from './telling';
