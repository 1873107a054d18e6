import type { SessionRequest, SessionStarted } from '../../schemas/session.ts';
import { RefusedError } from '../shared/errors.ts';
import { isSameText } from '../shared/same-text.ts';
import { type Sign, sessionSeconds, writeSession } from './session-token.ts';

const mostTries = 5;

/** A challenge as one more try left it. */
export interface Tried {
  tries: number;
  expiresAt: Date;
  phoneIndex: string;
  /** The code that was sent. */
  code: string;
}

export interface SessionNeeds {
  challenges: {
    /** Counts one more try; undefined for a challenge that does not exist. */
    tryOnce(challenge: string): Promise<Tried | undefined>;
    /** Uses the code up for a request; answers when it was first used for it, nothing when it was used for another. */
    use(challenge: string, key: string, at: Date): Promise<Date | undefined>;
  };
  sign: Sign;
}

export interface SessionAsked {
  content: SessionRequest;
  mark: { key: string };
  now: Date;
}

/**
 * Starts a session with the code of the message: at most five tries for a code, and it is good for one session. A retry of
 * the request that used it gets the same session.
 * @throws RefusedError 403 for a wrong, used or expired code, 429 after too many tries.
 */
export async function startSession(
  { challenges, sign }: SessionNeeds,
  { content, mark, now }: SessionAsked,
): Promise<SessionStarted> {
  const tried = await challenges.tryOnce(content.challenge);
  if (tried === undefined || tried.expiresAt <= now) throw new RefusedError('code-wrong', 403);
  if (tried.tries > mostTries)
    throw new RefusedError('too-many-requests', 429, {
      retryAfterSeconds: Math.ceil((tried.expiresAt.getTime() - now.getTime()) / 1_000),
    });
  if (!isSameText(tried.code, content.code)) throw new RefusedError('code-wrong', 403);
  const usedAt = await challenges.use(content.challenge, mark.key, now);
  if (usedAt === undefined) throw new RefusedError('code-wrong', 403);
  return { token: writeSession(sign, tried.phoneIndex, usedAt), validForSeconds: sessionSeconds };
}
