import type { ShortMessage } from '../../schemas/notification.ts';

const patienceMs = 8_000;

/**
 * Hands a message to the SMS gateway's webhook. Its Idempotency-Key is the message's id.
 * @throws Error when it was not taken; neither the number nor the text is in it.
 */
export async function deliverByWebhook(webhook: string, message: ShortMessage): Promise<void> {
  const answer = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': message.id },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(patienceMs),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
}
