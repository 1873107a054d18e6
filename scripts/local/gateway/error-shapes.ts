import type { AwsResponse, ErrorShapes } from './call.ts';

interface JsonErrorNames {
  readonly contentType: string;
  readonly deniedStatus: number;
  readonly denied: string;
  readonly throttled: string;
  readonly internal: string;
}

const internalMessage = 'The request processing has failed because of an unknown error.';
const throttledMessage = 'Rate exceeded';

function jsonError(names: JsonErrorNames, status: number, type: string, message: string): AwsResponse {
  const body = Buffer.from(JSON.stringify({ __type: type, message }));
  return { status, headers: { 'content-type': names.contentType }, body };
}

function jsonShapes(names: JsonErrorNames): ErrorShapes {
  return {
    denied: (message) => jsonError(names, names.deniedStatus, names.denied, message),
    throttled: () => jsonError(names, 400, names.throttled, throttledMessage),
    internal: () => jsonError(names, 500, names.internal, internalMessage),
  };
}

function xmlError(status: number, code: string, message: string): AwsResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const amazonJson10 = 'application/x-amz-json-1.0';
const amazonJson11 = 'application/x-amz-json-1.1';

const dynamodb = jsonShapes({
  contentType: amazonJson10,
  deniedStatus: 400,
  denied: 'com.amazon.coral.service#AccessDeniedException',
  throttled: 'com.amazonaws.dynamodb.v20120810#ThrottlingException',
  internal: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
});

const sqs = jsonShapes({
  contentType: amazonJson10,
  deniedStatus: 403,
  denied: 'com.amazon.coral.service#AccessDeniedException',
  throttled: 'com.amazonaws.sqs#RequestThrottled',
  internal: 'com.amazon.coral.service#InternalFailure',
});

const json11 = jsonShapes({
  contentType: amazonJson11,
  deniedStatus: 400,
  denied: 'AccessDeniedException',
  throttled: 'ThrottlingException',
  internal: 'InternalServerError',
});

const kms = jsonShapes({
  contentType: amazonJson11,
  deniedStatus: 400,
  denied: 'AccessDeniedException',
  throttled: 'ThrottlingException',
  internal: 'KMSInternalException',
});

const s3: ErrorShapes = {
  denied: (message) => xmlError(403, 'AccessDenied', message),
  throttled: () => xmlError(503, 'SlowDown', 'Please reduce your request rate.'),
  internal: () => xmlError(500, 'InternalError', 'We encountered an internal error. Please try again.'),
};

/** The wire shapes of the errors that the gateway answers itself, as each service's API reference gives them. */
export const errorShapes: Readonly<Record<string, ErrorShapes>> = { dynamodb, sqs, s3, kms };

/** For a service that is not listed: the JSON 1.1 protocol, which Lambda and Step Functions speak. */
export function errorShapesOf(service: string): ErrorShapes {
  return errorShapes[service] ?? json11;
}
