import { appendFile } from 'node:fs/promises';
import { TemplateError } from '../errors.ts';
import { clfTime } from './request-event.ts';

/** What an access log line can tell of one request. */
export interface AccessLogEntry {
  readonly requestId: string;
  readonly routeKey: string;
  readonly method: string;
  readonly path: string;
  readonly protocol: string;
  readonly status: number;
  readonly responseLength: number;
  readonly latencyMs: number;
  readonly integrationLatencyMs: number | undefined;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly errorMessage: string;
  readonly at: Date;
}

/** What API Gateway calls the refusals of its own. */
const responseTypes: Readonly<Record<number, string>> = {
  401: 'UNAUTHORIZED',
  403: 'ACCESS_DENIED',
  404: 'MISSING_AUTHENTICATION_TOKEN',
  413: 'REQUEST_TOO_LARGE',
  429: 'THROTTLED',
};

const variables: Readonly<Record<string, (entry: AccessLogEntry) => string | number>> = {
  requestId: ({ requestId }) => requestId,
  extendedRequestId: ({ requestId }) => requestId,
  routeKey: ({ routeKey }) => routeKey,
  httpMethod: ({ method }) => method,
  path: ({ path }) => path,
  protocol: ({ protocol }) => protocol,
  stage: () => '$default',
  status: ({ status }) => status,
  responseLength: ({ responseLength }) => responseLength,
  responseLatency: ({ latencyMs }) => Math.round(latencyMs),
  integrationLatency: ({ integrationLatencyMs }) =>
    integrationLatencyMs === undefined ? '-' : Math.round(integrationLatencyMs),
  integrationStatus: ({ integrationLatencyMs }) => (integrationLatencyMs === undefined ? '-' : 200),
  'integration.status': ({ integrationLatencyMs }) => (integrationLatencyMs === undefined ? '-' : 200),
  'integration.latency': ({ integrationLatencyMs }) =>
    integrationLatencyMs === undefined ? '-' : Math.round(integrationLatencyMs),
  integrationErrorMessage: ({ errorMessage }) => errorMessage || '-',
  'integration.error': ({ errorMessage }) => errorMessage || '-',
  'error.message': ({ errorMessage }) => errorMessage || '-',
  'authorizer.error': ({ status, errorMessage }) => (status === 401 ? errorMessage || 'Unauthorized' : '-'),
  'error.responseType': ({ status, integrationLatencyMs }) =>
    integrationLatencyMs === undefined ? (responseTypes[status] ?? '-') : '-',
  requestTime: ({ at }) => clfTime(at),
  requestTimeEpoch: ({ at }) => at.getTime(),
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
  'identity.userAgent': ({ userAgent }) => userAgent,
};

/** A line by the stage's format with its `$context` variables. One that isn't known stops the start. */
export function accessLogLine(format: string): (entry: AccessLogEntry) => string {
  const pieces = format.split(/\$context\.([A-Za-z.]+)/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const variable = variables[piece];
    if (!variable)
      throw new TemplateError(
        `The access log format has $context.${piece}, which the local runner does not know.`,
      );
    return variable;
  });
  return (entry) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : String(piece(entry)))).join('');
}

/** Lines wait this long for each other, so that a request costs no write of its own. */
const gatherMs = 200;

/** Appends lines to a file, several at a time. */
export function lineWriter(file: string): { write(line: string): void; flush(): Promise<void> } {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const text = lines.join('');
    lines = [];
    if (text !== '') await appendFile(file, text);
  };
  return {
    write: (line) => {
      lines.push(`${line}\n`);
      timer ??= setTimeout(() => void flush(), gatherMs).unref();
    },
    flush,
  };
}
