import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { urlToHttpOptions } from 'node:url';

type OnResponse = (response: IncomingMessage) => void;

/** What a request of node:http or node:https is turned into; `send` makes the real one. */
export type Interceptor = (
  options: RequestOptions,
  onResponse: OnResponse | undefined,
  send: () => ClientRequest,
) => ClientRequest;

type Arguments = [RequestOptions | string | URL, OnResponse?] | [string | URL, RequestOptions, OnResponse?];

/**
 * Puts an interceptor before `request` and `get` of both modules. The SDK's handler reads them off the module object at each call;
 * named imports see them through `syncBuiltinESMExports`. Must run before the function's bundle is loaded.
 */
export function patchRequests(intercept: Interceptor): void {
  for (const module of [http, https]) {
    const real = module.request.bind(module) as (...call: unknown[]) => ClientRequest;
    const request = (...call: Arguments): ClientRequest => {
      const { options, onResponse } = readArguments(call);
      return intercept(options, onResponse, () => real(...call));
    };
    const get = (...call: Arguments): ClientRequest => {
      const sent = request(...call);
      sent.end();
      return sent;
    };
    Object.assign(module, { request, get });
  }
  syncBuiltinESMExports();
}

function readArguments(call: Arguments): { options: RequestOptions; onResponse: OnResponse | undefined } {
  const [first, second, third] = call;
  const given = typeof second === 'object' ? second : {};
  const base = typeof first === 'string' || first instanceof URL ? urlToHttpOptions(new URL(first)) : first;
  return { options: { ...base, ...given }, onResponse: typeof second === 'function' ? second : third };
}
