import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Clock, type Configuration, migrate, POOL } from '@waymark/application';
import type { NextFunction, Request, Response } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { securityHeaders } from './headers';
import { createSessions, migrateSessions } from './identity/sessions';
import { logRequests, nestLogger, withoutWords } from './log';
import { assets } from './pages/assets';
import { ErrorPages } from './pages/error-pages';
import { putFrame } from './pages/frame';
import { useTemplates } from './pages/templates';

/** The server, ready to listen. Closing it lets go of its connections. */
export const createServer = async (configuration: Configuration, log: Logger, clock?: Clock): Promise<NestExpressApplication> => {
  const { issuer, sessionSecret, publicUrl } = configuration;
  const secure = publicUrl.startsWith('https:');
  await migrate(configuration);
  const projects = { onTrouble: (error: unknown) => log.error({ part: 'projector', ...withoutWords(error) }) };
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(configuration, { clock, projects }), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  const pool = app.get<Pool>(POOL);
  await migrateSessions(pool);
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
