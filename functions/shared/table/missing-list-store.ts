import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type MissingListFile, missingListFile } from '../../../schemas/report-files.ts';
import { missingListKey, missingListsFirst, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { number, text, textOf } from './values.ts';

/** That a list of who was missing is kept as a file; kept again, it is told anew. */
export async function keepMissingList(
  { client, name }: Table,
  { day, region }: { day: string; region: string },
  list: MissingListFile,
  until: Date,
): Promise<void> {
  await client.send(
    new PutItemCommand({
      TableName: name,
      Item: {
        ...missingListKey(day, region, list.time),
        ml: text(JSON.stringify(list)),
        [timeToLive]: number(Math.ceil(until.getTime() / 1_000)),
      },
    }),
  );
}

/** Those of a region, those that are forgotten soon among them. */
export async function findMissingLists(
  table: Table,
  day: string,
  region: string,
): Promise<MissingListFile[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :own)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':reports': text(reportsOf(day, region)),
      ':own': text(missingListsFirst(region)),
    },
  });
  return found.map((item) => missingListFile.parse(JSON.parse(textOf(item, 'ml') ?? '')));
}
