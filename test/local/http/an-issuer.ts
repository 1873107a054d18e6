import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { listen } from '../../../scripts/local/http/listen.ts';

export interface TestIssuer {
  readonly url: string;
  /** A signed token; every header and claim can be another one. */
  sign(
    claims?: Readonly<Record<string, unknown>>,
    header?: Readonly<Record<string, unknown>>,
    key?: KeyObject,
  ): string;
  /** Replaces the signing key, as a rotation does. */
  rotate(): void;
  requests(): number;
}

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A small OIDC issuer: discovery, keys, and tokens signed with them. */
export async function anIssuer(): Promise<TestIssuer> {
  const listening = await listen(0, 'issuer');
  onTestFinished(() => listening.stop());
  let requests = 0;
  let number = 1;
  let pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  listening.serve((request, response) => {
    requests += 1;
    const keys = [
      { ...pair.publicKey.export({ format: 'jwk' }), kid: `key-${number}`, use: 'sig', alg: 'RS256' },
    ];
    const answer =
      request.url === '/keys' ? { keys } : { issuer: listening.url, jwks_uri: `${listening.url}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  return {
    url: listening.url,
    sign: (claims = {}, header = {}, key = pair.privateKey) => {
      const now = Math.floor(Date.now() / 1000);
      const head = json({ alg: 'RS256', typ: 'JWT', kid: `key-${number}`, ...header });
      const body = json({
        iss: listening.url,
        aud: 'staff',
        sub: 'officer-1',
        iat: now,
        exp: now + 3600,
        ...claims,
      });
      return `${head}.${body}.${createSign('RSA-SHA256').update(`${head}.${body}`).sign(key, 'base64url')}`;
    },
    rotate: () => {
      number += 1;
      pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    },
    requests: () => requests,
  };
}
