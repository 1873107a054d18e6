import type { Notification, ShortMessage } from '../../schemas/notification.ts';
import { addressMessage, type Recipients, type Sites } from './address-message.ts';

export interface SendingNeeds {
  recipients: Recipients;
  sent: {
    has(id: string): Promise<boolean>;
    add(id: string): Promise<void>;
  };
  /** Hands a message to the SMS gateway, which knows one that comes twice by its id. */
  deliver(message: ShortMessage): Promise<void>;
  sites: Sites;
}

/**
 * Sends what a notification asks for, once: a message that was sent is remembered, and one that was sent in the moment
 * before a crash goes out again under the same id. Digests, and messages of the daily report, are not remembered: they are as many as
 * the declarations or the communities, and the gateway knows one that comes twice by its id (figure F4).
 */
export async function sendNotification(needs: SendingNeeds, notification: Notification): Promise<void> {
  const isRemembered = !unremembered.has(notification.kind);
  if (isRemembered && (await needs.sent.has(notification.id))) return;
  for (const message of await addressMessage(needs.recipients, notification, needs.sites))
    await needs.deliver(message);
  if (isRemembered) await needs.sent.add(notification.id);
}

const unremembered: ReadonlySet<Notification['kind']> = new Set([
  'round-digest',
  'report-reminder',
  'report-missing',
  'report-closed',
]);
