import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Clock } from '../seams/clock.ts';
import type { InvocationResult, Invoker } from '../seams/invoker.ts';
import type { HttpApiModel } from '../seams/web-model.ts';
import { accessLogLine, lineWriter } from './access-log.ts';
import { type HttpAnswer, ownAnswers } from './answer.ts';
import { type Authorize, jwtAuthorizer } from './authorizer.ts';
import { corsOf } from './cors.ts';
import { functionAnswer } from './function-answer.ts';
import { readBody } from './read-body.ts';
import { type ApiAddress, requestEvent } from './request-event.ts';
import { routeTable } from './route-table.ts';
import { tokenBucket } from './throttle.ts';

export interface ApiSettings {
  readonly account: string;
  readonly invoker: Invoker;
  readonly clock: Clock;
  readonly logFolder: string;
}

/** An HTTP API with payload format 2.0. */
export interface Api {
  handle(request: IncomingMessage): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

/** What happened to one request, for the access log. */
interface Trace {
  readonly requestId: string;
  routeKey: string;
  integrationLatencyMs: number | undefined;
}

/** Lambda takes events of 6 MB, less than API Gateway takes of a body. */
const largestEventBody = 5_900_000;

export function openApi(model: HttpApiModel, { account, invoker, clock, logFolder }: ApiSettings): Api {
  const address: ApiAddress = { account, apiId: model.apiId, host: model.host };
  const findRoute = routeTable(model.routes);
  const cors = model.cors && corsOf(model.cors);
  const takeToken = model.throttle && tokenBucket(model.throttle);
  const routeTokens = new Map(
    model.routes.flatMap(({ key, throttle }) => (throttle ? [[key, tokenBucket(throttle)]] : [])),
  );
  const authorizers = new Map<string, Authorize>();
  for (const { authorizer } of model.routes) {
    if (authorizer && !authorizers.has(authorizer.id))
      authorizers.set(authorizer.id, jwtAuthorizer(authorizer, clock));
  }
  const log = model.accessLog && {
    line: accessLogLine(model.accessLog.format),
    writer: lineWriter(join(logFolder, `${model.accessLog.logGroup.replaceAll('/', '-')}.log`)),
  };

  const answerTo = async (request: IncomingMessage, trace: Trace): Promise<HttpAnswer> => {
    const [path, query] = pathAndQuery(request.url ?? '/');
    const matched = findRoute(request.method ?? 'GET', path);
    if (!matched) return cors?.preflight(request) ?? ownAnswers.notFound;
    trace.routeKey = matched.route.key;
    if (routeTokens.get(matched.route.key)?.() === false || takeToken?.() === false)
      return ownAnswers.tooMany;

    const authorize = authorizers.get(matched.route.authorizer?.id ?? '');
    const authorized = authorize && (await authorize(request.headers.authorization, matched.route));
    if (authorized && 'status' in authorized) return authorized;
    const body = await readBody(request);
    if (!body || body.length > largestEventBody) return ownAnswers.tooLarge;

    const event = requestEvent(address, {
      request,
      path,
      query,
      body,
      matched,
      authorized,
      requestId: trace.requestId,
      now: clock.now(),
    });
    const start = performance.now();
    const result = await inTime(
      invoker.invoke(matched.route.functionName, event),
      model.integrationTimeoutMs,
    );
    trace.integrationLatencyMs = performance.now() - start;
    if (result === undefined) return ownAnswers.unavailable;
    return 'payload' in result ? functionAnswer(result.payload) : ownAnswers.internalError;
  };

  const dressedAnswer = async (request: IncomingMessage, trace: Trace): Promise<HttpAnswer> => {
    const answer = await answerTo(request, trace);
    return cors ? cors.dress(request, answer) : answer;
  };

  return {
    handle: async (request) => {
      const start = performance.now();
      const trace: Trace = { requestId: requestId(), routeKey: '-', integrationLatencyMs: undefined };
      const given = await dressedAnswer(request, trace);
      // The pages go by this date, so it is the settable clock's, not this machine's.
      const own = { date: clock.now().toUTCString(), 'apigw-requestid': trace.requestId };
      const answer = { ...given, headers: { ...given.headers, ...own } };
      log?.writer.write(
        log.line({
          ...trace,
          method: request.method ?? '',
          path: request.url ?? '',
          protocol: `HTTP/${request.httpVersion}`,
          status: answer.status,
          responseLength: Buffer.byteLength(answer.body),
          latencyMs: performance.now() - start,
          sourceIp: request.socket.remoteAddress ?? '',
          userAgent: request.headers['user-agent'] ?? '',
          errorMessage: '',
          at: clock.now(),
        }),
      );
      return answer;
    },
    stop: async () => {
      await log?.writer.flush();
    },
  };
}

function pathAndQuery(url: string): readonly [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** An id of API Gateway's look: 15 characters and `=`. */
function requestId(): string {
  return `${randomBytes(11).toString('base64').slice(0, 15).replaceAll(/[+/]/g, 'A')}=`;
}

function inTime(
  result: Promise<InvocationResult>,
  milliseconds: number,
): Promise<InvocationResult | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
