import type { NestExpressApplication } from '@nestjs/platform-express';
import nunjucks from 'nunjucks';
import { join } from 'node:path';
import { macroFolders } from './assets';
import * as words from './words';

/** Nunjucks with the macros of GOV.UK and MOJ and our own words for dates and codes. */
export const useTemplates = (app: NestExpressApplication): void => {
  const env = nunjucks.configure([join(__dirname, 'views'), ...macroFolders], {
    autoescape: true,
    express: app.getHttpAdapter().getInstance(),
  });
  Object.entries(words).forEach(([name, filter]) => env.addFilter(name, filter as (...args: unknown[]) => unknown));
  app.setViewEngine('njk');
};
