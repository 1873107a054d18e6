import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { pathOf } from '../../../schemas/region.ts';
import { findExport, type StoredExport } from './export-store.ts';
import { announcedExportKey, announcedExportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, instantOf, text, textOf } from './values.ts';

const names = { sub: 'su', until: 'un' } as const;

/**
 * Shows a large export to those who may approve it: to the region of who asked and to each above it. What is kept there only leads to
 * the export, so it is the same however often it is written, and true whatever becomes of the export.
 */
export async function announceExport(
  { client, name }: Table,
  { sub, id, place }: Pick<StoredExport, 'sub' | 'id' | 'place'>,
  until: string,
): Promise<void> {
  const told = {
    [names.sub]: text(sub),
    [names.until]: instantNumber(until),
    [timeToLive]: { N: String(Math.ceil(Date.parse(until) / 1_000)) },
  };
  await Promise.all(
    pathOf(place).map((region) =>
      client.send(
        new PutItemCommand({ TableName: name, Item: { ...announcedExportKey(region, id), ...told } }),
      ),
    ),
  );
}

/** A large export that somebody of a region, or below it, asked for. */
export async function findAnnounced(
  table: Table,
  region: string,
  id: string,
): Promise<StoredExport | undefined> {
  const { Item: found } = await table.client.send(
    new GetItemCommand({
      TableName: table.name,
      Key: announcedExportKey(region, id),
      ConsistentRead: true,
    }),
  );
  return found && findExport(table, { sub: textOf(found, names.sub) ?? '', id });
}

/** All of them whose files are there yet, in no order. */
export async function findAllAnnounced(table: Table, region: string, now: Date): Promise<StoredExport[]> {
  const announced = await queryAll(table, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':pk': text(announcedExportsOf(region)) },
    ConsistentRead: true,
  });
  // The time to live reclaims up to days late.
  const isThere = (one: Attributes): boolean => (instantOf(one, names.until) ?? '') > now.toISOString();
  const found = announced
    .filter(isThere)
    .map((one) => findExport(table, { sub: textOf(one, names.sub) ?? '', id: textOf(one, sortKey) ?? '' }));
  return (await Promise.all(found)).filter((one) => one !== undefined);
}
