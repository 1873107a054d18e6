import { randomUUID } from 'node:crypto';
import { generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { TokenOverrides } from '../seams/issuer.ts';

interface Token {
  readonly sub: string;
  readonly issuer: string;
  readonly audience: string;
  readonly key: JWK;
  readonly now: Date;
}

/** An access token of the shape that the issuer gives at sign-in (RFC 9068), without signing in. */
export async function signAccessToken(
  { sub, issuer, audience, key, now: instant }: Token,
  overrides: TokenOverrides,
): Promise<string> {
  const now = Math.floor(instant.getTime() / 1_000);
  const lifetimeSeconds = overrides.lifetimeSeconds ?? 3_600;
  const issuedAt = now + Math.min(0, lifetimeSeconds - 3_600);
  const claims = {
    jti: randomUUID(),
    sub,
    ...{ iat: issuedAt, exp: now + lifetimeSeconds, scope: 'staff', client_id: 'baobei-officer' },
    ...{ iss: overrides.issuer ?? issuer, aud: overrides.audience ?? audience },
    ...overrides.claims,
  };
  const signing =
    overrides.forged === true ? (await generateKeyPair('RS256')).privateKey : await importJWK(key, 'RS256');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid ?? '' })
    .sign(signing);
}
