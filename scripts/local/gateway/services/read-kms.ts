import type { AwsCall, AwsResponse, OutgoingRequest } from '../call.ts';
import { type KmsKey, type KmsRequest, runKms } from './run-kms.ts';

/** The keys of the account, and the kept test key that stands for their material. */
export interface KmsPlace {
  readonly masterKey: Uint8Array;
  readonly keys: readonly KmsKey[];
}

/**
 * Reads a KMS call and answers it here, from a kept test key: the functions know only KMS. Where no key can be told there is nothing to
 * ask IAM about, and the answer is an error anyway.
 */
export function readKms(request: OutgoingRequest, place: KmsPlace): AwsCall {
  const action = (request.headers['x-amz-target'] ?? '').replace('TrentService.', '');
  const body = JSON.parse(request.body.toString('utf8')) as KmsRequest;
  const answer = runKms(action, body, place);
  return {
    service: 'kms',
    action,
    resource: answer.key?.keyId ?? '',
    checks: answer.key ? [{ action: `kms:${action}`, resource: answer.key.arn }] : [],
    perform: () => Promise.resolve({ response: toResponse(answer.status, answer.body), units: [] }),
  };
}

function toResponse(status: number, body: unknown): AwsResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: Buffer.from(JSON.stringify(body)),
  };
}
