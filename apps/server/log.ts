import type { LoggerService } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { randomInt } from 'node:crypto';
import { pino, type Logger } from 'pino';

/** One JSON line an event, to standard output. What it says names no person: routes are logged as patterns, errors without their words. */
export const createLog = (): Logger => pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/** Nest's own messages, in the same lines. */
export const nestLogger = (log: Logger): LoggerService => {
  const line =
    (level: 'info' | 'error' | 'warn') =>
    (message: unknown, ...rest: unknown[]) =>
      log[level]({ part: rest.at(-1) }, message instanceof Error ? message.name : String(message));
  return { log: line('info'), error: line('error'), warn: line('warn') };
};

/** What can be told of an error without telling of a child: its kind and where it arose. Its message may quote a value. */
export const withoutWords = (error: unknown): { error: string; code?: unknown; frames?: string[] } =>
  error instanceof Error
    ? {
        error: error.name,
        code: 'code' in error ? error.code : undefined,
        frames: error.stack?.split('\n').filter(line => /^\s+at /.test(line)),
      }
    : { error: typeof error };

// No 0, O, 1 or I: people read it out over the telephone.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const letters = (count: number): string => Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Gives every request a reference that its page and its log lines share, and logs how it ended. */
export const logRequests = (log: Logger) => (request: Request, response: Response, next: NextFunction) => {
  const started = performance.now();
  const reference = (response.locals.reference = `${letters(4)}-${letters(4)}`);
  response.setHeader('X-Request-Id', reference);
  response.once('finish', () => {
    const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
    log.info({ reference, method: request.method, route, status: response.statusCode, ms: Math.round(performance.now() - started) });
  });
  next();
};
