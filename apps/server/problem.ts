import { HttpException } from '@nestjs/common';
import { problemOf as problemAtDoors, type Problem } from '@waymark/application';

type Words = readonly [code: string, title: string, detail: string];

const standard: Readonly<Record<number, Words>> = {
  400: ['bad-request', 'This did not work', 'Something in the request is not right. Go back, check it and try again.'],
  404: ['not-found', 'Page not found', 'There is nothing at this address. If you typed it, check that it is right.'],
  413: ['too-large', 'Too large', 'What was sent is too large.'],
  415: ['unsupported', 'This did not work', 'What was sent is in a form that Waymark does not read. Send it as UTF-8, uncompressed.'],
};
const titles: Readonly<Record<number, string>> = {
  400: 'This did not work',
  401: 'Not signed in',
  403: 'Not allowed',
  429: 'Too many tries',
  503: 'Not available',
};

const problem = (status: number, [code, title, detail]: Words): Problem => ({
  type: `urn:waymark:problem:${code}`,
  title,
  status,
  code,
  detail,
});

const ofHttp = (error: HttpException): Problem | undefined => {
  const status = error.getStatus();
  const body = error.getResponse();
  if (typeof body === 'object' && 'code' in body && 'message' in body)
    return problem(status, [String(body.code), titles[status] ?? 'This did not work', String(body.message)]);
  return standard[status] && problem(status, standard[status]);
};

/** The body parser throws errors of its own that carry a status. */
const ofParser = (error: unknown): Problem | undefined => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  return standard[status] && problem(status, standard[status]);
};

/** Any error as a problem: those of the doors as the doors say them, those of HTTP itself in the same form. */
export const problemOf = (error: unknown): Problem =>
  (error instanceof HttpException ? ofHttp(error) : ofParser(error)) ?? problemAtDoors(error);
