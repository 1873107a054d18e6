import type { CipherKey } from 'node:crypto';
import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type CityConflict, cityConflict, referenceOfConflict } from '../../../schemas/city-conflict.ts';
import { type CityRow, cityRow } from '../../../schemas/city-row.ts';
import { againWhenRaced } from '../life-cycle/again-when-raced.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import { caseConflictKey, cityConflictKey, cityConflictsOf, cityOpenConflictsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, placeIndex, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isCondition, isWritten, transact } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

export type ConflictSources = Table & { ring: KeyRing };
/** A conflict with the row that it is about. */
export interface KeptConflict {
  city: string;
  conflict: CityConflict;
  row: CityRow;
  mapping: number;
  retentionDate: string;
}
type Decision = NonNullable<CityConflict['decision']>;

const openNames = { '#tw': placeIndex.partitionKey, '#os': placeIndex.sortKey };

/**
 * Notes a conflict, and at the case that it contradicts that there is one; noted before, it stays as it is. The row is sealed as the case is
 * (requirements K1).
 */
export async function keepConflict(
  sources: ConflictSources,
  { city, conflict, row, mapping, retentionDate }: KeptConflict,
): Promise<void> {
  const { name: TableName, ring } = sources;
  const key = await ring.dayToWrite(retentionDate);
  const ttl = { [timeToLive]: number(expiryOf(retentionDate)) };
  const Item = {
    ...cityConflictKey(city, conflict.id),
    ...openPlace(city, conflict.id),
    j: text(JSON.stringify(conflict)),
    mp: number(mapping),
    b: bytes(seal(key, JSON.stringify(row), `${city}/${conflict.id}`)),
    ...ttl,
  };
  const note = { ...caseConflictKey(conflict.declaration, city, conflict.id), ...ttl };
  await againWhenRaced(async () => {
    const reasons = await transact(sources, [
      { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Put: { TableName, Item: note } },
    ]);
    return reasons === undefined || reasons.some(isCondition) ? true : undefined;
  });
}

/** Where it is counted as long as nobody has decided it. */
function openPlace(city: string, id: string): Attributes {
  return {
    [placeIndex.partitionKey]: text(cityOpenConflictsOf(city)),
    [placeIndex.sortKey]: text(id),
  };
}

/** How many of a city are to be decided, from the keys of the index alone. */
export async function countOpenConflicts(table: Table, city: string): Promise<number> {
  const open = await queryAll(table, {
    IndexName: placeIndex.name,
    KeyConditionExpression: '#tw = :open',
    ProjectionExpression: '#os',
    ExpressionAttributeNames: openNames,
    ExpressionAttributeValues: { ':open': text(cityOpenConflictsOf(city)) },
  });
  return new Set(open.map((stored) => referenceOfConflict(textOf(stored, placeIndex.sortKey) ?? ''))).size;
}

/** Those of a city, decided or not, without why: for whoever counts them. */
export async function findConflicts(table: Table, city: string): Promise<CityConflict[]> {
  return (await findStored(table, city)).map((stored) => readConflict(stored, undefined));
}

/** The same with who decided and why; none whose key was destroyed with the case. */
export async function openConflicts(sources: ConflictSources, city: string): Promise<CityConflict[]> {
  const opened = await Promise.all(
    (await findStored(sources, city)).map(async (stored) => {
      const key = await keyOf(sources, stored);
      return key && readConflict(stored, openDecision(key, city, stored));
    }),
  );
  return opened.filter((one) => one !== undefined);
}

function findStored(table: Table, city: string): Promise<Attributes[]> {
  return queryAll(table, {
    KeyConditionExpression: '#pk = :conflicts',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':conflicts': text(cityConflictsOf(city)) },
    ConsistentRead: true,
  });
}

/** One with its row; undefined when there is none, or its key was destroyed. */
export async function findConflict(
  sources: ConflictSources,
  city: string,
  id: string,
): Promise<KeptConflict | undefined> {
  const { client, name } = sources;
  const { Item: stored } = await client.send(
    new GetItemCommand({ TableName: name, Key: cityConflictKey(city, id), ConsistentRead: true }),
  );
  if (stored === undefined) return undefined;
  const key = await keyOf(sources, stored);
  if (key === undefined) return undefined;
  const opened = open(key, bytesOf(stored, 'b') ?? Buffer.of(), `${city}/${id}`);
  return {
    city,
    conflict: readConflict(stored, openDecision(key, city, stored)),
    row: cityRow.parse(JSON.parse(opened.toString())),
    mapping: numberOf(stored, 'mp') ?? 0,
    retentionDate: retentionDateAt(numberOf(stored, timeToLive) ?? 0),
  };
}

/** Says no when it was decided before, or its retention day was moved since it was read. Why is sealed as the row is: it may name the person. */
export async function decideConflict(
  { client, name, ring }: ConflictSources,
  { city, conflict: { id }, retentionDate }: Pick<KeptConflict, 'city' | 'conflict' | 'retentionDate'>,
  decision: Decision,
): Promise<boolean> {
  const key = await ring.dayToRead(retentionDate);
  if (key === undefined) return false;
  return isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: cityConflictKey(city, id),
        UpdateExpression: 'SET #de = :decision, #at = :at, #ki = :kind REMOVE #tw, #os',
        ConditionExpression: 'attribute_not_exists(#de) AND #ttl = :sealedUntil',
        ExpressionAttributeNames: {
          ...{ '#de': 'de', '#at': 'da', '#ki': 'dk', '#ttl': timeToLive },
          ...openNames,
        },
        ExpressionAttributeValues: {
          ':sealedUntil': number(expiryOf(retentionDate)),
          ':decision': bytes(seal(key, JSON.stringify(decision), `${city}/${id}/decision`)),
          ':at': text(decision.at),
          ':kind': text(decision.kind),
        },
      }),
    ),
  );
}

/** Takes a decision back, if it is the one that stands. */
export async function undecideConflict(
  { client, name }: Table,
  { city, id }: { city: string; id: string },
  { at }: Pick<Decision, 'at'>,
): Promise<void> {
  await isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: cityConflictKey(city, id),
        UpdateExpression: 'REMOVE #de, #at, #ki SET #tw = :open, #os = :id',
        ConditionExpression: '#at = :at',
        ExpressionAttributeNames: { '#de': 'de', '#at': 'da', '#ki': 'dk', ...openNames },
        ExpressionAttributeValues: {
          ':at': text(at),
          ':open': text(cityOpenConflictsOf(city)),
          ':id': text(id),
        },
      }),
    ),
  );
}

function keyOf({ ring }: ConflictSources, stored: Attributes): ReturnType<KeyRing['dayToRead']> {
  return ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0));
}

function openDecision(key: CipherKey, city: string, stored: Attributes): unknown {
  const sealed = bytesOf(stored, 'de');
  const id = textOf(stored, sortKey) ?? '';
  return sealed && (JSON.parse(open(key, sealed, `${city}/${id}/decision`).toString()) as unknown);
}

function readConflict(stored: Attributes, opened: unknown): CityConflict {
  const at = textOf(stored, 'da');
  const decision = opened ?? (at !== undefined && { kind: textOf(stored, 'dk'), at });
  return cityConflict.parse({
    ...(JSON.parse(textOf(stored, 'j') ?? '{}') as object),
    ...(decision !== false && { decision }),
  });
}
