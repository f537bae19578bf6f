import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { withoutWords } from '../log';
import { problemOf, type Problem } from '../problem';
import { putFrame } from './frame';

/** Where to go on after the sign-in: only ever an address of our own. */
const isOwnAddress = (address: string): boolean => /^\/(?![/\\])/.test(address);

const titles: Record<number, string> = {
  403: 'You cannot open this page',
  404: 'Page not found',
  429: 'Too many tries',
  503: 'Waymark is not available just now',
};

/** Every error ends here: as problem+json for programs, as a page in plain words with a reference for people. Unforeseen ones are logged, without their words. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const [request, response] = [host.switchToHttp().getRequest<Request>(), host.switchToHttp().getResponse<Response>()];
    const problem = problemOf(error);
    const reference = response.locals.reference as string;
    if (problem.status >= 500) this.log.error({ reference, ...withoutWords(error) });
    if (response.headersSent) response.destroy();
    else if (/^\/(api|health)\//.test(request.path)) sendProblem(response, problem, reference);
    else if (problem.status === 401 && request.method === 'GET') toSignIn(request, response);
    else sendPage(request, response, problem);
  }
}

const sendProblem = (response: Response, { status, code, says, ...more }: Problem, reference: string): void => {
  const body = { type: `urn:waymark:problem:${code}`, title: says, status, code, reference, ...more };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
};

const toSignIn = (request: Request, response: Response): void => {
  if (isOwnAddress(request.originalUrl)) request.session.returnTo = request.originalUrl;
  response.redirect('/sign-in');
};

const sendPage = (request: Request, response: Response, { status, says }: Problem): void => {
  putFrame(request, response);
  response
    .status(status)
    .render('error', { title: titles[status] ?? (status < 500 ? 'This did not work' : 'There is a problem with Waymark'), says, status });
};
