import type { Equipment } from '../../../schemas/equipment.ts';
import { deviceOf } from '../../../schemas/imei.ts';
import { personIndexOf } from '../../shared/people/person-index.ts';
import { makePersonKey, type PersonKeys } from '../../shared/people/person-keys.ts';
import type { FoundRow } from '../chunk-rows.ts';
import type { GatheredPeople } from '../gather-people.ts';
import { type ActivePeople, buildActivePeople } from '../people/active-people.ts';
import { hasKey } from '../people/key-table.ts';

type Held = Pick<Equipment, 'community' | 'state' | 'sim' | 'device' | 'loan'>;

/** Pairs are compared whatever their day. */
const always = { fromDate: '2019-12-01', toDate: '2099-12-31' };

/**
 * What pairs of SIM and device are compared with: numbers stand where documents do, and a number with each device that it may be in where a phone
 * with a name does. So pairs are read, cut, reconciled and held as any feed is.
 */
export function gatherEquipment(held: Iterable<Held>, keys: PersonKeys): GatheredPeople {
  const inUse = [...held].filter(({ state }) => state !== 'returned');
  const pairs = inUse.flatMap(({ community, sim, device, loan }) =>
    [device.imei, ...(loan === undefined ? [] : [loan.imei])].map((imei) => ({
      id: community,
      index: personIndexOf(keys, { document: sim.number, name: deviceOf(imei), phone: sim.number }),
      ...always,
    })),
  );
  return { people: buildActivePeople(keys, pairs), ids: pairs.map(({ id }) => id) };
}

/** Whether the registry has a pair that a row tells of. */
export function isRegistered(
  { persons }: Pick<ActivePeople, 'persons'>,
  keys: PersonKeys,
  { facts }: Pick<FoundRow, 'facts'>,
): boolean {
  makePersonKey(keys, facts['imei'] ?? '', facts['number'] ?? '');
  return hasKey(persons, keys.high, keys.low);
}
