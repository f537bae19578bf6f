import { Controller, Get, Render } from '@nestjs/common';
import { rulesPage } from './rules-page';

/** The register, for everybody signed in: it names no child. */
@Controller('rules')
export class RulesController {
  @Get()
  @Render('rules')
  rules(): object {
    return { view: rulesPage() };
  }
}
