import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { findDesk, findPhones, touchDesk } from '../../functions/shared/table/desk-store.ts';
import { findCommunities } from '../../functions/shared/table/find-community.ts';
import { findOpenCommunities } from '../../functions/shared/table/open-communities-store.ts';
import { unpackCommunities } from '../../functions/shared/table/pack-communities.ts';
import { findDuty } from '../../functions/shared/table/staff-store.ts';
import { findUnmanned } from '../../functions/shared/table/unmanned-store.ts';
import { afternoon, hoursAfter, phoneNumber } from '../support/builders.ts';
import { aMember } from '../support/staff-api.ts';
import { aWorld, type World } from '../support/world.ts';

let world: World;
let city: string;
let place: string;
let cities = 5_000;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());
// Each test in a city of its own.
beforeEach(() => {
  city = String((cities += 1));
  place = `${city}05001001`;
});

const open = async () => unpackCommunities(city, (await findOpenCommunities(world.sources, city)) ?? '');
const unmanned = async () => [...(await findUnmanned(world.sources, city))].sort();
const officer = (given = {}) => aMember({ role: 'officer', region: place, ...given });
const appoint = (...members: ReturnType<typeof aMember>[]) =>
  appointOfficers(world.sources, { place, members });

describe('the communities of a city', () => {
  it('are those that are open, whatever is opened and closed at once', async () => {
    const codes = ['001', '002', '003', '004', '005'].map((n) => `${city}05001${n}`);
    await Promise.all(codes.map((code) => world.addRegion({ code })));
    await world.addRegion({ code: codes[1] ?? '', validTo: '2026-01-19' });
    await world.addRegion({ code: codes[2] ?? '', validFrom: '2026-03-01' });
    expect(await open()).toEqual(
      new Map([
        [codes[0], '2020-01-01'],
        [codes[2], '2026-03-01'],
        [codes[3], '2020-01-01'],
        [codes[4], '2020-01-01'],
      ]),
    );
  });

  it('are read once in five minutes; one that is not open there is looked up before anybody is refused', async () => {
    await world.addRegion({ code: place });
    let now = afternoon;
    const find = findCommunities(world.sources, () => now);
    expect(await find(place)).toEqual({ validFrom: '2020-01-01' });
    const opened = `${city}05001002`;
    const merged = `${city}05001003`;
    await world.addRegion({ code: opened });
    await world.addRegion({ code: merged, validTo: '2026-01-19', successor: place });
    expect(await find(opened)).toMatchObject({ code: opened, validFrom: '2020-01-01' });
    expect(await find(merged)).toMatchObject({ code: merged, validTo: '2026-01-19' });
    expect(await find(`${city}05001004`)).toBeUndefined();
    now = hoursAfter(0.1);
    expect(await find(opened)).toEqual({ validFrom: '2020-01-01' });
  });

  it('that open later are looked up until then', async () => {
    await world.addRegion({ code: place, validFrom: '2026-01-21' });
    const find = (at: Date) => findCommunities(world.sources, () => at)(place);
    expect(await find(afternoon)).toMatchObject({ code: place, validFrom: '2026-01-21' });
    expect(await find(hoursAfter(24))).toEqual({ validFrom: '2026-01-21' });
  });
});

describe('appointing the officers of a community', () => {
  it('takes it out of the city’s unmanned ones, and puts it back when the last one leaves (B3)', async () => {
    await world.addRegion({ code: place });
    expect(await unmanned()).toEqual([place]);
    await appoint(officer());
    expect(await unmanned()).toEqual([]);
    await appoint(officer({ active: false }));
    expect(await unmanned()).toEqual([place]);
    expect(await findDuty(world.sources, officer().sub)).toMatchObject({ active: false });
  });

  it('leaves it manned when its region is changed afterwards, and was first', async () => {
    await appoint(officer());
    await world.addRegion({ code: place });
    await world.addRegion({ code: place, name: '新名' });
    expect(await unmanned()).toEqual([]);
  });

  it('says whom a digest goes to: the active ones, the officer before the deputy', async () => {
    const phone = (n: number) => ({ sub: `sub-${n}`, phone: phoneNumber(n) });
    await appoint(
      officer({ ...phone(1), deputy: true }),
      officer({ ...phone(2), active: false }),
      officer(phone(3)),
    );
    expect(await findPhones(world.sources, world.ring, place)).toEqual([phoneNumber(3), phoneNumber(1)]);
    expect((await findDesk(world.sources, place)).officers).toEqual(['sub-3', 'sub-1']);
    await appoint(officer({ ...phone(3), phone: phoneNumber(4) }));
    expect(await findPhones(world.sources, world.ring, place)).toEqual([phoneNumber(4)]);
  });

  it('leaves the worklist what it was', async () => {
    await touchDesk(world.sources, place, afternoon.toISOString());
    await appoint(officer());
    expect(await findDesk(world.sources, place)).toMatchObject({
      version: 1,
      touchedAt: afternoon.toISOString(),
    });
  });
});
