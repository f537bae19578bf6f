import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AheadController } from './ahead/ahead.controller';
import { AlertsController } from './alert/alerts.controller';
import { AlertStepsController } from './alert/steps.controller';
import { AuditController } from './audit/audit.controller';
import { ChildrenController } from './children.controller';
import { DueController } from './due/due.controller';
import { IndicatorsController } from './indicators/indicators.controller';
import { InformationController } from './information.controller';
import { ListsController } from './lists/lists.controller';
import { LimitsController } from './settings/limits.controller';
import { TimelinessController } from './timeliness/timeliness.controller';
import { RecordController } from './record/record.controller';
import { RulesController } from './rules/rules.controller';
import { UpToWhen } from './up-to-when';

/** The pages that people see. */
@Module({
  controllers: [
    RulesController,
    InformationController,
    ListsController,
    ChildrenController,
    RecordController,
    AlertsController,
    AuditController,
    TimelinessController,
    LimitsController,
    IndicatorsController,
    DueController,
    AheadController,
    AlertStepsController,
  ],
  providers: [{ provide: APP_INTERCEPTOR, useClass: UpToWhen }],
})
export class PagesModule {}
