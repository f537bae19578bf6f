import { Module } from '@nestjs/common';
import { AlertsApi } from './alerts.controller';
import { ChildrenApi } from './children.controller';
import { ListsApi } from './lists.controller';
import { QuestionsApi } from './questions.controller';
import { RulesApi } from './rules.controller';
import { SessionController } from './session.controller';
import { TimelinessApi } from './timeliness.controller';

/** The same reads and the same write as the pages, as JSON. Errors are problem+json with stable codes. */
@Module({ controllers: [SessionController, ListsApi, ChildrenApi, AlertsApi, TimelinessApi, QuestionsApi, RulesApi] })
export class ApiModule {}
