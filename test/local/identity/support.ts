import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { startIssuer } from '../../../scripts/local/identity/issuer.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { Account, Issuer } from '../../../scripts/local/seams/issuer.ts';

export const officer: Account = { sub: 'officer-410105001001', name: '李敏', role: 'officer' };

/** An issuer, and a web app that only shows where the browser came back to. */
export interface Stage {
  issuer: Issuer;
  readonly clock: Clock;
  readonly appUrl: string;
  readonly dataFolder: string;
  /** Who may sign in; tests take accounts away. */
  readonly accounts: Map<string, Account>;
  readonly lines: string[];
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function setStage(at: Date): Promise<Stage> {
  const app: Server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>app</title>'),
  );
  await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
  const appUrl = `http://localhost:${(app.address() as AddressInfo).port}`;
  const clock = openClock(at);
  const dataFolder = mkdtempSync(join(tmpdir(), 'issuer-'));
  const accounts = new Map([[officer.sub, officer]]);
  const lines: string[] = [];
  const start = (port: number): Promise<Issuer> =>
    startIssuer({
      services: ['city-system-4101'],
      ...{
        port,
        audience: 'baobei-staff',
        dataFolder,
        clock,
        log: (line) => lines.push(line),
        appUrls: () => [appUrl],
      },
      findAccount: (username) => accounts.get(username),
      suggested: [{ username: officer.sub, label: '李敏 · 花园社区专管员' }],
    });
  const stage: Stage = {
    issuer: await start(0),
    ...{ clock, appUrl, dataFolder, accounts, lines },
    restart: async () => {
      const port = Number(new URL(stage.issuer.url).port);
      await stage.issuer.stop();
      stage.issuer = await start(port);
    },
    stop: async () => {
      await stage.issuer.stop();
      clock.stop();
      app.close();
      app.closeAllConnections();
    },
  };
  return stage;
}

/** One sign-in of the app by code and PKCE (RFC 7636). */
export interface SignIn {
  readonly address: string;
  redeem(redirected: string, override?: Record<string, string>): Promise<Response>;
}

export function beginSignIn({ issuer, appUrl }: Stage, override: Record<string, string> = {}): SignIn {
  const verifier = randomBytes(32).toString('base64url');
  const common = { client_id: 'baobei-officer', redirect_uri: `${appUrl}/` };
  const query = {
    ...common,
    ...{ response_type: 'code', scope: 'openid profile offline_access', state: 's' },
    ...{
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    },
    ...override,
  };
  return {
    address: `${issuer.url}/auth?${new URLSearchParams(query).toString()}`,
    redeem: (redirected, otherwise = {}) =>
      askForTokens(
        { issuer, appUrl },
        {
          ...common,
          grant_type: 'authorization_code',
          code: new URL(redirected).searchParams.get('code') ?? '',
          code_verifier: verifier,
          ...otherwise,
        },
      ),
  };
}

export const askForTokens = (
  { issuer, appUrl }: Pick<Stage, 'issuer' | 'appUrl'>,
  form: Record<string, string>,
): Promise<Response> =>
  fetch(`${issuer.url}/token`, {
    method: 'POST',
    headers: { origin: appUrl },
    body: new URLSearchParams(form),
  });
