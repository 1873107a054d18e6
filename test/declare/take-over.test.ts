import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Citizen } from '../../functions/declare/find-own.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { afternoon, hashOfSecret, phoneNumber } from '../support/builders.ts';
import { type Citizens, citizensOf, device } from '../support/citizens.ts';
import { somebody } from '../support/person-days.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let citizens: Citizens;
beforeAll(async () => {
  world = await aWorld();
  citizens = citizensOf(world.sources);
});
afterAll(() => world.stop());

const [filersPhone, travellersPhone, strangersPhone] = [phoneNumber(1), phoneNumber(2), phoneNumber(3)];
const ownHash = hashOfSecret('another device');
const newDevice: Citizen = { kind: 'device', receiptHash: ownHash };

async function holderOf(phone: string): Promise<Citizen> {
  return { kind: 'phone', phoneIndex: await citizens.phoneIndexOf(phone) };
}

/** What somebody filed for another adult. */
function filedForAnother(): Promise<Declaration> {
  return world.addDeclaration({ forAnotherAdult: true, personal: somebody({ phone: travellersPhone }) });
}

const takeOver = (id: string, citizen: Citizen, mark = { key: newKey(), body: 'h' }) =>
  citizens.takeOver({ id, content: { receiptHash: ownHash }, mark, now: afternoon }, citizen);
const withdraw = (id: string, citizen: Citizen) =>
  citizens.withdraw({ id, content: {}, mark: { key: newKey(), body: 'h' }, now: afternoon }, citizen);

describe('taking a declaration over', () => {
  it('is for whoever holds the traveller’s phone: from then on it is opened by their device', async () => {
    const { id } = await filedForAnother();
    expect(await takeOver(id, await holderOf(travellersPhone))).toMatchObject({ full: true });
    expect(await world.find(id)).toMatchObject({ takenOver: true, receiptHash: ownHash, version: 2 });
    await expect(withdraw(id, newDevice)).resolves.toMatchObject({ full: true });
  });

  it('ends what the filer may do, by their secret and by their phone', async () => {
    const { id } = await filedForAnother();
    await takeOver(id, await holderOf(travellersPhone));
    for (const filer of [device, await holderOf(filersPhone)])
      await expect(withdraw(id, filer)).rejects.toMatchObject({ status: 404 });
  });

  it('is refused to the filer’s phone, which may still manage it', async () => {
    const { id } = await filedForAnother();
    await expect(takeOver(id, await holderOf(filersPhone))).rejects.toMatchObject({ status: 404 });
    await expect(withdraw(id, await holderOf(filersPhone))).resolves.toMatchObject({ full: false });
  });

  it('is refused to anybody else’s phone as an unknown id is', async () => {
    const { id } = await filedForAnother();
    const refusal = { status: 404, code: 'not-found' };
    await expect(takeOver(id, await holderOf(strangersPhone))).rejects.toMatchObject(refusal);
    await expect(takeOver('u'.repeat(22), await holderOf(strangersPhone))).rejects.toMatchObject(refusal);
    expect(await world.find(id)).toMatchObject({ takenOver: false, version: 1 });
  });

  it('is refused to a device: a phone must be proved (401)', async () => {
    const { id } = await filedForAnother();
    // The rule refuses before it asks anything.
    expect(() => takeOver(id, device)).toThrow(expect.objectContaining({ status: 401 }));
  });

  it('sent again is answered the same and written once', async () => {
    const { id } = await filedForAnother();
    const citizen = await holderOf(travellersPhone);
    const mark = { key: newKey(), body: 'h' };
    const first = await takeOver(id, citizen, mark);
    expect(await takeOver(id, citizen, mark)).toEqual(first);
    expect(await world.find(id)).toMatchObject({ version: 2, changes: [{ kind: 'take-over' }] });
  });

  it('of one’s own declaration gives it a new secret, for a device that was lost', async () => {
    const { id } = await world.addDeclaration({ personal: somebody() });
    await takeOver(id, await holderOf(filersPhone));
    expect(await world.find(id)).toMatchObject({ takenOver: false, receiptHash: ownHash });
    await expect(withdraw(id, device)).rejects.toMatchObject({ status: 404 });
  });
});
