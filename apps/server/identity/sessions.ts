import connectPgSimple from 'connect-pg-simple';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';

const HOUR = 3_600_000;
/** A session ends an hour after the last page, and in any case twelve hours after the sign-in. */
const IDLE = HOUR;
const LONGEST = 12 * HOUR;

/** Sessions live in PostgreSQL, so that every server knows them and any of them can be ended. */
export const migrateSessions = (pool: Pool): Promise<unknown> =>
  pool.query(`
    SELECT pg_advisory_lock(hashtext('app.session'));
    CREATE SCHEMA IF NOT EXISTS app;
    CREATE TABLE IF NOT EXISTS app.session (sid text PRIMARY KEY, sess json NOT NULL, expire timestamp(6) NOT NULL);
    CREATE INDEX IF NOT EXISTS session_expire ON app.session (expire);
    SELECT pg_advisory_unlock(hashtext('app.session'));
  `);

export interface SessionOptions {
  readonly pool: Pool;
  readonly secret: string;
  /** Whether browsers reach the server by https. */
  readonly secure: boolean;
}

export const createSessions = ({ pool, secret, secure }: SessionOptions): RequestHandler[] => {
  const store = new (connectPgSimple(session))({ pool, schemaName: 'app', tableName: 'session', errorLog: () => undefined });
  // Cookies are shared between the ports of one host: the name must not meet the identity provider's.
  const name = secure ? '__Host-waymark' : 'waymark';
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: IDLE } as const;
  return [
    session({ store, secret, name, cookie, resave: false, saveUninitialized: false, rolling: true, unset: 'destroy' }),
    endOldSession,
  ];
};

const endOldSession = (request: Request, _response: Response, next: NextFunction): void => {
  const { signedInAt } = request.session;
  if (signedInAt !== undefined && Date.now() - signedInAt > LONGEST) request.session.regenerate(next);
  else next();
};
