import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { withoutWords } from '../log';
import type { Problem } from '@waymark/application';
import { problemOf } from '../problem';
import { putFrame } from './frame';

/** Where to go on after the sign-in: only ever an address of our own. */
const isOwnAddress = (address: string): boolean => /^\/(?![/\\])/.test(address);

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
    else if (problem.code === 'purpose-needed') response.redirect(purposePage(request));
    else sendPage(request, response, problem);
  }
}

const sendProblem = (response: Response, problem: Problem, reference: string): void => {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, reference }));
};

/** An auditor who has not said why they look at a child is asked; who looks at no child in particular starts with finding one. */
const purposePage = ({ params, query }: Request): string => {
  const child = params.child ?? query.child;
  return typeof child === 'string' ? `/audit/purpose/${encodeURIComponent(child)}` : '/audit';
};

const toSignIn = (request: Request, response: Response): void => {
  if (isOwnAddress(request.originalUrl)) request.session.returnTo = request.originalUrl;
  response.redirect('/sign-in');
};

const sendPage = (request: Request, response: Response, { status, title, detail }: Problem): void => {
  putFrame(request, response);
  response.status(status).render('error', { title, says: detail, status });
};
