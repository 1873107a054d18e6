import { crc32 } from 'node:zlib';
import type { LoopbackRequest } from '../loopback.ts';
import type { LoopbackResponse } from '../loopback-response.ts';
import { objectError } from './object-error.ts';

/** fauxqs takes no more in one request. */
export const mostBodyBytes = 11 * 1_048_576;

/** S3 takes 5 GB; who has more than fits here uploads in parts. */
export function tooLarge(): LoopbackResponse {
  const message = `The local store takes ${mostBodyBytes} bytes in one request: upload in smaller parts`;
  return objectError(400, 'EntityTooLarge', message);
}

/** The checksum that a client sends beside a body must be the body's (S3 API reference, `x-amz-checksum-crc32`). */
export function refusedChecksum({ method, headers, body }: LoopbackRequest): LoopbackResponse | undefined {
  const told = headers['x-amz-checksum-crc32'];
  if (method !== 'PUT' || told === undefined) return undefined;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return sum.toString('base64') === told
    ? undefined
    : objectError(400, 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
}
