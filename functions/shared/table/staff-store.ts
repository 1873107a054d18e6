import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Staff, type StaffDuty, staff, staffDuty } from '../../../schemas/staff.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing, SeasonKeys } from '../privacy/key-ring.ts';
import { staffKey } from './keys.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, flag, isSet, text, textOf } from './values.ts';

/** A member of staff as an item of the table: name and phone are sealed, the rest decides about access. */
export function writeStaff({ staff: key }: Pick<SeasonKeys, 'staff'>, member: Staff): Attributes {
  const { sub, role, region, active, deputy, name, phone } = member;
  return {
    ...staffKey(sub),
    ro: text(role),
    re: text(region),
    ac: flag(active),
    dp: flag(deputy),
    b: bytes(seal(key, JSON.stringify([name, phone]), `staff/${sub}`)),
  };
}

/**
 * The duty of an account, for which no key is needed; undefined when there is none. As it is at this moment: removal works
 * at once (design.md §6). It still does for a recent one (decision 0016): replicas follow within a second, while the token
 * would outlive the removal by minutes. Nobody is refused for a recent one: decide-on-recent.ts reads the latest before.
 */
export async function findDuty(
  table: Table,
  sub: string,
  freshness?: Freshness,
): Promise<StaffDuty | undefined> {
  const found = await findItem(table, sub, freshness);
  return found && readDuty(sub, found);
}

/** The account with its name and phone. */
export async function findStaff(
  table: Table,
  ring: Pick<KeyRing, 'season'>,
  sub: string,
): Promise<Staff | undefined> {
  const [found, { staff: key }] = await Promise.all([findItem(table, sub), ring.season()]);
  if (found === undefined) return undefined;
  const sealed = bytesOf(found, 'b') ?? Buffer.of();
  const [name, phone] = JSON.parse(open(key, sealed, `staff/${sub}`).toString()) as unknown[];
  return staff.parse({ ...dutyFields(sub, found), name, phone });
}

async function findItem(
  { client, name }: Table,
  sub: string,
  freshness: Freshness = 'latest',
): Promise<Attributes | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: staffKey(sub), ConsistentRead: freshness === 'latest' }),
  );
  return found;
}

/** Reads the duty from an item that was fetched together with others. */
export function readDuty(sub: string, attributes: Attributes): StaffDuty {
  return staffDuty.parse(dutyFields(sub, attributes));
}

function dutyFields(sub: string, attributes: Attributes) {
  return {
    sub,
    role: textOf(attributes, 'ro'),
    region: textOf(attributes, 're'),
    active: isSet(attributes, 'ac'),
    deputy: isSet(attributes, 'dp'),
  };
}
