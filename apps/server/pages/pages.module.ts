import { Module } from '@nestjs/common';
import { AuditController } from './audit/audit.controller';
import { ChildrenController } from './children.controller';
import { InformationController } from './information.controller';
import { MoveController } from './move/move.controller';
import { Shown } from './shown';

/** The pages that people see. */
@Module({ controllers: [InformationController, ChildrenController, MoveController, AuditController], providers: [Shown] })
export class PagesModule {}
