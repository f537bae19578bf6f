import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { csrfToken } from '../identity/csrf';
import { type Person, SignedIn } from '../identity/person';

/** Who is signed in, and the token that every write must carry as `X-CSRF-Token`. */
@Controller('api/session')
export class SessionController {
  @Get()
  session(@SignedIn() { name, roles, worker, team }: Person, @Req() request: Request): object {
    return { name, roles, worker, team, csrf: csrfToken(request) };
  }
}
