import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { JWK } from 'oidc-provider';

export interface ProviderKeys {
  jwks: { keys: JWK[] };
  cookies: string[];
}

const create = (): ProviderKeys => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const kid = randomBytes(8).toString('hex');
  return { jwks: { keys: [{ ...key, kid, use: 'sig', alg: 'RS256' }] }, cookies: [randomBytes(32).toString('base64')] };
};

/** The provider's keys, made once and kept in a file that only we may read. Its built-in ones are known to everybody. */
export const providerKeys = (file: string): ProviderKeys => {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(create()), { mode: 0o600 });
  return JSON.parse(readFileSync(file, 'utf8')) as ProviderKeys;
};
