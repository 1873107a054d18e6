import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type Correction, correction } from '../../../schemas/daily-report.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { ConfirmationSources } from './confirmation-store.ts';
import { correctedKey, correctionsFirst, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { confirmationKind, kind, partitionKey, sortKey } from './shape.ts';
import { type Attributes, bytes, bytesOf, text, textOf } from './values.ts';

/** A restatement of a closed report with what makes its request recognisable. */
export interface StoredCorrection extends Correction {
  key: string;
  body: string;
}

interface Restated {
  day: string;
  community: string;
}

const boundTo = ({ day, community }: Restated, n: number): string => `report/${day}/${community}/${n}`;

/** Those of a community, the first one first. */
export async function findCorrections(
  sources: ConfirmationSources,
  { day, community }: Restated,
): Promise<StoredCorrection[]> {
  const found = await queryAll(sources, {
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :own)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':reports': text(reportsOf(day, community)),
      ':own': text(`${correctionsFirst(community)}#`),
    },
  });
  const { staff } = await sources.ring.season();
  return found.map((item) => {
    const told = JSON.parse(textOf(item, 'cf') ?? '') as { n: number };
    const reason = open(staff, bytesOf(item, 'b') ?? Buffer.of(), boundTo({ day, community }, told.n));
    const read = correction.parse({ ...told, reason: reason.toString() });
    return { ...read, key: textOf(item, 'ky') ?? '', body: textOf(item, 'bo') ?? '' };
  });
}

/** What a restatement has changed, and who made it: all but its reason, which is sealed. */
export interface Restatement extends Pick<Correction, 'n' | 'at' | 'place' | 'changed'> {
  community: string;
}

const restatement = z.pick(correction, { n: true, at: true, place: true, changed: true });

/** Those of the communities of a county, or of what lies in it. */
export async function findRestatements(
  sources: Pick<ConfirmationSources, 'client' | 'name'>,
  day: string,
  region: string,
): Promise<Restatement[]> {
  const found = await queryAll(sources, {
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :below)',
    ProjectionExpression: '#sk, #cf',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey, '#cf': 'cf' },
    ExpressionAttributeValues: {
      ':reports': text(reportsOf(day, region)),
      ':below': text(correctionsFirst(region)),
    },
  });
  return found.map((item) => ({
    community: (textOf(item, sortKey) ?? '').split('#')[1] ?? '',
    ...restatement.parse(JSON.parse(textOf(item, 'cf') ?? '')),
  }));
}

/** How many there are of the communities of a county or township: their keys alone say so. */
export async function countCorrections(
  sources: Pick<ConfirmationSources, 'client' | 'name'>,
  day: string,
  region: string,
): Promise<Map<string, number>> {
  const found = await queryAll(sources, {
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :below)',
    ProjectionExpression: '#sk',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':reports': text(reportsOf(day, region)),
      ':below': text(correctionsFirst(region)),
    },
  });
  const communities = found.map((item) => (textOf(item, sortKey) ?? '').split('#')[1] ?? '');
  return new Map(
    Array.from(
      Map.groupBy(communities, (one) => one),
      ([one, all]) => [one, all.length],
    ),
  );
}

/** Keeps one under its number. Says no when that number is taken by now. */
export async function keepCorrection(
  sources: ConfirmationSources,
  { day, community }: Restated,
  kept: StoredCorrection,
): Promise<boolean> {
  const { staff } = await sources.ring.season();
  const { key, body, reason, ...told } = kept;
  const Item: Attributes = {
    ...correctedKey(day, community, kept.n),
    [kind]: text(confirmationKind),
    b: bytes(seal(staff, reason, boundTo({ day, community }, kept.n))),
    cf: text(JSON.stringify(told)),
    ky: text(key),
    bo: text(body),
  };
  try {
    await sources.client.send(
      new PutItemCommand({ TableName: sources.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
