import { verify } from 'node:crypto';
import { z } from 'zod';
import type { JwtAuthorizerModel } from '../seams/web-model.ts';
import type { FindKey } from './token-keys.ts';

/** A token whose signature, issuer and audience are right; its times are for whoever asks. */
export interface VerifiedToken {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  readonly notBefore: number;
  readonly issuedAt: number;
}

/** RSA only, as HTTP APIs have it. */
const algorithms: Readonly<Record<string, string>> = {
  RS256: 'RSA-SHA256',
  RS384: 'RSA-SHA384',
  RS512: 'RSA-SHA512',
};

const header = z.object({ alg: z.string(), kid: z.string() });
const payload = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  scope: z.string().optional(),
  scp: z.union([z.string(), z.array(z.string())]).optional(),
});

/** Verifies what does not change with time; answers why a token is not accepted. */
export async function verifyToken(
  token: string,
  { issuer, audience }: JwtAuthorizerModel,
  findKey: FindKey,
): Promise<VerifiedToken | string> {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || signature === '') return 'the token is malformed';
  const parsedHead = header.safeParse(jsonOf(head));
  const parsedBody = payload.safeParse(jsonOf(body));
  if (!parsedHead.success || !parsedBody.success) return 'the token is malformed';
  const algorithm = algorithms[parsedHead.data.alg];
  if (algorithm === undefined) return 'the signing method is invalid';
  const key = await findKey(parsedHead.data.kid);
  if (!key || !verify(algorithm, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    return 'the signature is invalid';

  const claims = parsedBody.data;
  if (claims.iss !== issuer) return 'the issuer is invalid';
  /** `client_id` counts only where there is no `aud`. */
  const given = claims.aud ?? claims.client_id ?? [];
  if (![given].flat().some((one) => audience.includes(one))) return 'the audience is invalid';
  return {
    claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)])),
    scopes: [claims.scope ?? claims.scp ?? []].flat().flatMap((text) => text.split(' ')),
    expiresAt: claims.exp * 1000,
    notBefore: (claims.nbf ?? 0) * 1000,
    issuedAt: (claims.iat ?? 0) * 1000,
  };
}

/** HTTP APIs give claims as text; a list as `[a b]`. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
