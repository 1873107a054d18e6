import type { SQSRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readOrSetAside } from '../../functions/shared/queue/dead-letters-adapter.ts';
import { type Notification, notification } from '../../schemas/notification.ts';
import { type RealQueues, realQueues } from './real-queues.ts';
import { aDigest } from './some-notifications.ts';

let queues: RealQueues;
beforeAll(async () => {
  queues = await realQueues('DeadLetters');
});
afterAll(() => queues.stop());
afterEach(() => {
  process.env['DEAD_LETTERS_URL'] = queues.url('DeadLetters');
});

const aRecord = (body: string) => ({ body, messageId: 'message-1' }) as SQSRecord;

/** The messages that were handled; `fail` is what handling them ends in. */
function reading(fail?: Error) {
  process.env['DEAD_LETTERS_URL'] ??= queues.url('DeadLetters');
  const handled: Notification[] = [];
  const read = readOrSetAside(notification, (message) => {
    handled.push(message);
    return fail === undefined ? Promise.resolve() : Promise.reject(fail);
  });
  return { handled, read };
}

describe('a message that can be read', () => {
  it('is handled, and nothing is set aside', async () => {
    const { handled, read } = reading();
    await read(aRecord(JSON.stringify(aDigest())));
    expect([handled, await queues.take('DeadLetters')]).toEqual([[aDigest()], []]);
  });

  it.each([new Error('busy'), new SyntaxError('an answer of somebody else is no JSON')])(
    'and whose handling fails is tried again, never set aside: $name',
    async (failure) => {
      const { read } = reading(failure);
      await expect(read(aRecord(JSON.stringify(aDigest())))).rejects.toBe(failure);
      expect(await queues.take('DeadLetters')).toEqual([]);
    },
  );
});

describe('a message that can never be read', () => {
  it.each([
    ['no JSON', '{"kind":"round-digest"'],
    ['empty', ' '],
    ['of an unknown kind', JSON.stringify({ ...aDigest(), kind: 'rumour' })],
    ['without a field', JSON.stringify({ ...aDigest(), roundAt: undefined })],
    ['with a field that nobody asked for', JSON.stringify({ ...aDigest(), phone: '13900000001' })],
    ['null', 'null'],
  ])('is set aside at once and whole, byte for byte, and is done with: %s', async (_title, body) => {
    const { handled, read } = reading();
    await read(aRecord(body));
    expect([handled, await queues.take('DeadLetters')]).toEqual([[], [body]]);
  });

  it('is tried again where it could not be set aside: it is never lost', async () => {
    process.env['DEAD_LETTERS_URL'] = queues.url('NoSuchQueue');
    const { read } = reading();
    await expect(read(aRecord('poison'))).rejects.toThrow();
  });
});

it('a function that is not told where dead letters go does not start', () => {
  Reflect.deleteProperty(process.env, 'DEAD_LETTERS_URL');
  expect(() => readOrSetAside(notification, () => Promise.resolve())).toThrow('DEAD_LETTERS_URL');
});
