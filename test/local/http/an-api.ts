import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openApi } from '../../../scripts/local/http/api.ts';
import { listen } from '../../../scripts/local/http/listen.ts';
import { writeAnswer } from '../../../scripts/local/http/write-answer.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { HttpApiModel, RouteModel } from '../../../scripts/local/seams/web-model.ts';
import { aFunction } from '../lambda/a-function.ts';
import { aHost } from '../lambda/a-host.ts';

export function aRoute(override: Partial<RouteModel> = {}): RouteModel {
  return { key: '$default', functionName: 'Web', scopes: [], ...override };
}

export function anApiModel(override: Partial<HttpApiModel> = {}): HttpApiModel {
  return {
    stack: 'Test',
    logicalId: 'Api',
    path: 'Test/Api',
    arn: 'arn:aws:execute-api:us-east-1:000000000000:abc',
    apiId: 'abc',
    name: 'Api',
    host: 'abc.execute-api.us-east-1.amazonaws.com',
    routes: [aRoute()],
    integrationTimeoutMs: 30_000,
    ...override,
  };
}

export interface TestApi {
  readonly url: string;
  readonly clock: Clock;
  readonly logFolder: string;
  stop(): Promise<void>;
}

/** An API on a port of its own with a real function behind it. */
export async function anApi(override: Partial<HttpApiModel> = {}): Promise<TestApi> {
  const web = aFunction({
    name: 'Web',
    handler: 'web.handler',
    codeFolder: fileURLToPath(new URL('functions', import.meta.url)),
  });
  const host = aHost({ functions: [web] });
  const api = openApi(anApiModel(override), {
    account: '000000000000',
    invoker: host,
    clock: host.clock,
    logFolder: host.logFolder,
  });
  const listening = await listen(0, 'api');
  listening.serve((request, response) => {
    void api.handle(request).then((answer) => writeAnswer(response, answer));
  });
  onTestFinished(async () => {
    await api.stop();
    await listening.stop();
  });
  return { url: listening.url, clock: host.clock, logFolder: host.logFolder, stop: () => api.stop() };
}
