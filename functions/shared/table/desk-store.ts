import { GetItemCommand, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Staff } from '../../../schemas/staff.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing, SeasonKeys } from '../privacy/key-ring.ts';
import { deskKey, deskOrder, townshipOf } from './keys.ts';
import { placeIndex } from './shape.ts';
import type { Table } from './table.ts';
import {
  type Attributes,
  bytes,
  bytesOf,
  instantNumber,
  instantOf,
  number,
  numberOf,
  text,
  texts,
  textsOf,
} from './values.ts';

/** Who works at a place now, the officer before the deputies, and how often its worklist changed. */
export interface Desk {
  place: string;
  version: number;
  /** When it changed last; the index of places may lag a moment behind. */
  touchedAt?: string;
  /** Subs of the active accounts; none means that the township sees to the place (requirements B3). */
  officers: string[];
}

/** Who works at a place: the active ones of these accounts, in their order. */
export interface Seats {
  place: string;
  members: readonly Staff[];
}

/** A desk that nothing was written to yet. */
export function writeDesk(keys: Pick<SeasonKeys, 'staff'>, seats: Seats): Attributes {
  return { ...deskKey(seats.place), v: number(0), ...seated(keys, seats) };
}

const deskPhones = 'dp';

/**
 * Who sits at a desk, with their phones, sealed as the accounts are. In the index of places it stands before the cases of its
 * place: one read says whom a digest goes to, and what it says (figure F4). Written by nobody but appoint-officers.ts and the
 * seed.
 */
function seated({ staff: key }: Pick<SeasonKeys, 'staff'>, { place, members }: Seats): Attributes {
  const active = members.filter((member) => member.active);
  const phones = JSON.stringify(active.map(({ phone }) => phone));
  return {
    of: texts(active.map(({ sub }) => sub)),
    [deskPhones]: bytes(seal(key, phones, `desk/${place}`)),
    [placeIndex.partitionKey]: text(townshipOf(place)),
    [placeIndex.sortKey]: text(deskOrder(place)),
  };
}

/** Seats them, for the transaction that changes their accounts; the worklist stays what it is. */
export function seatAtDesk(
  { name }: Pick<Table, 'name'>,
  keys: Pick<SeasonKeys, 'staff'>,
  seats: Seats,
): TransactWriteItem {
  const set = Object.entries(seated(keys, seats));
  return {
    Update: {
      TableName: name,
      Key: deskKey(seats.place),
      UpdateExpression: `SET ${set.map(([attribute]) => `#${attribute} = :${attribute}`).join(', ')}, #v = if_not_exists(#v, :zero)`,
      ExpressionAttributeNames: { ...Object.fromEntries(set.map(([one]) => [`#${one}`, one])), '#v': 'v' },
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map(([attribute, value]) => [`:${attribute}`, value])),
        ':zero': number(0),
      },
    },
  };
}

/** Makes a transaction fail when somebody sits at a desk by now. */
export function checkNobodySeated({ name }: Pick<Table, 'name'>, place: string): TransactWriteItem {
  return {
    ConditionCheck: {
      TableName: name,
      Key: deskKey(place),
      ConditionExpression: 'attribute_not_exists(#of) OR size(#of) = :none',
      ExpressionAttributeNames: { '#of': 'of' },
      ExpressionAttributeValues: { ':none': number(0) },
    },
  };
}

/** Reads a desk from an item that was fetched; a place without one has nobody. */
export function readDesk(place: string, attributes: Attributes | undefined): Desk {
  const stored = attributes ?? {};
  const touchedAt = instantOf(stored, 'ta');
  return {
    place,
    version: numberOf(stored, 'v') ?? 0,
    officers: textsOf(stored, 'of'),
    ...(touchedAt !== undefined && { touchedAt }),
  };
}

export async function findDesk(table: Table, place: string, freshness?: Freshness): Promise<Desk> {
  return readDesk(place, await findItem(table, place, freshness));
}

/** The phones of those who work at a place, the officer's before the deputies'. */
export async function findPhones(
  table: Table,
  ring: Pick<KeyRing, 'season'>,
  place: string,
): Promise<string[]> {
  const [found, { staff: key }] = await Promise.all([findItem(table, place), ring.season()]);
  return readPhones(key, place, found);
}

/** The phones that stand on a desk; a place without one has nobody. */
export function readPhones(
  key: SeasonKeys['staff'],
  place: string,
  attributes: Attributes | undefined,
): string[] {
  const sealed = attributes && bytesOf(attributes, deskPhones);
  return sealed === undefined ? [] : (JSON.parse(open(key, sealed, `desk/${place}`).toString()) as string[]);
}

async function findItem(
  { client, name }: Table,
  place: string,
  freshness: Freshness = 'recent',
): Promise<Attributes | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: deskKey(place), ConsistentRead: freshness === 'latest' }),
  );
  return found;
}

/** Says that the worklist of a place is another now: what was answered before no longer holds. */
export async function touchDesk({ client, name }: Table, place: string, at: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: deskKey(place),
      UpdateExpression: 'SET #ta = :at ADD #v :one',
      ExpressionAttributeNames: { '#v': 'v', '#ta': 'ta' },
      ExpressionAttributeValues: { ':one': number(1), ':at': instantNumber(at) },
    }),
  );
}

/** A desk's item as a touch leaves it, for whoever writes it whole. */
export function touched(stored: Attributes, at: string): Attributes {
  return { ...stored, v: number((numberOf(stored, 'v') ?? 0) + 1), ta: instantNumber(at) };
}
