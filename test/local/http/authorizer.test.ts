import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { anApi, aRoute, type TestApi } from './an-api.ts';
import { anIssuer, type TestIssuer } from './an-issuer.ts';

let issuer: TestIssuer;
let api: TestApi;

beforeEach(async () => {
  issuer = await anIssuer();
  const authorizer = { id: 'jwt', issuer: issuer.url, audience: ['staff', 'other'] };
  api = await anApi({
    routes: [
      aRoute({ authorizer }),
      aRoute({ key: 'GET /scoped', authorizer, scopes: ['read', 'write'] }),
      aRoute({ key: 'GET /open' }),
    ],
  });
});

const ask = (authorization?: string, path = '/'): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: authorization === undefined ? {} : { authorization } });

interface Authorized {
  readonly requestContext: { readonly authorizer: unknown };
}

describe('a route with the JWT authorizer', () => {
  it.each([
    ['Bearer', (token: string) => `Bearer ${token}`],
    ['bearer in lower case', (token: string) => `bearer ${token}`],
    ['the bare token', (token: string) => token],
  ])('lets a good token through: %s', async (_name, written) => {
    expect((await ask(written(issuer.sign()))).status).toBe(200);
  });

  it('gives the claims as text, and no scopes where the route asks for none', async () => {
    const token = issuer.sign({
      sub: 'officer-410103001002',
      roles: ['a', 'b'],
      verified: true,
      exp: 4102444800,
      iat: 1,
    });
    const event = (await (await ask(token)).json()) as Authorized;
    expect(event.requestContext.authorizer).toEqual({
      jwt: {
        claims: {
          iss: issuer.url,
          aud: 'staff',
          sub: 'officer-410103001002',
          roles: '[a b]',
          verified: 'true',
          exp: '4102444800',
          iat: '1',
        },
        scopes: null,
      },
    });
  });

  it('asks the issuer once for its keys', async () => {
    for (let times = 0; times < 3; times += 1) await ask(issuer.sign({ times }));
    expect(issuer.requests()).toBe(2);
  });

  it('learns a new key of the issuer', async () => {
    await ask(issuer.sign());
    issuer.rotate();
    await expect.poll(async () => (await ask(issuer.sign())).status, { timeout: 5000 }).toBe(200);
  });

  it('answers 401 with its own body without a token', async () => {
    const response = await ask();
    expect([response.status, await response.text(), response.headers.get('www-authenticate')]).toEqual([
      401,
      '{"message":"Unauthorized"}',
      'Bearer',
    ]);
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each<[string, (from: TestIssuer) => string]>([
    ['signed with another key', (from) => from.sign({}, {}, stranger)],
    ['with an unknown key id', (from) => from.sign({}, { kid: 'nobody' })],
    ['without a signature', (from) => `${from.sign({}, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`],
    ['with alg none', (from) => from.sign({}, { alg: 'none' })],
    ['with a symmetric alg', (from) => from.sign({}, { alg: 'HS256' })],
    ['of another issuer', (from) => from.sign({ iss: 'https://elsewhere.example' })],
    ['for another audience', (from) => from.sign({ aud: 'citizens' })],
    ['for no audience', (from) => from.sign({ aud: undefined })],
    [
      'whose client_id is right but whose aud is not',
      (from) => from.sign({ aud: 'citizens', client_id: 'staff' }),
    ],
    ['that has expired', (from) => from.sign({ exp: Math.floor(Date.now() / 1000) - 1 })],
    ['without an expiry', (from) => from.sign({ exp: undefined })],
    ['not yet valid', (from) => from.sign({ nbf: Math.floor(Date.now() / 1000) + 60 })],
    ['issued in the future', (from) => from.sign({ iat: Math.floor(Date.now() / 1000) + 60 })],
    ['that is no token', () => 'not.a.token'],
    [
      'with a changed claim',
      (from) => from.sign().replace(/\.[^.]+\./, `.${Buffer.from('{"iss":"x"}').toString('base64url')}.`),
    ],
  ])('answers 401 to a token %s', async (_name, token) => {
    const response = await ask(`Bearer ${token(issuer)}`);
    expect([response.status, await response.text()]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(response.headers.get('www-authenticate')).toMatch(/error="invalid_token"/);
  });

  it('takes client_id where there is no aud, and any audience of its list', async () => {
    expect((await ask(issuer.sign({ aud: undefined, client_id: 'staff' }))).status).toBe(200);
    expect((await ask(issuer.sign({ aud: ['x', 'other'] }))).status).toBe(200);
  });

  it('expires a token by the settable clock, also one that it knows', async () => {
    const token = issuer.sign();
    expect((await ask(token)).status).toBe(200);
    await api.clock.advance(3_601_000);
    expect((await ask(token)).status).toBe(401);
  });

  it('wants one of the scopes of the route', async () => {
    expect((await ask(issuer.sign({ scope: 'other' }), '/scoped')).status).toBe(403);
    const event = (await (await ask(issuer.sign({ scope: 'read other' }), '/scoped')).json()) as Authorized;
    expect(event.requestContext.authorizer).toMatchObject({ jwt: { scopes: ['read'] } });
  });

  it('leaves routes without it open', async () => {
    expect((await ask(undefined, '/open')).status).toBe(200);
  });
});
