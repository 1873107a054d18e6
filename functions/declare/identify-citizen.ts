import { hash } from 'node:crypto';
import { RefusedError } from '../shared/errors.ts';
import type { Citizen } from './find-own.ts';
import { readSession, type Sign } from './session-token.ts';

/**
 * Who asks, by the headers: the receipt secret that the device made, or a session.
 * @throws RefusedError 401 when there is neither, or the session is forged or has expired.
 */
export function identifyCitizen(
  headers: Readonly<Record<string, string | undefined>>,
  sign: Sign,
  now: Date,
): Citizen {
  const secret = headers['receipt-secret'];
  if (secret !== undefined) return { kind: 'device', receiptHash: hash('sha256', secret, 'base64url') };
  const token = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (token === undefined) throw new RefusedError('session-required', 401);
  return { kind: 'phone', phoneIndex: readSession(sign, token, now) };
}
