import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';

const nonce: RequestHandler = (_request, response, next) => {
  response.locals.cspNonce = randomBytes(16).toString('base64');
  next();
};

// What is said of a child must not stay in a cache, nor come back by the browser's "back" after the sign-out.
const noStore: RequestHandler = (_request: Request, response: Response, next: NextFunction) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Security headers. Browsers apply form-action to the redirect after a form too, so it names the identity provider: signing out ends there. */
export const securityHeaders = ({ issuer, secure }: { issuer: string | undefined; secure: boolean }): RequestHandler[] => [
  nonce,
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as Response).locals.cspNonce as string}'`],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...(issuer ? [new URL(issuer).origin] : [])],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // Addresses hold the ids of children.
    referrerPolicy: { policy: 'same-origin' },
  }),
  noStore,
];
