import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** Finds the issuer's key with the id; `undefined` when it has none. */
export type FindKey = (keyId: string) => Promise<KeyObject | undefined>;

const configuration = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string() })) });

/** API Gateway waits this long for an issuer. */
const longestWaitMs = 1500;
/** An unknown key id asks the issuer again, but not more often than this. */
const askAgainMs = 1000;

/** The RSA keys of an OIDC issuer, by its discovery document, kept until a token names one that is not among them. */
export function issuerKeys(issuer: string): FindKey {
  let keys = new Map<string, KeyObject>();
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    const { jwks_uri } = configuration.parse(
      await getJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    );
    const { keys: found } = keySet.parse(await getJson(jwks_uri));
    const usable = found.filter(({ kty, kid }) => kty === 'RSA' && kid !== undefined);
    keys = new Map(usable.map((key) => [key.kid ?? '', createPublicKey({ key, format: 'jwk' })]));
  };
  return async (keyId) => {
    if (!keys.has(keyId) && performance.now() - askedAt > askAgainMs) {
      asking ??= ask().finally(() => {
        askedAt = performance.now();
        asking = undefined;
      });
    }
    if (!keys.has(keyId)) await asking;
    return keys.get(keyId);
  };
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(longestWaitMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
