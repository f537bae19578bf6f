import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { POOL } from '@waymark/application';
import type { Pool } from 'pg';
import { Public } from './identity/signed-in.guard';

/** Live: the process answers. Ready: it can reach its database. */
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  @Get('live')
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(): Promise<object> {
    await this.pool.query('SELECT 1').catch(() => {
      throw new ServiceUnavailableException({ code: 'not-ready', message: 'The database cannot be reached.' });
    });
    return { status: 'ready' };
  }
}
