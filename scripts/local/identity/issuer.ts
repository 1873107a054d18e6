import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Issuer, IssuerSettings } from '../seams/issuer.ts';
import { signAccessToken } from './access-token.ts';
import { askAcross } from './ask-across.ts';
import type { Suggested } from './pages.ts';
import { type IssuerKeys, keptKeys } from './signing-key.ts';

export interface IssuerWorkerData {
  readonly port: number;
  readonly audience: string;
  readonly dataFolder: string;
  readonly keys: IssuerKeys;
  readonly suggested: readonly Suggested[];
  readonly services: readonly string[];
  readonly clock: SharedArrayBuffer;
}
const opened = z.union([z.string(), z.object({ code: z.string(), message: z.string() })]);

/** The OpenID Connect issuer of the demonstration, which a real identity provider replaces by a parameter (design.md §2, §6). */
export async function startIssuer(settings: IssuerSettings): Promise<Issuer> {
  const { port, audience, dataFolder, suggested, services, clock, log } = settings;
  mkdirSync(dataFolder, { recursive: true });
  const keys = await keptKeys(dataFolder);
  const workerData: IssuerWorkerData = {
    ...{ port, audience, dataFolder, keys, suggested, services },
    clock: clock.buffer,
  };
  const worker = new Worker(new URL('issuer-worker.ts', import.meta.url), { workerData });
  const died = new Promise<never>((_, reject) => worker.once('error', reject));
  const ask = askAcross(worker, {
    account: (username: string) => settings.findAccount(username),
    apps: () => settings.appUrls(),
    failed: (message: string) => log(`The issuer failed: ${message}`),
  });
  const url = opened.parse(await Promise.race([ask('open'), died]));
  died.catch((error: unknown) => log(`The issuer ended: ${String(error)}`));
  if (typeof url !== 'string') {
    await worker.terminate();
    throw Object.assign(new Error(url.message), { code: url.code });
  }
  return {
    url,
    issueToken: (sub, overrides = {}) =>
      signAccessToken(
        { sub, issuer: url, audience, key: keys.signing, now: clock.now() },
        typeof overrides === 'number' ? { lifetimeSeconds: overrides } : overrides,
      ),
    stop: async () => {
      await worker.terminate();
    },
  };
}
