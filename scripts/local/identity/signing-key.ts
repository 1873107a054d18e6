import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import { StartProblemError } from '../errors.ts';

export interface IssuerKeys {
  /** RS256, private. */
  readonly signing: JWK;
  /** Signs the cookies. */
  readonly cookies: string;
}
const kept = z.object({
  signing: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), d: z.string() }),
  cookies: z.string(),
});

/** The same keys at each start: who is signed in stays signed in, and the API's cached key set stays right. */
export async function keptKeys(dataFolder: string): Promise<IssuerKeys> {
  const file = join(dataFolder, 'issuer-keys.json');
  if (existsSync(file)) return readKeys(file);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const signing = { ...jwk, alg: 'RS256', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  const keys = { signing, cookies: randomBytes(32).toString('base64url') };
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
}

function readKeys(file: string): IssuerKeys {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new StartProblemError(
      `The issuer's keys in ${file} are damaged: start anew with "npm start -- --fresh".`,
      { cause },
    );
  }
}
