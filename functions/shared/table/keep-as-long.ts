import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import { findConflictsOfCase, moveConflict } from './case-conflicts.ts';
import { candidatesOf, factsOf, findingsOf, ruleOfFinding } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

/**
 * Has what comparison keeps beside a case go with it: where the day has moved on which the case goes, each fact, candidate, finding and conflict
 * with a city’s system is sealed anew with the key of that day (requirements K1). What somebody writes meanwhile is sealed by that day already, or moved the next time.
 */
export async function keepAsLong(
  sources: Table & { ring: KeyRing },
  id: string,
  retentionDate: string,
): Promise<void> {
  const asked = [factsOf(id), candidatesOf(id), findingsOf(id)];
  const found = await Promise.all(asked.map((range) => findStored(sources, range)));
  const moved = found.flat().filter((stored) => numberOf(stored, timeToLive) !== expiryOf(retentionDate));
  const conflicts = (await findConflictsOfCase(sources, id)).filter(
    (one) => one.retentionDate !== retentionDate,
  );
  await Promise.all([
    ...moved.map((stored) => moveOne(sources, { id, stored, retentionDate })),
    ...conflicts.map((one) => moveConflict(sources, id, { ...one, retentionDate })),
  ]);
}

function findStored(table: Table, { partition, prefix }: { partition: string; prefix: string }) {
  return queryAll(table, {
    KeyConditionExpression: '#pk = :case AND begins_with(#sk, :first)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':case': text(partition), ':first': text(prefix) },
    ConsistentRead: true,
  });
}

async function moveOne(
  { client, name, ring }: Table & { ring: KeyRing },
  { id, stored, retentionDate }: { id: string; stored: Attributes; retentionDate: string },
): Promise<void> {
  const was = numberOf(stored, timeToLive) ?? 0;
  const day = await ring.dayToRead(retentionDateAt(was));
  // Gone with its key, in this moment.
  if (day === undefined) return;
  const sealed = bytesOf(stored, 'b') ?? Buffer.of();
  const sort = textOf(stored, sortKey) ?? '';
  const isFinding = sort.startsWith(findingsOf(id).prefix);
  const context = isFinding ? `${id}/${ruleOfFinding(sort)}` : `${id}/fact`;
  const again = seal(await ring.dayToWrite(retentionDate), open(day, sealed, context), context);
  await isWritten(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: { [partitionKey]: text(textOf(stored, partitionKey) ?? ''), [sortKey]: text(sort) },
        // Whoever has read a finding before has to read it again.
        UpdateExpression: `SET #b = :again, #ttl = :until${isFinding ? ', #v = #v + :one' : ''}`,
        ConditionExpression: '#b = :sealed',
        ExpressionAttributeNames: { '#b': 'b', '#ttl': timeToLive, ...(isFinding && { '#v': 'v' }) },
        ExpressionAttributeValues: {
          ':again': bytes(again),
          ':sealed': bytes(sealed),
          ':until': number(expiryOf(retentionDate)),
          ...(isFinding && { ':one': number(1) }),
        },
      }),
    ),
  );
}
