import { Controller, Get, Redirect, Render } from '@nestjs/common';
import { type Person, SignedIn } from '../identity/person';
import { Public } from '../identity/signed-in.guard';
import { homeOf } from './frame';

/** The first page of each role, and the pages that tell of Waymark itself. */
@Controller()
export class InformationController {
  @Get()
  @Redirect()
  home(@SignedIn() person: Person): { url: string } {
    return { url: homeOf(person) };
  }

  @Get('help')
  @Public()
  @Render('help')
  help(): object {
    return {};
  }

  @Get('accessibility')
  @Public()
  @Render('accessibility')
  accessibility(): object {
    return {};
  }
}
