import type { StaffDuty } from '../../../schemas/staff.ts';
import { type Desk, readDesk } from './desk-store.ts';
import { getAll } from './get-all.ts';
import { deskKey, type Key, roundKey, staffKey } from './keys.ts';
import { type Round, readRound } from './round-store.ts';
import { partitionKey } from './shape.ts';
import { readDuty } from './staff-store.ts';
import type { Table } from './table.ts';
import { type Attributes, textOf } from './values.ts';

/** What changes a worklist: the writes at the place, and the rounds. */
export interface PlaceState {
  desk: Desk;
  round: Round | undefined;
}

/** The place's desk and the last round, in one call. */
export async function findPlaceState(table: Table, place: string): Promise<PlaceState> {
  return stateOf(place, await getAll(table, [deskKey(place), roundKey()]));
}

/**
 * The same with who asks, as all three are at this moment: the one call that an unchanged worklist costs (design.md F1).
 * Right after a write the desk must say so, and an account that was removed is out at once.
 */
export async function findPlaceStateFor(
  table: Table,
  { sub, place }: { sub: string; place: string },
): Promise<PlaceState & { duty: StaffDuty | undefined }> {
  const found = await getAll(table, [staffKey(sub), deskKey(place), roundKey()], true);
  const account = itemOf(found, staffKey(sub));
  return { duty: account && readDuty(sub, account), ...stateOf(place, found) };
}

function stateOf(place: string, found: Attributes[]): PlaceState {
  return {
    desk: readDesk(place, itemOf(found, deskKey(place))),
    round: readRound(itemOf(found, roundKey())),
  };
}

function itemOf(found: Attributes[], { pk }: Key): Attributes | undefined {
  return found.find((stored) => textOf(stored, partitionKey) === pk.S);
}
