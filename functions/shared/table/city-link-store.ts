import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type CityLink, type CityLinkName, cityLink } from '../../../schemas/city-link.ts';
import { expiryOf } from '../privacy/retention.ts';
import { cityLinkKey, cityLinkOrder, cityLinksOf } from './keys.ts';
import { queryPages } from './query-all.ts';
import { placeIndex, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { number, text, textOf } from './values.ts';

export async function findCityLink(
  { client, name }: Table,
  { city, reference }: CityLinkName,
): Promise<CityLink | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: cityLinkKey(city, reference), ConsistentRead: true }),
  );
  return found && cityLink.parse(JSON.parse(textOf(found, 'j') ?? ''));
}

/** Keeps what is known now, for as long as the case; says no when another row was taken since `before` was read. */
export function keepCityLink(
  { client, name }: Table,
  link: CityLink,
  { before, retentionDate }: { before: CityLink | undefined; retentionDate: string },
): Promise<boolean> {
  const written = before && JSON.stringify(before);
  return isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...cityLinkKey(link.city, link.reference),
          [placeIndex.partitionKey]: text(cityLinksOf(link.city, link.day)),
          [placeIndex.sortKey]: text(cityLinkOrder(link.state, link.reference)),
          j: text(JSON.stringify(cityLink.parse(link))),
          [timeToLive]: number(expiryOf(retentionDate)),
        },
        ...(written === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#j = :before',
              ExpressionAttributeNames: { '#j': 'j' },
              ExpressionAttributeValues: { ':before': text(written) },
            }),
      }),
    ),
  );
}

/** How many of a day are declared, and how many were withdrawn (requirements J1). */
export async function countCityLinks(
  table: Table,
  city: string,
  of: string,
): Promise<{ declared: number; withdrawn: number }> {
  const counts = { declared: 0, withdrawn: 0 };
  const pages = queryPages(table, {
    IndexName: placeIndex.name,
    KeyConditionExpression: '#tw = :links',
    ProjectionExpression: '#os',
    ExpressionAttributeNames: { '#tw': placeIndex.partitionKey, '#os': placeIndex.sortKey },
    ExpressionAttributeValues: { ':links': text(cityLinksOf(city, of)) },
  });
  for await (const page of pages)
    for (const stored of page) {
      const order = textOf(stored, placeIndex.sortKey) ?? '';
      counts[order.startsWith(cityLinkOrder('withdrawn', '')) ? 'withdrawn' : 'declared'] += 1;
    }
  return counts;
}
