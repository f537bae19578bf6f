import { HttpException } from '@nestjs/common';

/** An error as people and machines read it: what is so, then what to do, and a stable code. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly says: string;
}

const standard: Record<number, [code: string, says: string]> = {
  400: ['bad-request', 'Something in the request is not right. Go back, check it and try again.'],
  403: ['not-allowed', 'Your role does not allow this. Ask your team lead if you think it should.'],
  404: ['not-found', 'There is nothing at this address. If you typed it, check that it is right.'],
  413: ['too-large', 'What was sent is too large.'],
};
const unknown: Problem = {
  status: 500,
  code: 'unexpected',
  says: 'Something went wrong. Nothing you sent has been recorded unless a page has said so. Try again later.',
};

const ofHttp = (error: HttpException): Problem => {
  const status = error.getStatus();
  const body = error.getResponse();
  if (typeof body === 'object' && 'code' in body && 'message' in body)
    return { status, code: String(body.code), says: String(body.message) };
  const [code, says] = standard[status] ?? [];
  return code && says ? { status, code, says } : { ...unknown, status };
};

/** Body parsers throw errors of their own that carry a status. */
const ofParser = (error: unknown): Problem | undefined => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  const [code, says] = standard[status] ?? [];
  return code && says ? { status, code, says } : undefined;
};

export const problemOf = (error: unknown): Problem => (error instanceof HttpException ? ofHttp(error) : (ofParser(error) ?? unknown));
