import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Equipment, equipment } from '../../../schemas/equipment.ts';
import type { HeldBy, StoredEquipment } from '../equipment/stored-equipment.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { equipmentHolderKey, equipmentKey, equipmentOf, regionKey, seenPairKey } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { isCondition, transact } from './transact.ts';
import { type Attributes, number, text, textOf } from './values.ts';

/** Says that it was given back. */
const gone = 'rt';

/** What a community has; undefined where it was never issued anything. */
export async function findEquipment(
  { client, name }: Table,
  community: string,
  freshness: Freshness = 'latest',
): Promise<StoredEquipment | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({
      TableName: name,
      Key: equipmentKey(community),
      ConsistentRead: freshness === 'latest',
    }),
  );
  return found && readEquipment(found);
}

/** What the communities of a county, a township, or a community alone have. */
export async function findEquipmentOf(table: Table, region: string): Promise<StoredEquipment[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :county AND begins_with(#sk, :region)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':county': text(equipmentOf(region.slice(0, 6))), ':region': text(region) },
  });
  return found.map(readEquipment);
}

/** The communities of a county that have their equipment. */
export async function findEquipped(table: Table, county: string): Promise<string[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :county',
    FilterExpression: 'attribute_not_exists(#gone)',
    ProjectionExpression: '#sk',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey, '#gone': gone },
    ExpressionAttributeValues: { ':county': text(equipmentOf(county)) },
  });
  return found.map((one) => textOf(one, sortKey) ?? '');
}

/** The community that has a SIM or a device. */
export async function findHolder(
  { client, name }: Table,
  what: HeldBy,
  value: string,
): Promise<string | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: equipmentHolderKey(what, value) }),
  );
  return found && textOf(found, 'co');
}

/**
 * Keeps what a community has from now on, if nobody else wrote since it was read: with it whose the SIM and the device are, and the official
 * number on receipts and posters (requirements F1), all or nothing.
 * @returns what another community has of it; undefined when somebody was faster
 */
export async function keepEquipment(
  table: Table,
  next: StoredEquipment,
  before: StoredEquipment | undefined,
): Promise<HeldBy[] | undefined> {
  const { community } = next;
  const [held, had] = [heldOf(next), before === undefined ? [] : heldOf(before)];
  const taken = held.filter(({ value }) => !had.some((one) => one.value === value));
  const left = had.filter(({ value }) => !held.some((one) => one.value === value));
  const writes = [
    putItem(table, next, before),
    ...taken.map(({ what, value }) => hold(table, equipmentHolderKey(what, value), community)),
    ...left.map(({ what, value }) => letGo(table, equipmentHolderKey(what, value), community)),
    ...nameNumber(table, next, before),
    ...(next.state === 'returned'
      ? [{ Delete: { TableName: table.name, Key: seenPairKey(community) } }]
      : []),
  ];
  const reasons = await transact(table, writes);
  if (reasons === undefined) return [];
  const others = taken.filter((_, index) => isCondition(reasons[index + 1] ?? {}));
  return others.length > 0 ? others.map(({ what }) => what) : undefined;
}

/** For the seed: equipment and whose it is, as items. */
export function writeEquipment(stored: StoredEquipment): Attributes[] {
  const holders = heldOf(stored).map(({ what, value }) => ({
    ...equipmentHolderKey(what, value),
    co: text(stored.community),
  }));
  return [itemOf(stored), ...holders];
}

function heldOf({ state, sim, device }: Equipment): { what: HeldBy; value: string }[] {
  if (state === 'returned') return [];
  return [
    { what: 'number', value: sim.number },
    { what: 'iccid', value: sim.iccid },
    { what: 'imei', value: device.imei },
  ];
}

function putItem(
  { name }: Table,
  next: StoredEquipment,
  before: StoredEquipment | undefined,
): TransactWriteItem {
  const isUnchanged =
    before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#v = :was',
          ExpressionAttributeNames: { '#v': 'v' },
          ExpressionAttributeValues: { ':was': number(before.version) },
        };
  return { Put: { TableName: name, Item: itemOf(next), ...isUnchanged } };
}

function hold({ name }: Table, Key: Attributes, community: string): TransactWriteItem {
  return {
    Put: {
      TableName: name,
      Item: { ...Key, co: text(community) },
      ConditionExpression: 'attribute_not_exists(pk) OR #co = :community',
      ExpressionAttributeNames: { '#co': 'co' },
      ExpressionAttributeValues: { ':community': text(community) },
    },
  };
}

function letGo({ name }: Table, Key: Attributes, community: string): TransactWriteItem {
  return {
    Delete: {
      TableName: name,
      Key,
      ConditionExpression: 'attribute_not_exists(pk) OR #co = :community',
      ExpressionAttributeNames: { '#co': 'co' },
      ExpressionAttributeValues: { ':community': text(community) },
    },
  };
}

const isOutOfUse = (state: StoredEquipment['state']): boolean => state === 'returned' || state === 'lost';

/** A community whose phone is lost or given back has no official number to be called by: who has it would answer. */
function nameNumber(
  { name }: Table,
  { community, sim, state }: StoredEquipment,
  before: StoredEquipment | undefined,
): TransactWriteItem[] {
  const isGone = isOutOfUse(state);
  if (before?.sim.number === sim.number && isOutOfUse(before.state) === isGone) return [];
  const update = isGone
    ? { UpdateExpression: 'REMOVE #te' }
    : { UpdateExpression: 'SET #te = :number', ExpressionAttributeValues: { ':number': text(sim.number) } };
  return [
    {
      Update: {
        TableName: name,
        Key: regionKey(community),
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#te': 'te' },
        ...update,
      },
    },
  ];
}

const itemOf = ({ marks, ended, ...kept }: StoredEquipment): Attributes => ({
  ...equipmentKey(kept.community),
  v: number(kept.version),
  j: text(JSON.stringify(kept)),
  ma: text(JSON.stringify(marks)),
  en: text(JSON.stringify(ended)),
  ...(kept.state === 'returned' && { [gone]: number(1) }),
});

function readEquipment(stored: Attributes): StoredEquipment {
  const marks = JSON.parse(textOf(stored, 'ma') ?? '[]') as StoredEquipment['marks'];
  const ended = JSON.parse(textOf(stored, 'en') ?? '[]') as StoredEquipment['ended'];
  return { ...equipment.parse(JSON.parse(textOf(stored, 'j') ?? '{}')), marks, ended };
}
