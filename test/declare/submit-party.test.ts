import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitParty } from '../../functions/declare/submit-party.ts';
import { markOf } from '../../functions/shared/request-mark.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import {
  afternoon,
  aRequest,
  aTraveller,
  aTrip,
  community,
  hoursAfter,
  phoneNumber,
  residentId,
} from '../support/builders.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let people = 100;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

/** Somebody who has not declared yet. */
function anybody(given: Parameters<typeof aTraveller>[0] = {}) {
  people += 1;
  return aTraveller({ document: { type: 'resident-id', number: residentId(people) }, ...given });
}

async function submit(content: DeclarationRequest, idempotencyKey = newKey(), now = afternoon) {
  const mark = markOf(idempotencyKey, JSON.stringify(content));
  return submitParty(world.submission, { content, idempotencyKey, mark }, now);
}

async function stored(content: DeclarationRequest, idempotencyKey = newKey(), now = afternoon) {
  const { declarations } = await submit(content, idempotencyKey, now);
  return Promise.all(declarations.map(({ id }) => world.find(id)));
}

describe('submitting a declaration', () => {
  it('keeps what was told, and assigns it to the community of destination', async () => {
    const [declaration] = await stored(aRequest({ travellers: [anybody()] }));
    expect(declaration).toMatchObject({
      state: 'declared',
      place: community,
      leadDays: 4,
      shortNotice: false,
      edits: 0,
      dueAt: '2026-01-20T16:00:00.000Z',
      personal: { name: '张伟明', birthDate: '1990-03-12', sex: 'male' },
    });
  });

  it.each([
    [72, 3, false],
    [48, 2, true],
    [1, 0, true],
  ])(
    '%i hours ahead is %i days of lead; short notice: %s, and never refused',
    async (hours, leadDays, shortNotice) => {
      const trip = aTrip({ expectedArrivalAt: hoursAfter(hours).toISOString() });
      const { declarations } = await submit(aRequest({ trip, travellers: [anybody()] }));
      expect(declarations).toMatchObject([{ leadDays, shortNotice }]);
    },
  );

  it('makes each of a party of ten a declaration of their own, all or none', async () => {
    const travellers = Array.from({ length: 10 }, () => anybody());
    const party = await stored(aRequest({ travellers }));
    expect(new Set(party.map((one) => one?.id)).size).toBe(10);
    const ids = party.map((one) => one?.id);
    expect(party.map((one) => one?.party)).toEqual(party.map(() => ids));
  });

  it('tells an adult with a phone of their own from a child who travels along', async () => {
    const adult = anybody({ phone: phoneNumber(2) });
    const guardian = { name: '张伟明', phone: phoneNumber() };
    const document = { type: 'resident-id' as const, number: residentId(7, '2017-05-04') };
    const [first, second] = await stored(
      aRequest({ travellers: [adult, aTraveller({ document, guardian })] }),
    );
    expect(first).toMatchObject({ forAnotherAdult: true, child: false });
    expect(second).toMatchObject({ forAnotherAdult: false, child: true });
  });

  it('fits a typical declaration into 1,024 bytes, so that a write is one unit', async () => {
    const { declarations } = await submit(aRequest({ travellers: [anybody()] }));
    const { pk } = declarationKey(declarations[0]?.id ?? '');
    const { Items: items = [] } = await world.sources.client.send(
      new QueryCommand({
        TableName: world.sources.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    expect(items).toHaveLength(1);
    expect(sizeOf(items[0] ?? {})).toBeLessThanOrEqual(1_024);
  });
});

/** As DynamoDB counts it: names and values in UTF-8, numbers about half their digits and one, lists 3 and one each. */
function sizeOf(item: Record<string, { S?: string; N?: string; B?: Uint8Array }>): number {
  return Object.entries(item).reduce((sum, [name, { S, N, B }]) => {
    const value =
      S !== undefined ? Buffer.byteLength(S) : N !== undefined ? Math.ceil(N.length / 2) + 1 : B?.length;
    return sum + Buffer.byteLength(name) + (value ?? 0);
  }, 0);
}

describe('a submission that is sent again', () => {
  it('gets the same answer and is stored once', async () => {
    const key = newKey();
    const content = aRequest({ travellers: [anybody(), anybody()] });
    const first = await submit(content, key);
    expect(await submit(content, key, hoursAfter(1))).toEqual(first);
    expect(await world.find(first.declarations[0]?.id ?? '')).toMatchObject({ version: 1 });
  });

  it('gets the same answer even after the arrival, when it would be refused as a new one', async () => {
    const key = newKey();
    const content = aRequest({ travellers: [anybody()] });
    const first = await submit(content, key);
    expect(await submit(content, key, hoursAfter(200))).toEqual(first);
  });

  it('is refused when its body is another one', async () => {
    const key = newKey();
    const [one, changed, other] = [anybody(), anybody(), anybody()];
    await submit(aRequest({ travellers: [one, other] }), key);
    const stranger = aTraveller({ ...one, name: '李海涛' });
    for (const travellers of [[stranger, other], [changed, other], [other, one], [one]])
      await expect(submit(aRequest({ travellers }), key)).rejects.toMatchObject({
        code: 'idempotency.reused',
        status: 422,
      });
    const free = await stored(aRequest({ travellers: [changed] }));
    expect(free).toMatchObject([{ state: 'declared', claims: [] }]);
  });

  it('waits until the whole party is seen: reads of several items may meet it half stored', async () => {
    const content = aRequest({ travellers: [anybody(), anybody()] });
    const key = newKey();
    const first = await submit(content, key);
    const { filings } = world.submission;
    let looks = 0;
    const look: typeof filings.look = async (party) => {
      const looked = await filings.look(party);
      const { earlier } = looked;
      if (earlier === undefined || (looks += 1) > 1) return looked;
      return { ...looked, earlier: { ...earlier, declarations: earlier.declarations.slice(1) } };
    };
    const submission = { content, idempotencyKey: key, mark: markOf(key, JSON.stringify(content)) };
    const needs = { ...world.submission, filings: { ...filings, look } };
    expect(await submitParty(needs, submission, afternoon)).toEqual(first);
    expect(looks).toBe(2);
  });

  it('gets the same answer and is stored once also when it comes twice at once', async () => {
    const travellers = [anybody(), anybody(), anybody()];
    for (const party of [travellers.slice(0, 1), travellers.slice(1)]) {
      const [key, content] = [newKey(), aRequest({ travellers: party })];
      const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => submit(content, key)));
      for (const other of others) expect(other).toEqual(first);
      const [one] = await Promise.all((first?.declarations ?? []).map(({ id }) => world.find(id)));
      expect(one).toMatchObject({ state: 'declared', claims: [] });
    }
  });
});

describe('a second filing for one person and day', () => {
  it('is answered like any other, kept beside the first and not counted', async () => {
    const travellers = [anybody()];
    const [first] = await stored(aRequest({ travellers }));
    const second = await submit(aRequest({ travellers }));
    expect(Object.keys(second.declarations[0] ?? {})).toEqual([
      'id',
      'submittedAt',
      'leadDays',
      'shortNotice',
    ]);
    const claim = await world.find(second.declarations[0]?.id ?? '');
    expect(claim).toMatchObject({ state: 'claimed', claimOf: first?.id });
    expect(await world.find(first?.id ?? '')).toMatchObject({ state: 'declared', claims: [claim?.id] });
  });

  it('gets the same answer when it is sent again', async () => {
    const travellers = [anybody()];
    await submit(aRequest({ travellers }));
    const key = newKey();
    const second = await submit(aRequest({ travellers }), key);
    expect(await submit(aRequest({ travellers }), key)).toEqual(second);
  });

  it('is a declaration of its own on another day', async () => {
    const travellers = [anybody()];
    await submit(aRequest({ travellers }));
    const trip = aTrip({ expectedArrivalAt: hoursAfter(240).toISOString() });
    const [other] = await stored(aRequest({ travellers, trip }));
    expect(other).toMatchObject({ state: 'declared' });
  });

  it('lets the rest of the party be declared as they are', async () => {
    const known = anybody();
    await submit(aRequest({ travellers: [known] }));
    const [key, content] = [newKey(), aRequest({ travellers: [anybody(), known, anybody()] })];
    const party = await stored(content, key);
    expect(party.map((one) => one?.state)).toEqual(['declared', 'claimed', 'declared']);
    const again = await submit(content, key);
    expect(again.declarations.map(({ id }) => id)).toEqual(party.map((one) => one?.id));
  });

  it('is stored also when the first one lists as many claims as it may, and is left alone then', async () => {
    const travellers = [anybody()];
    const [first] = await stored(aRequest({ travellers }));
    for (let claims = 0; claims < 10; claims += 1) await submit(aRequest({ travellers }));
    const [eleventh] = await stored(aRequest({ travellers }));
    expect(eleventh).toMatchObject({ state: 'claimed', claimOf: first?.id });
    const listed = (await world.find(first?.id ?? ''))?.claims;
    expect(listed).toHaveLength(10);
    expect(listed).not.toContain(eleventh?.id);
  });

  it('is counted once also when many come at the same moment', async () => {
    const travellers = [anybody()];
    const all = await Promise.all(Array.from({ length: 8 }, () => stored(aRequest({ travellers }))));
    const states = all.flat().map((one) => one?.state);
    expect(states.filter((state) => state === 'declared')).toHaveLength(1);
    expect(states.filter((state) => state === 'claimed')).toHaveLength(7);
  });
});
