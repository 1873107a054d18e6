import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type CityConflict, cityConflict } from '../../../schemas/city-import.ts';
import { type CityRow, cityRow } from '../../../schemas/city-row.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import { cityConflictKey, cityConflictsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

export type ConflictSources = Table & { ring: KeyRing };
/** A conflict with the row that it is about. */
export interface KeptConflict {
  city: string;
  conflict: CityConflict;
  row: CityRow;
  mapping: number;
}
type Decision = NonNullable<CityConflict['decision']>;

/** Notes a conflict; noted before, it stays as it is. The row is sealed as the case is that it contradicts (requirements K1). */
export async function keepConflict(
  { client, name, ring }: ConflictSources,
  { city, conflict, row, mapping }: KeptConflict,
  retentionDate: string,
): Promise<void> {
  const key = await ring.dayToWrite(retentionDate);
  await isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...cityConflictKey(city, conflict.id),
          j: text(JSON.stringify(conflict)),
          mp: number(mapping),
          b: bytes(seal(key, JSON.stringify(row), `${city}/${conflict.id}`)),
          [timeToLive]: number(expiryOf(retentionDate)),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

/** Those of a city, decided or not, for as long as the cases are kept. */
export async function findConflicts(table: Table, city: string): Promise<CityConflict[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :conflicts',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':conflicts': text(cityConflictsOf(city)) },
    ConsistentRead: true,
  });
  return found.map(readConflict);
}

/** One with its row; undefined when there is none, or its key was destroyed. */
export async function findConflict(
  { client, name, ring }: ConflictSources,
  city: string,
  id: string,
): Promise<KeptConflict | undefined> {
  const { Item: stored } = await client.send(
    new GetItemCommand({ TableName: name, Key: cityConflictKey(city, id), ConsistentRead: true }),
  );
  if (stored === undefined) return undefined;
  const key = await ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0));
  if (key === undefined) return undefined;
  const opened = open(key, bytesOf(stored, 'b') ?? Buffer.of(), `${city}/${id}`);
  return {
    city,
    conflict: readConflict(stored),
    row: cityRow.parse(JSON.parse(opened.toString())),
    mapping: numberOf(stored, 'mp') ?? 0,
  };
}

/** Says no when it was decided before. */
export function decideConflict(
  { client, name }: Table,
  { city, id }: { city: string; id: string },
  decision: Decision,
): Promise<boolean> {
  return isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: cityConflictKey(city, id),
        UpdateExpression: 'SET #de = :decision',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#de)',
        ExpressionAttributeNames: { '#de': 'de' },
        ExpressionAttributeValues: { ':decision': text(JSON.stringify(decision)) },
      }),
    ),
  );
}

function readConflict(stored: Attributes): CityConflict {
  const decision = textOf(stored, 'de');
  return cityConflict.parse({
    ...(JSON.parse(textOf(stored, 'j') ?? '{}') as object),
    ...(decision !== undefined && { decision: JSON.parse(decision) as unknown }),
  });
}
