import type { Notification } from '../../schemas/notification.ts';
import type { CodeRequest, CodeSent } from '../../schemas/session.ts';
import { InvalidError, RefusedError } from '../shared/errors.ts';

/** How long a one-time code can be entered. */
export const codeSeconds = 10 * 60;
const mostCodesInHour = 5;

/** A code that was sent, without the code: it follows from the challenge. */
export interface Challenge {
  challenge: string;
  phone: string;
  language: CodeRequest['language'];
  bodyHash: string;
  expiresAt: Date;
}

export interface CodeNeeds {
  challenges: {
    /** The same name for the same request; nobody else can guess it. */
    name(idempotencyKey: string): Promise<string>;
    find(challenge: string): Promise<{ bodyHash: string } | undefined>;
    keep(challenge: Challenge): Promise<void>;
  };
  /** Says how often it was done with this phone in the hour, this time included. */
  count(phone: string, hour: string, expiresAt: Date): Promise<number>;
  notify(notification: Notification): Promise<void>;
}

export interface CodeAsked {
  content: CodeRequest;
  idempotencyKey: string;
  mark: { body: string };
  now: Date;
}

/**
 * Sends a one-time code to a phone, whether or not anything was declared with it: nobody learns which (requirements A8).
 * A retry sends the same code, and the notification's id is the same, so that it arrives once.
 * @throws RefusedError 429 after five in an hour; InvalidError when the key was used for another phone.
 */
export async function sendCode(needs: CodeNeeds, asked: CodeAsked): Promise<CodeSent> {
  const { content, idempotencyKey, mark, now } = asked;
  const challenge = await needs.challenges.name(idempotencyKey);
  const known = await needs.challenges.find(challenge);
  if (known !== undefined && known.bodyHash !== mark.body) throw new InvalidError([], 'idempotency.reused');
  if (known === undefined) {
    await admit(needs, content.phone, now);
    const expiresAt = new Date(now.getTime() + codeSeconds * 1_000);
    await needs.challenges.keep({ challenge, ...content, bodyHash: mark.body, expiresAt });
  }
  await needs.notify({ kind: 'citizen-code', id: `citizen-code-${challenge}`, challenge });
  return { challenge, validForSeconds: codeSeconds };
}

async function admit(needs: CodeNeeds, phone: string, now: Date): Promise<void> {
  const hour = now.toISOString().slice(0, 13);
  const endsAt = new Date(Date.parse(`${hour}:00:00.000Z`) + 3_600_000);
  if ((await needs.count(phone, hour, endsAt)) > mostCodesInHour)
    throw new RefusedError('too-many-requests', 429, {
      retryAfterSeconds: Math.ceil((endsAt.getTime() - now.getTime()) / 1_000),
    });
}
