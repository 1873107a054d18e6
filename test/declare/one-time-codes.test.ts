import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeNeeds, codeSeconds, sendCode } from '../../functions/declare/send-code.ts';
import { readSession, sessionSeconds } from '../../functions/declare/session-token.ts';
import { type SessionNeeds, startSession } from '../../functions/declare/start-session.ts';
import { challengeOf, phoneIndexOf, signatureOf } from '../../functions/shared/privacy/blind-index.ts';
import {
  findBodyHash,
  findMessage,
  keepChallenge,
  tryChallenge,
  useChallenge,
} from '../../functions/shared/table/challenge-store.ts';
import { countOnce } from '../../functions/shared/table/counter-store.ts';
import type { Notification } from '../../schemas/notification.ts';
import { afternoon, hoursAfter, phoneNumber } from '../support/builders.ts';
import { aWorld, newId, newKey, type World } from '../support/world.ts';

let world: World;
let phones = 0;
let codes: CodeNeeds;
let sessions: SessionNeeds;
const told: Notification[] = [];

beforeAll(async () => {
  world = await aWorld();
  const { sources } = world;
  const { blind, ids, signing } = await world.ring.season();
  codes = {
    challenges: {
      name: (key) => Promise.resolve(challengeOf(ids, key)),
      find: async (challenge) => {
        const bodyHash = await findBodyHash(sources, challenge);
        return bodyHash === undefined ? undefined : { bodyHash };
      },
      keep: (challenge) => keepChallenge(sources, challenge),
    },
    count: (phone, window, expiresAt) =>
      countOnce(sources, { what: `codes#${phoneIndexOf(blind, phone)}`, window, expiresAt }),
    notify: (notification) => {
      told.push(notification);
      return Promise.resolve();
    },
  };
  sessions = {
    challenges: {
      tryOnce: (challenge) => tryChallenge(sources, challenge),
      use: (challenge, key, at) => useChallenge(sources, challenge, { key, at }),
    },
    sign: (text) => signatureOf(signing, text),
  };
});
afterAll(() => world.stop());

const aPhone = () => phoneNumber((phones += 1));
const ask = (phone: string, { idempotencyKey = newKey(), now = afternoon } = {}) =>
  sendCode(codes, { content: { phone, language: 'zh' }, idempotencyKey, mark: { body: phone }, now });
const enter = (challenge: string, code: string, { key = newKey(), now = afternoon } = {}) =>
  startSession(sessions, { content: { challenge, code }, mark: { key }, now });

/** The code as the message tells it. */
async function codeOf(challenge: string): Promise<string> {
  return (await findMessage(world.sources, challenge))?.code ?? '';
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const later = (seconds: number) => new Date(afternoon.getTime() + seconds * 1_000);

describe('a one-time code', () => {
  it('starts a session of the phone that it was sent to', async () => {
    const phone = aPhone();
    const { challenge } = await ask(phone);
    const { token, validForSeconds } = await enter(challenge, await codeOf(challenge));
    expect(validForSeconds).toBe(1_800);
    const { blind } = await world.ring.season();
    expect(readSession(sessions.sign, token, later(1))).toBe(phoneIndexOf(blind, phone));
  });

  it('is told by its challenge only: neither phone nor code is in the notification or the answer', async () => {
    const phone = aPhone();
    const sent = await ask(phone);
    const notification = told.at(-1);
    expect(notification).toEqual({
      kind: 'citizen-code',
      id: `citizen-code-${sent.challenge}`,
      challenge: sent.challenge,
    });
    expect(JSON.stringify([sent, notification])).not.toContain(phone);
    expect(JSON.stringify([sent, notification])).not.toContain(await codeOf(sent.challenge));
    expect(await findMessage(world.sources, sent.challenge)).toMatchObject({ phone, language: 'zh' });
  });

  it('is refused when it is wrong, and good after that', async () => {
    const { challenge } = await ask(aPhone());
    const code = await codeOf(challenge);
    await expect(enter(challenge, wrong(code))).rejects.toMatchObject({ status: 403, code: 'code-wrong' });
    await expect(enter(challenge, code)).resolves.toBeDefined();
  });

  it('is refused with 429 after five wrong tries, the right one too, until it expires', async () => {
    const { challenge } = await ask(aPhone());
    const code = await codeOf(challenge);
    for (let tries = 0; tries < 5; tries += 1)
      await expect(enter(challenge, wrong(code))).rejects.toMatchObject({ status: 403 });
    await expect(enter(challenge, code, { now: later(100) })).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: codeSeconds - 100,
    });
  });

  it('is tried five times at most also when all tries come at once', async () => {
    const { challenge } = await ask(aPhone());
    const code = wrong(await codeOf(challenge));
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => enter(challenge, code)));
    const looked = tries.filter(({ status, ...one }) => {
      const { reason } = one as { reason?: { status: number } };
      return status === 'rejected' && reason?.status === 403;
    });
    expect(looked).toHaveLength(5);
  });

  it('is refused from the instant it expires', async () => {
    const { challenge } = await ask(aPhone());
    const code = await codeOf(challenge);
    await expect(enter(challenge, code, { now: later(codeSeconds) })).rejects.toMatchObject({ status: 403 });
    await expect(enter(challenge, code, { now: later(codeSeconds - 1) })).resolves.toBeDefined();
  });

  it('is good for one session: the same request gets it again, another gets none', async () => {
    const { challenge } = await ask(aPhone());
    const code = await codeOf(challenge);
    const key = newKey();
    const first = await enter(challenge, code, { key });
    expect(await enter(challenge, code, { key, now: later(60) })).toEqual(first);
    await expect(enter(challenge, code)).rejects.toMatchObject({ status: 403, code: 'code-wrong' });
  });

  it('is good for one session also when two requests come at once', async () => {
    const { challenge } = await ask(aPhone());
    const code = await codeOf(challenge);
    const both = await Promise.allSettled([enter(challenge, code), enter(challenge, code)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('of another challenge is refused, and so is a challenge that does not exist', async () => {
    const [one, other] = [await ask(aPhone()), await ask(aPhone())];
    const code = await codeOf(other.challenge);
    await expect(enter(one.challenge, code)).rejects.toMatchObject({ status: 403 });
    await expect(enter(newId(), code)).rejects.toMatchObject({ status: 403, code: 'code-wrong' });
  });
});

describe('asking for a code', () => {
  it('again with the same key tells the same code, and does not prolong it', async () => {
    const phone = aPhone();
    const idempotencyKey = newKey();
    const first = await ask(phone, { idempotencyKey });
    const before = await findMessage(world.sources, first.challenge);
    expect(await ask(phone, { idempotencyKey, now: later(60) })).toEqual(first);
    expect(await findMessage(world.sources, first.challenge)).toEqual(before);
    expect(told.slice(-2).map(({ id }) => id)).toEqual(Array(2).fill(`citizen-code-${first.challenge}`));
  });

  it('for another phone with the same key is refused', async () => {
    const idempotencyKey = newKey();
    await ask(aPhone(), { idempotencyKey });
    await expect(ask(aPhone(), { idempotencyKey })).rejects.toMatchObject({ code: 'idempotency.reused' });
  });

  it('is refused the sixth time in an hour, for this phone only, with the time until the next', async () => {
    const phone = aPhone();
    for (let times = 0; times < 5; times += 1) await ask(phone);
    const sent = told.length;
    // 14:10 in Shanghai: the hour has 50 minutes to go.
    await expect(ask(phone)).rejects.toMatchObject({ status: 429, retryAfterSeconds: 3_000 });
    expect(told).toHaveLength(sent);
    await expect(ask(aPhone())).resolves.toBeDefined();
    await expect(ask(phone, { now: hoursAfter(1) })).resolves.toBeDefined();
  });
});

describe('a session', () => {
  it('lasts half an hour', () => {
    expect(sessionSeconds).toBe(1_800);
  });
});
