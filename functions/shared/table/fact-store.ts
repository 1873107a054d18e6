import { hash } from 'node:crypto';
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type CaseComparisons, caseComparisons } from '../../../schemas/feed-run.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import { factKey, factsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

export type Fact = CaseComparisons['facts'][number];
export type FactSources = Table & { ring: KeyRing };

/**
 * Notes what a feed said about the person of a case, sealed with the key of the case's retention day (requirements K1). Facts stand beside each
 * other by their instants, so that an older one never overrides a newer one; the same one again is there already.
 * @returns whether it was noted now
 */
export async function keepFact(
  { client, name, ring }: FactSources,
  { id, retentionDate }: { id: string; retentionDate: string },
  fact: Fact,
): Promise<boolean> {
  const told = JSON.stringify(Object.entries(fact.told).toSorted());
  const Key = factKey(id, [fact.kind, fact.at, hash('sha256', told, 'hex').slice(0, 16)]);
  const day = await ring.dayToRead(retentionDate);
  // The case is gone with its key, in this moment.
  if (day === undefined) return false;
  try {
    await client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...Key,
          b: bytes(seal(day, JSON.stringify(fact), `${id}/fact`)),
          [timeToLive]: number(expiryOf(retentionDate)),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Those of a case, the newest first; none whose key was destroyed. */
export async function findFacts(sources: FactSources, id: string): Promise<Fact[]> {
  const { partition, prefix } = factsOf(id);
  const found = await queryAll(sources, {
    KeyConditionExpression: '#pk = :case AND begins_with(#sk, :facts)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':case': text(partition), ':facts': text(prefix) },
  });
  const facts = await Promise.all(found.map((stored) => openFact(sources.ring, id, stored)));
  const known = facts.filter((fact) => fact !== undefined);
  return caseComparisons.parse({ facts: known }).facts.toSorted((one, other) => (one.at > other.at ? -1 : 1));
}

async function openFact(ring: KeyRing, id: string, stored: Attributes): Promise<unknown> {
  const day = await ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0));
  if (day === undefined || textOf(stored, sortKey) === undefined) return undefined;
  return JSON.parse(open(day, bytesOf(stored, 'b') ?? Buffer.of(), `${id}/fact`).toString());
}
