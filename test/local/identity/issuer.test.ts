import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from '../../support/violations.ts';
import { aBrowser } from '../../web/a-browser.ts';
import { askForTokens, beginSignIn, officer, type SignIn, type Stage, setStage } from './support.ts';

interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

/** Months before the real day: a browser judges cookies by real time, the issuer by the settable clock. */
const longAgo = new Date('2026-01-20T08:00:00Z');

describe('signing in as staff', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let stage: Stage;

  beforeAll(async () => {
    browser = await aBrowser();
    stage = await setStage(longAgo);
  });
  afterAll(async () => {
    await browser.close();
    await stage.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 360, height: 740 },
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });
  afterEach(() => context.close());

  const tokensOf = async (response: Response): Promise<Tokens> => (await response.json()) as Tokens;
  const back = (): Promise<void> => page.waitForURL(`${stage.appUrl}/**`);
  async function typeIn(username: string, password: string): Promise<void> {
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
  }
  async function signedIn(): Promise<{ signIn: SignIn; tokens: Tokens }> {
    const signIn = beginSignIn(stage);
    await page.goto(signIn.address);
    await typeIn(officer.sub, 'baobei');
    await back();
    return { signIn, tokens: await tokensOf(await signIn.redeem(page.url())) };
  }
  /** As an authorizer of API Gateway does it, at the time of the settable clock. */
  async function verified(token: string): Promise<JWTPayload> {
    const keys = createRemoteJWKSet(new URL(`${stage.issuer.url}/jwks`));
    const { payload } = await jwtVerify(token, keys, {
      issuer: stage.issuer.url,
      audience: 'baobei-staff',
      algorithms: ['RS256'],
      currentDate: stage.clock.now(),
    });
    return payload;
  }

  it('gives, by user name and password, a token that the staff API accepts', async () => {
    const { tokens } = await signedIn();
    expect(await verified(tokens.access_token)).toMatchObject({
      sub: officer.sub,
      client_id: 'baobei-officer',
      aud: 'baobei-staff',
    });
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      sub: officer.sub,
      name: '李敏',
      role: 'officer',
      aud: 'baobei-officer',
    });
    expect(tokens.expires_in).toBe(3_600);
  });

  it('dates tokens by the settable clock', async () => {
    const { tokens } = await signedIn();
    const { iat = 0, exp = 0 } = decodeJwt(tokens.access_token);
    expect(Math.abs(iat * 1_000 - stage.clock.now().getTime())).toBeLessThan(60_000);
    expect(exp - iat).toBe(3_600);
  });

  it('takes one tap on an account that the page offers', async () => {
    await page.goto(beginSignIn(stage).address);
    await page.getByRole('button', { name: /花园社区专管员/ }).click();
    await back();
    expect(new URL(page.url()).searchParams.get('code')).toBeTruthy();
  });

  it('can be done with the keyboard alone', async () => {
    await page.goto(beginSignIn(stage).address);
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(officer.sub);
    await page.keyboard.press('Tab');
    await page.keyboard.type('baobei');
    await page.keyboard.press('Enter');
    await back();
  });

  it.each([
    ['a wrong password', officer.sub, 'baobei1'],
    ['an unknown user', 'officer-000000000000', 'baobei'],
    ['markup as the name', '"><script>alert(1)</script>', 'baobei'],
  ])(
    'says that it was wrong, keeps the name and tells nothing more: %s',
    async (_title, username, password) => {
      await page.goto(beginSignIn(stage).address);
      await typeIn(username, password);
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toBe('用户名或密码不正确，请检查后再试。');
      expect(await page.getByLabel('用户名').inputValue()).toBe(username);
      await typeIn(officer.sub, 'baobei');
      await back();
    },
  );

  it('is asked for once: a second app signs in silently', async () => {
    await signedIn();
    const second = beginSignIn(stage, { client_id: 'baobei-desk' });
    await page.goto(second.address);
    await back();
    const tokens = await tokensOf(await second.redeem(page.url(), { client_id: 'baobei-desk' }));
    expect(await verified(tokens.access_token)).toMatchObject({ sub: officer.sub, client_id: 'baobei-desk' });
  });

  it('stays, through restarts of the issuer: session, keys and refresh tokens are kept', async () => {
    const { tokens } = await signedIn();
    await stage.restart();
    const renewed = await tokensOf(
      await askForTokens(stage, {
        grant_type: 'refresh_token',
        client_id: 'baobei-officer',
        refresh_token: tokens.refresh_token,
      }),
    );
    expect(await verified(renewed.access_token)).toMatchObject({ sub: officer.sub });
    expect(await verified(tokens.access_token)).toMatchObject({ sub: officer.sub });
    await page.goto(beginSignIn(stage).address);
    await back();
  });

  it('gives a refresh token that works once', async () => {
    const { tokens } = await signedIn();
    const again = {
      grant_type: 'refresh_token',
      client_id: 'baobei-officer',
      refresh_token: tokens.refresh_token,
    };
    expect((await askForTokens(stage, again)).status).toBe(200);
    expect((await askForTokens(stage, again)).status).toBe(400);
  });

  it('ends when the account is taken away', async () => {
    const { tokens } = await signedIn();
    stage.accounts.delete(officer.sub);
    const renewed = await askForTokens(stage, {
      grant_type: 'refresh_token',
      client_id: 'baobei-officer',
      refresh_token: tokens.refresh_token,
    });
    stage.accounts.set(officer.sub, officer);
    expect(renewed.status).toBe(400);
  });

  it('ends by signing out, in the app at once and without a question', async () => {
    const { tokens } = await signedIn();
    await page.goto(
      `${stage.issuer.url}/session/end?${new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: `${stage.appUrl}/` }).toString()}`,
    );
    await back();
    await page.goto(beginSignIn(stage).address);
    await page.getByLabel('用户名').waitFor();
  });

  it('asks before signing out when nobody says whose session it is', async () => {
    await signedIn();
    await page.goto(`${stage.issuer.url}/session/end`);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '已退出登录' }).waitFor();
  });

  it.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['by an unknown client', { client_id: 'somebody' }],
    ['to an address that is no app of ours', { redirect_uri: 'http://localhost:1/' }],
    ['to an address that only begins like ours', { redirect_uri: 'APP.evil.example/' }],
    ['for another API', { resource: 'urn:other:api' }],
  ])('is refused %s', async (_title, override: Record<string, string>) => {
    const redirect = override['redirect_uri']?.replace('APP', stage.appUrl);
    const answer = await fetch(
      beginSignIn(stage, { ...override, ...(redirect === undefined ? {} : { redirect_uri: redirect }) })
        .address,
      { redirect: 'manual' },
    );
    expect(answer.headers.get('location') ?? 'error=refused').toContain('error=');
    expect([303, 400]).toContain(answer.status);
  });

  it('is refused with another verifier, and with a code that was used', async () => {
    const signIn = beginSignIn(stage);
    await page.goto(signIn.address);
    await typeIn(officer.sub, 'baobei');
    await back();
    expect((await signIn.redeem(page.url(), { code_verifier: 'x'.repeat(43) })).status).toBe(400);
    expect((await signIn.redeem(page.url())).status).toBe(200);
    expect((await signIn.redeem(page.url())).status).toBe(400);
  });

  it('lets only the apps read its answers across origins', async () => {
    const ask = (origin: string): Promise<Response> =>
      fetch(`${stage.issuer.url}/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({
          client_id: 'baobei-officer',
          grant_type: 'refresh_token',
          refresh_token: 'x',
        }),
      });
    expect((await ask(stage.appUrl)).headers.get('access-control-allow-origin')).toBe(stage.appUrl);
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says so when the page was left open too long', async () => {
    await page.goto(beginSignIn(stage).address);
    await stage.clock.advance(2 * 3_600_000);
    await typeIn(officer.sub, 'baobei');
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
  });

  it('has pages without barriers, light and dark, and nothing went wrong behind them', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(beginSignIn(stage, { prompt: 'login' }).address);
      expect(await violationsOn(page)).toEqual([]);
      await typeIn('nobody', 'x');
      await page.getByRole('alert').waitFor();
      expect(await violationsOn(page)).toEqual([]);
    }
    expect(stage.lines).toEqual([]);
  });

  it('gives tests a token without signing in, also one that ran out, is forged, or is for somebody else', async () => {
    const token = (overrides?: Parameters<typeof stage.issuer.issueToken>[1]): Promise<string> =>
      stage.issuer.issueToken(officer.sub, overrides);
    expect(await verified(await token())).toMatchObject({
      sub: officer.sub,
      aud: 'baobei-staff',
      client_id: 'baobei-officer',
    });
    await expect(token(-60).then(verified)).rejects.toThrow('"exp" claim timestamp check failed');
    await expect(token({ forged: true }).then(verified)).rejects.toThrow('signature verification failed');
    await expect(token({ audience: 'other' }).then(verified)).rejects.toThrow('unexpected "aud" claim value');
    await expect(token({ issuer: 'http://localhost:1' }).then(verified)).rejects.toThrow(
      'unexpected "iss" claim value',
    );
    expect(await verified(await token({ claims: { scope: 'less' } }))).toMatchObject({ scope: 'less' });
  });
});
