import { RefusedError } from '../shared/errors.ts';
import { isSameText } from '../shared/same-text.ts';

/** How long a citizen's session lasts. */
export const sessionSeconds = 30 * 60;

/** Signs a text with a key that only the functions have. */
export type Sign = (text: string) => string;

/** A citizen's session: whoever shows it proved to hold the phone. It says the phone's blind index, and until when. */
export function writeSession(sign: Sign, phoneIndex: string, startedAt: Date): string {
  const claims = `${phoneIndex}.${startedAt.getTime() + sessionSeconds * 1_000}`;
  return `${claims}.${sign(`session#${claims}`)}`;
}

/**
 * The phone's blind index that a session stands for.
 * @throws RefusedError 401 for a forged or an expired one.
 */
export function readSession(sign: Sign, token: string, now: Date): string {
  const [phoneIndex = '', until = '', signature = ''] = token.split('.');
  if (!isSameText(signature, sign(`session#${phoneIndex}.${until}`)))
    throw new RefusedError('session-required', 401);
  if (Number(until) <= now.getTime()) throw new RefusedError('session-expired', 401);
  return phoneIndex;
}
