import type { ActiveFault } from './fault-strikes.ts';
import { recogniseHost } from './recognise-host.ts';

/** What stands beside every call that leaves the account: the SMS webhook and its like. */
export interface WebSurroundings {
  strikes(host: string, method: string): readonly ActiveFault[];
  count(host: string, method: string, status: number): void;
  kill(): never;
}

/** Puts the meter and the faults before `fetch`. The request itself goes out untouched. */
export function patchFetch(around: WebSurroundings): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    if (recogniseHost(url.hostname)) {
      throw new Error('AWS is called through the SDK for node here, whose requests the gateway sees');
    }
    const strikes = around.strikes(url.host, method);
    const has = (kind: ActiveFault['kind']): boolean => strikes.some((strike) => strike.kind === kind);
    if (has('kill-before')) around.kill();
    const { delayMs } = strikes.find(({ kind }) => kind === 'delay') ?? { delayMs: 0 };
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (has('throttle')) return counted(new Response('', { status: 429 }));
    if (has('error-before')) return counted(new Response('', { status: 500 }));
    const response = counted(await real(input, init));
    if (has('kill-after')) around.kill();
    return has('error-after-commit') ? new Response('', { status: 500 }) : response;

    function counted(answer: Response): Response {
      around.count(url.host, method, answer.status);
      return answer;
    }
  };
}
