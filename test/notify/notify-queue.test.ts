import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { retentionDateOf } from '../../functions/shared/privacy/retention.ts';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { keepChallenge } from '../../functions/shared/table/challenge-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { afternoon, aPerson, hoursAfter, phoneNumber } from '../support/builders.ts';
import { aMember, aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { newId } from '../support/world.ts';
import { aGateway, type Gateway } from './a-gateway.ts';
import { type RealQueues, realQueues } from './real-queues.ts';
import { aCode, aDeclaredForYou, aDigest, aTransferWaiting } from './some-notifications.ts';

let api: StaffApi;
let gateway: Gateway;
let queues: RealQueues;
let handler: (event: SQSEvent) => Promise<SQSBatchResponse>;
const site = 'https://yuru.example';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  [api, gateway, queues] = [await aStaffApi(), await aGateway(), await realQueues('DeadLetters')];
  Object.assign(process.env, {
    SMS_WEBHOOK_URL: gateway.url,
    PUBLIC_SITE_URL: site,
    DESK_SITE_URL: site,
    DEAD_LETTERS_URL: queues.url('DeadLetters'),
  });
  ({ handler } = await import('../../functions/notify/handler-queue.ts'));
});
afterAll(async () => {
  await Promise.all([api.stop(), gateway.stop(), queues.stop()]);
});
beforeEach(() => {
  vi.setSystemTime(afternoon);
  gateway.taken.length = gateway.keys.length = gateway.refusals.length = 0;
});

/** Gives the function a batch; answers which of it are to be tried again. */
async function tell(...messages: unknown[]): Promise<string[]> {
  const Records = messages.map((message, index) => ({
    messageId: String(index),
    body: typeof message === 'string' ? message : JSON.stringify(message),
  }));
  const { batchItemFailures } = await handler({ Records } as SQSEvent);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

let places = 0;
/** A place with these accounts at its desk, in their order. */
async function aDesk(...officers: { phone: string; active?: boolean }[]): Promise<string> {
  const place = `41010500${String((places += 1)).padStart(4, '0')}`;
  const members = officers.map((given, index) =>
    aMember({ role: 'officer', region: place, sub: `officer-${place}-${index}`, ...given }),
  );
  await appointOfficers(api.world.sources, { place, members });
  return place;
}

/** A case that waits at a place to be called about. */
const declareAt = (place: string, given: Partial<Declaration> = {}) =>
  api.world.addDeclaration({
    place,
    destination: place,
    submittedAt: hoursAfter(-2).toISOString(),
    ...given,
  });

const forAnother = (given: Partial<Declaration> = {}) =>
  api.world.addDeclaration({
    forAnotherAdult: true,
    personal: aPerson({ phone: phoneNumber(8), declarant: { name: '李海涛', phone: phoneNumber(9) } }),
    ...given,
  });

async function aChallenge(language: 'zh' | 'en' = 'zh'): Promise<string> {
  const challenge = newId();
  await keepChallenge(api.world.sources, {
    challenge,
    phone: phoneNumber(5),
    language,
    bodyHash: 'hash',
    expiresAt: hoursAfter(1 / 6),
  });
  return challenge;
}

async function destroyKey(date: string): Promise<void> {
  const { client, name } = api.world.engine.keyTable;
  const destroyed = await client.send(
    new DeleteItemCommand({ TableName: name, Key: { pk: { S: `day#${date}` } }, ReturnValues: 'ALL_OLD' }),
  );
  expect(destroyed.Attributes).toBeDefined();
}

describe('the notify queue', () => {
  it('tells the officers of a place, the officer before the deputy, and nobody whose account is not active', async () => {
    const phones = [
      { phone: phoneNumber(1) },
      { phone: phoneNumber(2), active: false },
      { phone: phoneNumber(3) },
    ];
    const place = await aDesk(...phones);
    await declareAt(place);
    expect(await tell(aDigest({ id: place, place }))).toEqual([]);
    expect(gateway.taken.map(({ id, to }) => [id, to])).toEqual([
      [place, phoneNumber(1)],
      [`${place}-2`, phoneNumber(3)],
    ]);
    expect(gateway.keys).toEqual([place, `${place}-2`]);
  });

  it('counts what waits at the place of a digest, beyond a page of the index, and no neighbour’s', async () => {
    const [place, neighbour] = [
      await aDesk({ phone: phoneNumber(1) }),
      await aDesk({ phone: phoneNumber(2) }),
    ];
    await declareAt(neighbour);
    for (let start = 0; start < 520; start += 52)
      await Promise.all(Array.from({ length: 52 }, () => declareAt(place)));
    await tell(aDigest({ id: place, place }));
    expect(gateway.taken.map(({ to, text }) => [to, /新报备 \d+ 件/.exec(text)?.[0]])).toEqual([
      [phoneNumber(1), '新报备 520 件'],
    ]);
  });

  it('tells nobody of a place where nothing waits any more', async () => {
    await tell(aDigest({ id: newId(), place: await aDesk({ phone: phoneNumber(1) }) }));
    expect(gateway.taken).toEqual([]);
  });

  it('tells who is asked to accept a transfer', async () => {
    const place = await aDesk({ phone: phoneNumber(4) });
    await tell(aTransferWaiting({ id: newId(), place }));
    expect(gateway.taken).toMatchObject([{ kind: 'transfer-waiting', to: phoneNumber(4) }]);
  });

  it('tells a traveller at their own phone, not at the declarant’s, and nothing of either', async () => {
    const { id, personal } = await forAnother();
    await tell(aDeclaredForYou({ id: newId(), declaration: id }));
    expect(gateway.taken).toMatchObject([{ kind: 'declared-for-you', to: phoneNumber(8) }]);
    const { text = '' } = gateway.taken[0] ?? {};
    expect(text).toContain(site);
    for (const told of [id, personal.name, personal.declarant.name, personal.phone, personal.document.number])
      expect(text).not.toContain(told);
  });

  it('sends the code of a challenge in the language it was asked in', async () => {
    await tell(aCode({ id: newId(), challenge: await aChallenge('en') }));
    expect(gateway.taken).toMatchObject([{ kind: 'citizen-code', to: phoneNumber(5) }]);
    expect(gateway.taken[0]?.text).toMatch(/Your code is \d{6},/);
  });
});

describe('the notify queue tells nobody', () => {
  it('of a declaration that does not exist', async () => {
    expect(await tell(aDeclaredForYou({ id: newId(), declaration: newId() }))).toEqual([]);
    expect(gateway.keys).toEqual([]);
  });

  it('of a declaration whose key was destroyed at the end of its retention', async () => {
    const filed = await forAnother({ expectedArrivalAt: hoursAfter(24 * 50).toISOString() });
    await destroyKey(retentionDateOf(filed, api.world.sources.retentionDays));
    const { id } = filed;
    expect(await tell(aDeclaredForYou({ id: newId(), declaration: id }))).toEqual([]);
    expect(gateway.keys).toEqual([]);
  });

  it('of a declaration that was withdrawn before the message went out', async () => {
    const { id } = await forAnother({ state: 'withdrawn' });
    expect(await tell(aDeclaredForYou({ id: newId(), declaration: id }))).toEqual([]);
    expect(gateway.keys).toEqual([]);
  });

  it('a code from the instant on that it expires', async () => {
    const challenge = await aChallenge();
    vi.setSystemTime(hoursAfter(1 / 6));
    await tell(aCode({ id: newId(), challenge }));
    expect(gateway.keys).toEqual([]);
    vi.setSystemTime(hoursAfter(1 / 6).getTime() - 1);
    await tell(aCode({ id: newId(), challenge }));
    expect(gateway.taken).toHaveLength(1);
  });

  it('of a place whose desk nobody sits at', async () => {
    await tell(aDigest({ place: await aDesk() }));
    expect(gateway.keys).toEqual([]);
  });
});

describe('the notify queue sends once', () => {
  it('what comes twice, in one batch or in two', async () => {
    const told = aCode({ id: newId(), challenge: await aChallenge() });
    await tell(told, told);
    await tell(told);
    expect(gateway.taken).toHaveLength(1);
  });

  it('what was sent, though the gateway would take it again: it is not even asked', async () => {
    const told = aCode({ id: newId(), challenge: await aChallenge() });
    await tell(told);
    gateway.keys.length = 0;
    await tell(told);
    expect(gateway.keys).toEqual([]);
  });

  it.each([500, 429, 404])('what the gateway answered with %i, after it was tried again', async (status) => {
    const told = aCode({ id: newId(), challenge: await aChallenge() });
    gateway.refusals.push(status);
    expect(await tell(told)).toEqual(['0']);
    expect(await tell(told)).toEqual([]);
    expect([gateway.taken.length, gateway.keys]).toEqual([1, [told.id, told.id]]);
  });

  it('the others of a batch of which one fails and one is poison', async () => {
    const place = await aDesk({ phone: phoneNumber(6) });
    const bad = aCode({ id: newId(), challenge: await aChallenge() });
    gateway.refusals.push(503);
    const failed = await tell(bad);
    expect(failed).toEqual(['0']);
    await declareAt(place);
    expect(await tell('poison', aDigest({ id: newId(), place }), bad)).toEqual([]);
    expect(gateway.taken).toHaveLength(2);
    expect(await queues.take('DeadLetters')).toEqual(['poison']);
  });
});
