import { describe, expect, it } from 'vitest';
import { type SendingNeeds, sendNotification } from '../../functions/notify/send-notification.ts';
import type { ShortMessage } from '../../schemas/notification.ts';
import { phoneNumber } from '../support/builders.ts';
import { anOpenRow } from '../support/open-rows.ts';
import { aCode, aDeclaredForYou, aDigest, aTransferWaiting } from './some-notifications.ts';

interface Sending extends SendingNeeds {
  delivered: ShortMessage[];
  remembered: Set<string>;
  /** How the gateway answers the next deliveries; then it takes everything. */
  refusals: string[];
}

function aSending(recipients: Partial<SendingNeeds['recipients']> = {}): Sending {
  const delivered: ShortMessage[] = [];
  const remembered = new Set<string>();
  const refusals: string[] = [];
  const known = { phone: phoneNumber(3), language: 'zh', state: 'declared', code: '012345' } as const;
  return {
    delivered,
    remembered,
    refusals,
    sites: { citizen: 'https://yuru.example', desk: 'https://desk.yuru.example' },
    recipients: {
      phonesAt: () => Promise.resolve([phoneNumber(1), phoneNumber(2)]),
      waitingAt: () => Promise.resolve({ phones: [phoneNumber(1), phoneNumber(2)], rows: [anOpenRow()] }),
      travellerOf: () => Promise.resolve(known),
      challenged: () => Promise.resolve(known),
      nameOf: (region) => Promise.resolve(region),
      ...recipients,
    },
    sent: {
      has: (id) => Promise.resolve(remembered.has(id)),
      add: (id) => Promise.resolve(void remembered.add(id)),
    },
    deliver: (message) => {
      const refusal = refusals.shift() ?? '';
      if (refusal !== '') return Promise.reject(new Error(refusal));
      delivered.push(message);
      return Promise.resolve();
    },
  };
}

describe('sending a notification', () => {
  it.each([
    [aTransferWaiting(), 2],
    [aDeclaredForYou(), 1],
    [aCode(), 1],
  ])('tells each who is to know, once, however often it is told: $kind', async (notification, messages) => {
    const needs = aSending();
    for (let time = 0; time < 3; time += 1) await sendNotification(needs, notification);
    expect(needs.delivered).toHaveLength(messages);
    expect([...needs.remembered]).toEqual([notification.id]);
  });

  it('leaves it to the gateway to know a digest that comes twice, and always gives it the same ids (F4)', async () => {
    const needs = aSending();
    for (let time = 0; time < 3; time += 1) await sendNotification(needs, aDigest());
    expect(needs.remembered.size).toBe(0);
    expect(new Set(needs.delivered.map(({ id, to }) => `${id} ${to}`))).toEqual(
      new Set([`round-digest-1 ${phoneNumber(1)}`, `round-digest-1-2 ${phoneNumber(2)}`]),
    );
  });

  it('tells another thing of the same kind too', async () => {
    const needs = aSending();
    await sendNotification(needs, aCode());
    await sendNotification(needs, aCode({ id: 'citizen-code-2' }));
    expect(needs.delivered).toHaveLength(2);
  });

  it('tells nobody about what is gone, and is done with it', async () => {
    const needs = aSending({ travellerOf: () => Promise.resolve(undefined) });
    await sendNotification(needs, aDeclaredForYou());
    expect([needs.delivered, [...needs.remembered]]).toEqual([[], ['declared-for-you-1']]);
  });
});

describe('a gateway that does not take a message', () => {
  it('makes the notification fail, so that it is tried again, and it is not taken for sent', async () => {
    const needs = aSending();
    needs.refusals.push('busy');
    await expect(sendNotification(needs, aCode())).rejects.toThrow('busy');
    expect(needs.remembered.size).toBe(0);
    await sendNotification(needs, aCode());
    expect(needs.delivered.map(({ id }) => id)).toEqual(['citizen-code-1']);
    expect(needs.remembered).toContain('citizen-code-1');
  });

  it('at the second of two gets the first once more under the same id, by which it knows it', async () => {
    const needs = aSending();
    needs.refusals.push('', 'busy');
    await expect(sendNotification(needs, aTransferWaiting())).rejects.toThrow('busy');
    await sendNotification(needs, aTransferWaiting());
    expect(needs.delivered.map(({ id }) => id)).toEqual([
      'transfer-waiting-1',
      'transfer-waiting-1',
      'transfer-waiting-1-2',
    ]);
  });
});
