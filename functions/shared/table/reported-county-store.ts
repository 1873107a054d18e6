import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { reportedCountiesOf, reportedCountyKey } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { number, numberOf, text, textOf } from './values.ts';

/** How many communities of a county have to report of a day. */
export interface ReportedCounty {
  day: string;
  county: string;
  communities: number;
}

const keptDays = 100;

export async function keepReportedCounty(
  { client, name }: Table,
  { day, county, communities }: ReportedCounty,
  now: Date,
): Promise<void> {
  const ttl = number(Math.ceil(now.getTime() / 1_000) + keptDays * 86_400);
  const Item = { ...reportedCountyKey(day, county), n: number(communities), [timeToLive]: ttl };
  await client.send(new PutItemCommand({ TableName: name, Item }));
}

/** Those of a region, in the order of their codes: 181 at most, one Query. */
export async function findReportedCounties(
  table: Table,
  day: string,
  region: string,
): Promise<ReportedCounty[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :day AND begins_with(#sk, :region)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':day': text(reportedCountiesOf(day)), ':region': text(region) },
  });
  return found.map((item) => ({
    day,
    county: textOf(item, sortKey) ?? '',
    communities: numberOf(item, 'n') ?? 0,
  }));
}
