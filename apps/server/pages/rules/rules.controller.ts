import { Controller, Get, Render } from '@nestjs/common';
import { permissionsPage } from './permissions-page';
import { rulesPage } from './rules-page';

/** The register, for everybody signed in: it names no child. */
@Controller('rules')
export class RulesController {
  @Get()
  @Render('rules')
  rules(): object {
    return { view: rulesPage() };
  }

  /** Who may see and do what. It names nobody. */
  @Get('permissions')
  @Render('permissions')
  permissions(): object {
    return { view: permissionsPage(), breadcrumbs: [{ text: 'Rules', href: '/rules' }] };
  }
}
