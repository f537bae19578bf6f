export { type Configuration, ConfigurationError, loadConfiguration, readSettings, type Settings } from './config';
export { Clock } from './clock';
export { DoorError, Forbidden, KeyReused, NeedsReason, NotFound, PurposeNeeded, Refused, Stale } from './errors';
export {
  mayRecord,
  opensNames,
  permit,
  permitFact,
  policy,
  roles,
  scopeOf,
  type Scope,
  type Action,
  type Actor,
  type Grant,
  type Reach,
  type Role,
} from './permissions/policy';
export { kindOf } from './permissions/kind-of';
export { permissions, relations, type Permission, type Relation } from './permissions/matrix';
export { problemOf, type Problem } from './problem';
export { childStream } from './streams';
export { RecordFact, type FactToRecord, type Recorded } from './record/record-fact';
export { CHAIN, KEYRING, MODELS, POOL, STORE } from './tokens';
export { migrate } from './migrate';
export { WaymarkModule, type WaymarkOptions } from './waymark.module';
export { ChildJourney } from './queries/child-journey';
export { type ChildTold, type JourneyAsked } from './queries/child-told';
export { SignalDetail, type SignalAsked, type SignalTold } from './queries/signal-detail';
export { SignalFigures, type FiguresAsked, type FiguresTold } from './queries/signal-figures';
export { SignalSeen, type SignalSeenAsked } from './queries/signal-seen';
export type { Seen } from './read-log/read-log';
export { TryFact, type FactTried } from './queries/try-fact';
export { SetLimit, type LimitToSet } from './record/set-limit';
export { WhatIf, type WhatIfAsked, type WhatIfTold } from './queries/what-if';
export { WhatClears, type Remedy, type WhatClearsAsked } from './queries/what-clears';
export { ComingUp, type ComingUpAsked } from './queries/coming-up';
export { Limits, type LimitSet, type LimitsTold, type LimitTold } from './queries/limits';
export { limitsToTry, TryLimit, type LimitOfRule, type LimitTried, type TryLimitAsked } from './queries/try-limit';
export { ReplayRule, versionsOf, type ReplayAsked, type RuleReplayed } from './queries/replay-rule';
export { fileFacts, type Archive, type ToFile } from './filing';
export { importReturns, type ImportAsked, type ImportTold } from './imports/import-return';
export { Caseload, LastKnownInCare } from './queries/caseload';
export { DriftBoard, type DriftTold } from './queries/drift-board';
export { type ListAsked, type Listed } from './queries/lists';
export { type WithNames } from './queries/names';
export { News } from './queries/news';
export { Obligations, type ObligationsAsked } from './queries/obligations';
export { ExportCase, type CaseExported, type CaseToExport } from './export/export-case';
export { packOf, profiles, type PackFile, type PackOptions, type Profile } from './export/pack';
export { version } from './version';
export { asCsv } from './csv';
export {
  DutiesDue,
  Timeliness,
  type DutiesDueAsked,
  type DutiesDueListed,
  type PeriodAsked,
  type TimelinessListed,
} from './queries/timeliness';
export { dutyColumns, lineColumns, lineRow, type DutyRow, type LineRow } from './timeliness-table';
export { Signals, type SignalsAsked } from './queries/signals';
export { Indicators, indicatorRow, type IndicatorRow, type IndicatorsListed } from './queries/indicators';
