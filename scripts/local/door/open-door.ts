import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoopbackResponse } from '../engines/loopback-response.ts';
import { objectError } from '../engines/objects/object-error.ts';
import { describeS3 } from '../gateway/services/read-s3.ts';
import type { RequestListener } from '../http/listen.ts';
import type { AssemblyModel } from '../seams/assembly-model.ts';
import type { Clock } from '../seams/clock.ts';
import type { Gateway } from '../seams/gateway.ts';
import { amazonHeaders } from './amazon-headers.ts';
import { crossOrigin } from './cross-origin.ts';
import { passOn } from './pass-on.ts';
import { readPresigned } from './read-presigned.ts';
import { refuseLink } from './refuse-link.ts';
import type { SignedRequest } from './sign-link.ts';

export interface DoorSettings {
  readonly model: Pick<AssemblyModel, 'functions' | 'buckets' | 'region' | 'partition'>;
  readonly gateway: Pick<Gateway, 'denial'> & { readonly meter: Pick<Gateway['meter'], 'countLink'> };
  readonly clock: Pick<Clock, 'now'>;
  /** The object front, which asks nobody who they are. */
  readonly storeUrl: string;
  /** The secret under every function's access key. */
  readonly secret: string;
}

/** What a link from outside may do; everything else is for functions, which come in by the gateway. */
const open = ['GetObject', 'HeadObject', 'PutObject'];

/**
 * S3 as it is seen from outside: presigned links alone. A link holds as long as it says by the settable clock, and does what the
 * function that signed it may do now, by its own policies.
 */
export function openDoor(settings: DoorSettings): RequestListener {
  const pages = crossOrigin(settings.model.buckets);
  return (request, response) => {
    const preflight = pages.preflight(request);
    if (preflight) {
      answer(request, response, preflight);
      return;
    }
    for (const [name, value] of Object.entries(pages.headersFor(request))) response.setHeader(name, value);
    const told = readRequest(request);
    if (!told) {
      answer(request, response, objectError(400, 'InvalidURI', "Couldn't parse the specified URI."));
      return;
    }
    const admitted = admit(told, settings);
    if ('status' in admitted) {
      answer(request, response, admitted);
      return;
    }
    passOn(request, response, { ...admitted, storeUrl: settings.storeUrl });
  };
}

interface Admitted {
  readonly headers: Readonly<Record<string, string>>;
  /** What stands for "there is no such object" to one who may not list the bucket. */
  readonly missing: LoopbackResponse | undefined;
}

function admit(
  told: SignedRequest & { readonly url: string },
  settings: DoorSettings,
): Admitted | LoopbackResponse {
  const { model, gateway, clock, secret } = settings;
  const presigned = readPresigned(told.query);
  if ('status' in presigned) return presigned;
  const signers = {
    region: model.region,
    now: clock.now(),
    secretOf: (key: string) => (model.functions.some(({ name }) => name === key) ? secret : undefined),
  };
  const refusal = refuseLink(told, presigned, signers);
  if (refusal) return refusal;
  const headers = amazonHeaders(told);
  const { action, resource, checks } = describeS3(
    { method: told.method, path: told.url, headers },
    model.partition,
  );
  if (!open.includes(action))
    return objectError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
  const denied = gateway.denial(presigned.accessKey, checks);
  if (denied !== undefined) return objectError(403, 'AccessDenied', denied);
  const functionName = presigned.accessKey;
  gateway.meter.countLink({
    ...{ functionName, service: 's3', action, resources: [resource] },
    authorizations: checks,
  });
  const list = { action: 's3:ListBucket', resource: `arn:${model.partition}:s3:::${resource}` };
  const hidden = gateway.denial(functionName, [list]);
  return { headers, missing: hidden === undefined ? undefined : objectError(403, 'AccessDenied', hidden) };
}

function readRequest(request: IncomingMessage): (SignedRequest & { readonly url: string }) | undefined {
  const { method = 'GET', url = '/', headers } = request;
  const [path = '/', ...query] = url.split('?');
  try {
    decodeURIComponent(path);
  } catch {
    return undefined;
  }
  return { method, url, path, query: new URLSearchParams(query.join('?')), headers };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: LoopbackResponse,
): void {
  request.resume();
  response.writeHead(status, { ...headers, 'content-length': String(body.byteLength) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
