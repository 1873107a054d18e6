import { type Desk, readDesk } from './desk-store.ts';
import { getAll } from './get-all.ts';
import { deskKey, roundKey, staffKey } from './keys.ts';
import { type Round, readRound } from './round-store.ts';
import { partitionKey } from './shape.ts';
import { readDuty, type StaffDuty } from './staff-store.ts';
import type { Table } from './table.ts';
import { textOf } from './values.ts';

/** All that decides whether a worklist that was answered still holds. */
export interface PlaceState {
  duty: StaffDuty | undefined;
  desk: Desk;
  round: Round | undefined;
}

/** Who asks, the place's desk and the last round, in one call: what an unchanged worklist costs (design.md F1). */
export async function findPlaceState(
  table: Table,
  { sub, place }: { sub: string; place: string },
): Promise<PlaceState> {
  const keys = [staffKey(sub), deskKey(place), roundKey()];
  const found = await getAll(table, keys);
  const [staff, desk, round] = keys.map(({ pk }) =>
    found.find((stored) => textOf(stored, partitionKey) === pk.S),
  );
  return { duty: staff && readDuty(sub, staff), desk: readDesk(place, desk), round: readRound(round) };
}
