import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { findMessage } from '../shared/table/challenge-store.ts';
import { findDeclaration } from '../shared/table/declaration-store.ts';
import { findPhones } from '../shared/table/desk-store.ts';
import { findWaiting } from '../shared/table/open-rows.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { rememberSent, wasSent } from '../shared/table/sent-store.ts';
import type { SendingNeeds } from './send-notification.ts';
import { deliverByWebhook } from './sms-adapter.ts';

/** What sending needs, from the settings of the function. */
export function openSending(): SendingNeeds {
  const settings = readEnvironment('SMS_WEBHOOK_URL', 'PUBLIC_SITE_URL', 'DESK_SITE_URL');
  const sources = openSources();
  return {
    sites: { citizen: settings.PUBLIC_SITE_URL, desk: settings.DESK_SITE_URL },
    deliver: (message) => deliverByWebhook(settings.SMS_WEBHOOK_URL, message),
    sent: { has: (id) => wasSent(sources, id), add: (id) => rememberSent(sources, id, systemClock()) },
    recipients: {
      phonesAt: (place) => findPhones(sources, sources.ring, place),
      waitingAt: (place) => findWaiting(sources, sources.ring, place),
      travellerOf: async (id) => {
        const found = await findDeclaration(sources, id);
        return found && { phone: found.personal.phone, language: found.language, state: found.state };
      },
      challenged: async (challenge) => {
        const found = await findMessage(sources, challenge);
        return found && new Date(found.expiresAt) > systemClock() ? found : undefined;
      },
      nameOf: async (region) => (await findRegion(sources, region))?.name ?? region,
    },
  };
}
