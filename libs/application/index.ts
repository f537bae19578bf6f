export { type Configuration, ConfigurationError, loadConfiguration, readSettings, type Settings } from './config';
export { Clock } from './clock';
export { DoorError, Forbidden, KeyReused, NeedsReason, NotFound, PurposeNeeded, Refused, Stale } from './errors';
export {
  permit,
  policy,
  roles,
  scopeOf,
  type Action,
  type Actor,
  type Grant,
  type Reach,
  type Role,
  type Scope,
} from './permissions/policy';
export { problemOf, type Problem } from './problem';
export { childStream } from './streams';
export { RecordFact, RecordFactHandler, type FactToRecord, type Recorded } from './record/record-fact';
export { sealFacts, type Identified, type Provenance } from './record/sealing';
export { CHAIN, KEYRING, POOL, STORE } from './tokens';
export { migrate } from './migrate';
export { WaymarkModule } from './waymark.module';
