import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type ReportProgress, reportProgress } from '../../../schemas/report-progress.ts';
import { type ReportedFigures } from '../../../schemas/reported-figures.ts';
import { packFigures, readFigures } from './figures-codec.ts';
import { reportedCountiesOf, reportedCountyKey } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

/** How many communities of a county have to report of a day. */
interface CountySize {
  day: string;
  county: string;
  communities: number;
}

/** What stands of a county since the report of a day was closed. */
export interface ClosedCounty {
  day: string;
  county: string;
  progress: ReportProgress;
  figures: ReportedFigures;
  sha256: string;
}

export interface ReportedCounty extends CountySize {
  closed?: ClosedCounty;
}

const keptDays = 100;

/** Notes how many communities report; of a county that is closed that stands already. */
export async function keepReportedCounty(
  { client, name }: Table,
  { day, county, communities }: CountySize,
  now: Date,
): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: name,
    Key: reportedCountyKey(day, county),
    UpdateExpression: 'SET #n = :n, #ttl = :ttl',
    ConditionExpression: 'attribute_not_exists(#h)',
    ExpressionAttributeNames: { '#n': 'n', '#ttl': timeToLive, '#h': 'h' },
    ExpressionAttributeValues: {
      ':n': number(communities),
      ':ttl': number(Math.ceil(now.getTime() / 1_000) + keptDays * 86_400),
    },
  });
  try {
    await client.send(update);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Notes what a county came to; from then on it is kept. Noting it again says the same. */
export async function keepClosedCounty({ client, name }: Table, closed: ClosedCounty): Promise<void> {
  const { day, county, progress, figures, sha256 } = closed;
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: reportedCountyKey(day, county),
      UpdateExpression: 'SET #n = :n, #p = :p, #b = :b, #h = :h REMOVE #ttl',
      ExpressionAttributeNames: { '#n': 'n', '#p': 'p', '#b': 'b', '#h': 'h', '#ttl': timeToLive },
      ExpressionAttributeValues: {
        ':n': number(progress.due),
        ':p': text(JSON.stringify(progress)),
        ':b': bytes(packFigures(day, [{ code: county, figures }])),
        ':h': text(sha256),
      },
    }),
  );
}

/** Those of a region, in the order of their codes: 181 at most, one Query. */
export async function findReportedCounties(
  table: Table,
  day: string,
  region: string,
): Promise<ReportedCounty[]> {
  const found = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :day AND begins_with(#sk, :region)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':day': text(reportedCountiesOf(day)), ':region': text(region) },
  });
  return found.map((item) => readCounty(day, item));
}

function readCounty(day: string, stored: Attributes): ReportedCounty {
  const county = textOf(stored, sortKey) ?? '';
  const sized = { day, county, communities: numberOf(stored, 'n') ?? 0 };
  const sha256 = textOf(stored, 'h');
  if (sha256 === undefined) return sized;
  const progress = z.parse(reportProgress, JSON.parse(textOf(stored, 'p') ?? ''));
  const figures = readFigures(bytesOf(stored, 'b') ?? Buffer.of())(county);
  return { ...sized, closed: { day, county, progress, figures, sha256 } };
}
