import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const govuk = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist');
const moj = dirname(require.resolve('@ministryofjustice/frontend/package.json'));

/** Where the macros of both design systems are looked for. */
export const macroFolders = [govuk, moj];

// GDS Transport is licensed for gov.uk services only; a council's pages are set in Arial.
const withoutTransport = (css: string): string => css.replace(/@font-face\{[^}]*\}/g, '').replaceAll('GDS Transport,', '');

const styles = (): string =>
  [join(govuk, 'govuk/govuk-frontend.min.css'), join(moj, 'moj/moj-frontend.min.css'), join(__dirname, 'assets/waymark.css')]
    .map(file => withoutTransport(readFileSync(file, 'utf8')).replace(/\/\*# sourceMappingURL=.*?\*\//, ''))
    .join('\n');

interface Asset {
  readonly type: string;
  /** Packed with gzip. */
  readonly body: Buffer;
  readonly etag: string;
}
const text = (type: string, body: string): Asset => ({
  type,
  body: gzipSync(body),
  etag: createHash('sha256').update(body).digest('hex'),
});
const script = (file: string): Asset => text('text/javascript', readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*/, ''));

const readAssets = () =>
  new Map([
    ['waymark.css', text('text/css', styles())],
    ['waymark.js', script(join(__dirname, 'assets/waymark.js'))],
    ['govuk-frontend.js', script(join(govuk, 'govuk/govuk-frontend.min.js'))],
    ['moj-frontend.js', script(join(moj, 'moj/moj-frontend.min.js'))],
    ['favicon.svg', text('image/svg+xml', readFileSync(join(__dirname, 'assets/favicon.svg'), 'utf8'))],
  ]);

const send = (file: Asset, request: Request, response: Response): void => {
  response.setHeader('Cache-Control', 'public, no-cache').setHeader('ETag', `"${file.etag}"`).type(file.type);
  if (request.fresh) response.status(304).end();
  else response.setHeader('Content-Encoding', 'gzip').send(file.body);
};

/** Styles and scripts, packed once, and the icons of the MOJ components. */
export const assets = (): RequestHandler => {
  const files = readAssets();
  const icons = express.static(join(moj, 'moj/assets/images'), { index: false, maxAge: '1d' });
  return express
    .Router()
    .get('/assets/:name', (request: Request, response: Response, next: NextFunction) => {
      const file = files.get(String(request.params.name));
      if (file) send(file, request, response);
      else next();
    })
    .use('/assets/images', icons);
};
