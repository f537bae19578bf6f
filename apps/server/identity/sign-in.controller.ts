import { Controller, Get, HttpException, Post, Render, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { SessionData } from 'express-session';
import { Provider } from './provider';
import { SignInLimit } from './rate-limit';
import { Public } from './signed-in.guard';

const saved = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => request.session.save(error => (error ? reject(error as Error) : resolve())));
const regenerated = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => request.session.regenerate(error => (error ? reject(error as Error) : resolve())));
const destroyed = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => request.session.destroy(error => (error ? reject(error as Error) : resolve())));

const notCompleted = (): HttpException =>
  new HttpException({ code: 'sign-in-failed', message: 'Your sign-in could not be completed. Start again from the first page.' }, 400);

@Public()
@Controller()
export class SignInController {
  constructor(private readonly provider: Provider) {}

  @Get('sign-in')
  @UseGuards(SignInLimit)
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { url, attempt } = await this.provider.begin();
    request.session.attempt = attempt;
    // The answer comes by another request, perhaps to another server.
    await saved(request);
    response.redirect(url.href);
  }

  @Get('sign-in/callback')
  @UseGuards(SignInLimit)
  async complete(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { attempt, returnTo } = request.session;
    if (!attempt) throw notCompleted();
    delete request.session.attempt;
    const { person, idToken } = await this.provider.complete(request.originalUrl, attempt).catch(() => {
      throw notCompleted();
    });
    // A session made before the sign-in, perhaps by somebody else, must not become the signed-in one.
    await regenerated(request);
    Object.assign(request.session, { person, idToken, signedInAt: Date.now() } satisfies Partial<SessionData>);
    await saved(request);
    response.redirect(returnTo ?? '/');
  }

  @Post('sign-out')
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { idToken } = request.session;
    await destroyed(request);
    const end = idToken ? await this.provider.end(idToken).catch(() => undefined) : undefined;
    response.redirect(303, end?.href ?? '/signed-out');
  }

  @Get('signed-out')
  @Render('signed-out')
  signedOut(): object {
    return {};
  }
}
