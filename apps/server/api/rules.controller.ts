import { Controller, Get } from '@nestjs/common';
import { dictionary, type Dictionary } from '@waymark/domain';

/** All that Waymark knows by declaration: the same document as `waymark dictionary --json`. It names no child. */
@Controller('api/rules')
export class RulesApi {
  @Get()
  rules(): Dictionary {
    return dictionary();
  }
}
