import type { Clock } from '../seams/clock.ts';
import type { JwtAuthorizerModel, RouteModel } from '../seams/web-model.ts';
import { type HttpAnswer, jsonAnswer } from './answer.ts';
import type { AuthorizedClaims } from './request-event.ts';
import { type VerifiedToken, verifyToken } from './token.ts';
import { issuerKeys } from './token-keys.ts';

/** The claims of a request that may pass, or the answer to one that may not. */
export type Authorize = (
  authorization: string | undefined,
  route: RouteModel,
) => Promise<AuthorizedClaims | HttpAnswer>;

/** Tokens whose verification is kept; the oldest goes first. */
const keptTokens = 10_000;

/** The JWT authorizer of an HTTP API. A token's signature is verified once; its times are looked at on each request, by the clock. */
export function jwtAuthorizer(model: JwtAuthorizerModel, clock: Clock): Authorize {
  const findKey = issuerKeys(model.issuer);
  const kept = new Map<string, VerifiedToken>();

  const verified = async (token: string): Promise<VerifiedToken | string> => {
    const known = kept.get(token);
    if (known) return known;
    const result = await verifyToken(token, model, findKey).catch(
      () => 'the keys of the issuer cannot be read',
    );
    if (typeof result === 'string') return result;
    const [oldest] = kept.keys();
    if (kept.size >= keptTokens && oldest !== undefined) kept.delete(oldest);
    kept.set(token, result);
    return result;
  };

  return async (authorization, route) => {
    const token = authorization?.replace(/^Bearer +/i, '').trim() ?? '';
    if (token === '') return unauthorized('Bearer');
    const result = await verified(token);
    const complaint = typeof result === 'string' ? result : untimely(result, clock.now().getTime());
    if (typeof result === 'string' || complaint !== undefined) {
      return unauthorized(`Bearer scope="" error="invalid_token" error_description="${complaint ?? ''}"`);
    }
    if (route.scopes.length === 0) return { claims: result.claims, scopes: null };
    const scopes = route.scopes.filter((scope) => result.scopes.includes(scope));
    return scopes.length > 0 ? { claims: result.claims, scopes } : insufficient(route.scopes);
  };
}

function untimely({ expiresAt, notBefore, issuedAt }: VerifiedToken, now: number): string | undefined {
  if (now >= expiresAt) return 'the token has expired';
  if (now < notBefore) return 'the token is not yet valid';
  /** Whole seconds: a token issued in this second is not from the future. */
  return now < issuedAt - 999 ? 'the token was issued in the future' : undefined;
}

function unauthorized(challenge: string): HttpAnswer {
  return jsonAnswer(401, { message: 'Unauthorized' }, { 'www-authenticate': challenge });
}

function insufficient(scopes: readonly string[]): HttpAnswer {
  const challenge = `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="the token does not have the scopes"`;
  return jsonAnswer(403, { message: 'Forbidden' }, { 'www-authenticate': challenge });
}
