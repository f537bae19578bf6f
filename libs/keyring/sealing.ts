import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

export const newKey = (): Buffer => randomBytes(32);

/** As a JSON array no two lists of names read alike: ["a","bc"] is never ["ab","c"]. */
const bound = (names: readonly string[]): Buffer => Buffer.from(JSON.stringify(names));

/** Nonce, ciphertext and tag. The names (stream, entry, field) are bound to it as associated data, not stored in it. */
export const encrypt = (key: Buffer, clear: Buffer, names: readonly string[]): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG }).setAAD(bound(names));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
};

/** Throws when the key, the names or a single bit are not those of `encrypt`. */
export const decrypt = (key: Buffer, sealed: Buffer, names: readonly string[]): Buffer => {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), { authTagLength: TAG }).setAAD(bound(names));
  decipher.setAuthTag(sealed.subarray(Math.max(NONCE, sealed.length - TAG)));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
};
