import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeParty } from '../../functions/declare/describe-party.ts';
import { markOf } from '../../functions/shared/request-mark.ts';
import {
  findSlots,
  firstSlots,
  type PartyAsked,
  type Slot,
} from '../../functions/shared/table/filing-slots.ts';
import { storeFiling } from '../../functions/shared/table/filing-store.ts';
import { findByPhone } from '../../functions/shared/table/phone-store.ts';
import { afternoon, aRequest, aTraveller, hoursAfter, phoneNumber } from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { heldDays, somebody } from '../support/person-days.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let citizens: Citizens;
beforeAll(async () => {
  world = await aWorld();
  citizens = citizensOf(world.sources);
});
afterAll(() => world.stop());

function aFiling(document = somebody().document, key = newKey()) {
  const content = aRequest({ travellers: [aTraveller({ document })] });
  const party: PartyAsked = {
    idempotencyKey: key,
    mark: markOf(key, 'body'),
    documents: [document],
    expectedArrivalAt: content.trip.expectedArrivalAt,
  };
  const storeIn = (slots: Slot[]) =>
    storeFiling(world.sources, {
      declarations: describeParty(content, slots, afternoon),
      slots,
      mark: party.mark,
    });
  return { document, party, storeIn };
}

async function idOf({ party }: ReturnType<typeof aFiling>): Promise<string> {
  const { earlier } = await findSlots(world.sources, party);
  return earlier?.declarations[0]?.id ?? '';
}

const withdraw = (id: string) =>
  citizens.withdraw({ id, content: {}, mark: { key: newKey(), body: 'AAAA' }, now: afternoon });

describe('a filing in a slot that is no longer what it was', () => {
  it('is not stored where the day was taken meanwhile', async () => {
    const [one, other] = [aFiling(), aFiling()];
    const again = aFiling(one.document);
    const [slot, same] = [
      await firstSlots(world.sources, one.party),
      await firstSlots(world.sources, again.party),
    ];
    expect(slot).toEqual(same);
    expect(slot).not.toEqual(await firstSlots(world.sources, other.party));
    expect([await one.storeIn(slot), await again.storeIn(same)]).toEqual([true, false]);
  });

  it('is not stored as a claim where the day changed hands meanwhile, though it be listed nowhere', async () => {
    const first = aFiling();
    await first.storeIn(await firstSlots(world.sources, first.party));
    const claim = aFiling(first.document);
    const { slots } = await findSlots(world.sources, claim.party);
    const id = await idOf(first);
    expect(slots).toMatchObject([{ claimOf: id }]);
    await withdraw(id);
    const second = aFiling(first.document);
    expect(await second.storeIn((await findSlots(world.sources, second.party)).slots)).toBe(true);
    expect(await claim.storeIn(slots.map((slot) => ({ ...slot, isUnlisted: true })))).toBe(false);
  });

  it('is not stored for the free day where its key was stored as a claim meanwhile', async () => {
    const first = aFiling();
    await first.storeIn(await firstSlots(world.sources, first.party));
    const second = aFiling(first.document);
    const beside = await findSlots(world.sources, second.party);
    await second.storeIn(beside.slots);
    const id = await idOf(first);
    await withdraw(id);
    const { slots, earlier } = await findSlots(world.sources, second.party);
    expect(earlier?.declarations).toMatchObject([{ state: 'claimed', claimOf: id }]);
    expect(await second.storeIn(slots)).toBe(false);
    expect(await heldDays(world, first.document)).toEqual({});
  });
});

describe('what was declared with a phone', () => {
  it('is the whole party, another adult among them, and for the other adult their own only', async () => {
    const [filers, others] = [phoneNumber(70), phoneNumber(71)];
    const travellers = [filers, others, filers].map((phone) =>
      aTraveller({ document: somebody().document, phone }),
    );
    const content = aRequest({ declarant: { name: '张伟明', phone: filers }, travellers });
    const key = newKey();
    const submission = { content, idempotencyKey: key, mark: markOf(key, 'body') };
    const { declarations } = await citizens.submit(submission, hoursAfter(0));
    const ids = declarations.map(({ id }) => id);
    const foundBy = async (phone: string) =>
      (await findByPhone(world.sources, await citizens.phoneIndexOf(phone))).map(({ facts: { id } }) => id);
    expect((await foundBy(filers)).toSorted()).toEqual(ids.toSorted());
    expect(await foundBy(others)).toEqual([ids[1]]);
  });
});
