import { readEnvironment } from '../shared/environment.ts';
import { challengeOf, phoneIndexOf, signatureOf } from '../shared/privacy/blind-index.ts';
import { openRing } from '../shared/privacy/open-ring.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { findBodyHash, keepChallenge, tryChallenge, useChallenge } from '../shared/table/challenge-store.ts';
import { countOnce } from '../shared/table/counter-store.ts';
import { openTable } from '../shared/table/table.ts';
import type { CodeNeeds } from './send-code.ts';
import type { SessionNeeds } from './start-session.ts';

export interface Sessions {
  codes: CodeNeeds;
  sessions(): Promise<SessionNeeds>;
}

/** What codes and sessions need, from the settings of the function. */
export function openSessions(): Sessions {
  const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const ring = openRing(table, settings);
  const sources = { ...table, ring };
  const queue = openQueue(settings.NOTIFY_QUEUE_URL);
  const indexOf = async (phone: string) => phoneIndexOf((await ring.season()).blind, phone);
  return {
    codes: {
      challenges: {
        name: async (idempotencyKey) => challengeOf((await ring.season()).ids, idempotencyKey),
        find: async (challenge) => {
          const bodyHash = await findBodyHash(sources, challenge);
          return bodyHash === undefined ? undefined : { bodyHash };
        },
        keep: (challenge) => keepChallenge(sources, challenge),
      },
      count: async (phone, hour, expiresAt) =>
        countOnce(table, { what: `codes#${await indexOf(phone)}`, window: hour, expiresAt }),
      notify: (notification) => sendAll(queue, [notification]),
    },
    sessions: async () => {
      const { signing } = await ring.season();
      return {
        challenges: {
          tryOnce: (challenge) => tryChallenge(sources, challenge),
          use: (challenge, key, at) => useChallenge(sources, challenge, { key, at }),
        },
        sign: (text) => signatureOf(signing, text),
      };
    },
  };
}
