import type { Staff } from '../../../schemas/staff.ts';
import { againWhenRaced } from '../life-cycle/again-when-raced.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { type Seats, seatAtDesk } from './desk-store.ts';
import { writeStaff } from './staff-store.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';
import { noteUnmanned } from './unmanned-store.ts';

/** What appointing needs. */
export type Appointing = Table & { ring: Pick<KeyRing, 'season'> };

/**
 * Makes these, and nobody else, the officer and the deputies of a community (requirements F1): their accounts, who sits at
 * its desk, and whether its city counts it as unmanned (B3), all in one transaction. Whoever leaves is named as inactive.
 */
export async function appointOfficers(sources: Appointing, { place, members }: Seats): Promise<void> {
  const keys = await sources.ring.season();
  const officersFirst = members.toSorted((one, other) => Number(one.deputy) - Number(other.deputy));
  const account = (member: Staff) => ({ Put: { TableName: sources.name, Item: writeStaff(keys, member) } });
  await againWhenRaced(async () => {
    const writes = [
      ...members.map(account),
      seatAtDesk(sources, keys, { place, members: officersFirst }),
      noteUnmanned(sources, place, !members.some(({ active }) => active)),
    ];
    return (await transact(sources, writes)) === undefined ? 'written' : undefined;
  });
}
