import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { open, seal } from '../privacy/envelope.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import type { ConflictSources } from './city-conflict-store.ts';
import { caseConflictKey, caseConflictsOf, cityConflictKey, readCaseConflict } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

/** A conflict of a city’s system with a case, and the day whose key seals it. */
export interface CaseConflict {
  city: string;
  conflict: string;
  retentionDate: string;
}

/** Those of a case, decided or not. */
export async function findConflictsOfCase(table: Table, id: string): Promise<CaseConflict[]> {
  const { partition, prefix } = caseConflictsOf(id);
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :case AND begins_with(#sk, :conflicts)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':case': text(partition), ':conflicts': text(prefix) },
    ConsistentRead: true,
  });
  return found.map((stored) => ({
    ...readCaseConflict(textOf(stored, sortKey) ?? ''),
    retentionDate: retentionDateAt(numberOf(stored, timeToLive) ?? 0),
  }));
}

/**
 * Seals a conflict anew with the key of another day, and notes that at the case. Whoever decides meanwhile comes first: then it is moved the
 * next time.
 */
export async function moveConflict(
  sources: ConflictSources,
  id: string,
  { city, conflict, retentionDate }: CaseConflict,
): Promise<void> {
  const { client, name: TableName } = sources;
  const Key = cityConflictKey(city, conflict);
  const { Item: stored } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  if (stored !== undefined && !(await reseal(sources, stored, { city, conflict, retentionDate }))) return;
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: caseConflictKey(id, city, conflict),
      UpdateExpression: 'SET #ttl = :until',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#ttl': timeToLive },
      ExpressionAttributeValues: { ':until': number(expiryOf(retentionDate)) },
    }),
  );
}

/** The row, and why somebody decided as they did, if somebody has. Says no when that came in between. */
async function reseal(
  { client, name, ring }: ConflictSources,
  stored: Attributes,
  { city, conflict, retentionDate }: CaseConflict,
): Promise<boolean> {
  const was = retentionDateAt(numberOf(stored, timeToLive) ?? 0);
  const key = was === retentionDate ? undefined : await ring.dayToRead(was);
  // It is done already, or gone with its key.
  if (key === undefined) return true;
  const next = await ring.dayToWrite(retentionDate);
  const again = (sealed: Uint8Array, context: string) =>
    bytes(seal(next, open(key, sealed, context), context));
  const row = bytesOf(stored, 'b') ?? Buffer.of();
  const why = bytesOf(stored, 'de');
  return isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: cityConflictKey(city, conflict),
        UpdateExpression: `SET #ttl = :until, #b = :row${why === undefined ? '' : ', #de = :why'}`,
        ConditionExpression: `#b = :wasRow AND ${why === undefined ? 'attribute_not_exists(#de)' : '#de = :wasWhy'}`,
        ExpressionAttributeNames: { '#ttl': timeToLive, '#b': 'b', '#de': 'de' },
        ExpressionAttributeValues: {
          ':until': number(expiryOf(retentionDate)),
          ':row': again(row, `${city}/${conflict}`),
          ':wasRow': bytes(row),
          ...(why !== undefined && {
            ':why': again(why, `${city}/${conflict}/decision`),
            ':wasWhy': bytes(why),
          }),
        },
      }),
    ),
  );
}
