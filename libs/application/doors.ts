import { ExportCaseHandler } from './export/export-case';
import { CaseloadHandler, LastKnownInCareHandler } from './queries/caseload';
import { ChildJourneyHandler } from './queries/child-journey';
import { ComingUpHandler } from './queries/coming-up';
import { DriftBoardHandler } from './queries/drift-board';
import { IndicatorsHandler } from './queries/indicators';
import { LimitsHandler } from './queries/limits';
import { NewsHandler } from './queries/news';
import { ObligationsHandler } from './queries/obligations';
import { ReplayRuleHandler } from './queries/replay-rule';
import { SignalDetailHandler } from './queries/signal-detail';
import { SignalFiguresHandler } from './queries/signal-figures';
import { SignalSeenHandler } from './queries/signal-seen';
import { SignalsHandler } from './queries/signals';
import { DutiesDueHandler, TimelinessHandler } from './queries/timeliness';
import { TryFactHandler } from './queries/try-fact';
import { TryLimitHandler } from './queries/try-limit';
import { WhatClearsHandler } from './queries/what-clears';
import { WhatIfHandler } from './queries/what-if';
import { RecordFactHandler } from './record/record-fact';
import { SetLimitHandler } from './record/set-limit';

/** Every command and query that there is. What is not here is not reachable, and what is here does not compile until the policy says who may. */
export const doors = {
  SetLimit: SetLimitHandler,
  RecordFact: RecordFactHandler,
  TryFact: TryFactHandler,
  Limits: LimitsHandler,
  ChildJourney: ChildJourneyHandler,
  SignalDetail: SignalDetailHandler,
  SignalSeen: SignalSeenHandler,
  Caseload: CaseloadHandler,
  LastKnownInCare: LastKnownInCareHandler,
  Obligations: ObligationsHandler,
  Signals: SignalsHandler,
  DriftBoard: DriftBoardHandler,
  Timeliness: TimelinessHandler,
  DutiesDue: DutiesDueHandler,
  SignalFigures: SignalFiguresHandler,
  Indicators: IndicatorsHandler,
  News: NewsHandler,
  WhatIf: WhatIfHandler,
  WhatClears: WhatClearsHandler,
  ComingUp: ComingUpHandler,
  TryLimit: TryLimitHandler,
  ReplayRule: ReplayRuleHandler,
  ExportCase: ExportCaseHandler,
};
