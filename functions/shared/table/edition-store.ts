import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type ReportFile, reportFile } from '../../../schemas/report-files.ts';
import { editionKey, editionsFirst, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, numberOf, text, textOf } from './values.ts';

/** The files of a region's closed report, as they were with so many corrections. */
export interface StoredEdition {
  day: string;
  region: string;
  number: string;
  corrections: number;
  files: ReportFile[];
}

/** Keeps what an edition consists of; what was kept first stays. @returns what is kept */
export async function keepEdition({ client, name }: Table, made: StoredEdition): Promise<StoredEdition> {
  const Key = editionKey(made.day, made.region, made.corrections);
  try {
    await client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...Key,
          nr: text(made.number),
          n: number(made.corrections),
          fs: text(JSON.stringify(made.files)),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return made;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return (await findEdition({ client, name }, made)) ?? made;
  }
}

export async function findEdition(
  { client, name }: Table,
  { day, region, corrections }: Pick<StoredEdition, 'day' | 'region' | 'corrections'>,
): Promise<StoredEdition | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({
      TableName: name,
      Key: editionKey(day, region, corrections),
      ConsistentRead: true,
    }),
  );
  return found && readEdition({ day, region }, found);
}

/** Those of a region, the original first. */
export async function findEditions(table: Table, day: string, region: string): Promise<StoredEdition[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :own)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: {
      ':reports': text(reportsOf(day, region)),
      ':own': text(editionsFirst(region)),
    },
  });
  return found.map((item) => readEdition({ day, region }, item));
}

function readEdition(of: Pick<StoredEdition, 'day' | 'region'>, stored: Attributes): StoredEdition {
  return {
    ...of,
    number: textOf(stored, 'nr') ?? '',
    corrections: numberOf(stored, 'n') ?? 0,
    files: z.array(reportFile).parse(JSON.parse(textOf(stored, 'fs') ?? '[]')),
  };
}
