import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Configuration } from '@waymark/application';
import type { NextFunction, Request, Response } from 'express';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { securityHeaders } from './headers';
import { createSessions, migrateSessions } from './identity/sessions';
import { logRequests, nestLogger } from './log';
import { assets } from './pages/assets';
import { ErrorPages } from './pages/error-pages';
import { putFrame } from './pages/frame';
import { useTemplates } from './pages/templates';

/** Sessions and readiness; everything else has connections of its own. */
const connect = async (databaseUrl: string): Promise<Pool> => {
  const pool = new Pool({ connectionString: databaseUrl, max: 5 });
  // A connection that breaks while nobody uses it must not end the process: the next query gets a new one.
  pool.on('error', () => undefined);
  await migrateSessions(pool);
  return pool;
};

/** The server, ready to listen. Closing it lets go of its connections. */
export const createServer = async (configuration: Configuration, log: Logger): Promise<NestExpressApplication> => {
  const { issuer, sessionSecret, databaseUrl, publicUrl } = configuration;
  const secure = publicUrl.startsWith('https:');
  const pool = await connect(databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(configuration, pool), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  // Before https stands one proxy, which says from where the browser came and by which protocol.
  if (secure) app.set('trust proxy', 1);
  app.use(logRequests(log), ...securityHeaders({ issuer, secure }), assets());
  app.use(...createSessions({ pool, secret: sessionSecret, secure }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    putFrame(request, response);
    next();
  });
  useTemplates(app);
  app.useGlobalFilters(new ErrorPages(log));
  app.enableShutdownHooks();
  return app;
};
