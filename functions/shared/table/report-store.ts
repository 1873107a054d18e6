import {
  type AttributeValue,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { ReportTimetable } from '../../../schemas/report-timetable.ts';
import { reportKey, reportsPartition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, instantNumber, instantOf, text, textOf } from './values.ts';

/** The daily report of a day, for the whole province. */
export interface Report {
  day: string;
  begunAt: string;
  timetable: ReportTimetable;
  closed?: {
    at: string;
    sha256: string;
    /** How many communities of each county reported; what was closed before this was kept does without it. */
    communities?: CountySizes;
  };
}

/** How many communities of each county have to report. */
export type CountySizes = Readonly<Record<string, number>>;

const times = {
  remind: 'rm',
  confirmBy: 'cb',
  tellTownships: 'tt',
  tellCounties: 'tc',
  close: 'cl',
} as const satisfies Record<keyof ReportTimetable, string>;

/** Begins the report of a day; says no when it has begun already. Its times stay what they were then. */
export async function beginReport({ client, name }: Table, report: Report): Promise<boolean> {
  const put = new PutItemCommand({
    TableName: name,
    Item: writeReport(report),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await client.send(put);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export interface SealedReport {
  day: string;
  closedAt: string;
  sha256: string;
  communities: CountySizes;
}

/**
 * Says that the report of a day is closed; when it was before, that stays. What each county has to report never changes from then on: kept
 * here, some weeks of it are one Query and not one a day (a calendar asks for them).
 */
export async function sealReport(
  { client, name }: Table,
  { day, closedAt, sha256, communities }: SealedReport,
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: reportKey(day),
      UpdateExpression:
        'SET #za = if_not_exists(#za, :at), #h = if_not_exists(#h, :hash), #cs = if_not_exists(#cs, :sizes)',
      ExpressionAttributeNames: { '#za': 'za', '#h': 'h', '#cs': 'cs' },
      ExpressionAttributeValues: {
        ':at': instantNumber(closedAt),
        ':hash': text(sha256),
        ':sizes': text(JSON.stringify(communities)),
      },
    }),
  );
}

export async function findReport({ client, name }: Table, day: string): Promise<Report | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: reportKey(day), ConsistentRead: true }),
  );
  return found && readReport(found);
}

/** Those of a range of days, in their order. */
export async function findReports(
  table: Table,
  { from, to }: { from: string; to: string },
): Promise<Report[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :reports AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':reports': text(reportsPartition), ':from': text(from), ':to': text(to) },
  });
  return found.map(readReport);
}

/** The first and the last day that there is a report of; nothing before the first. */
export async function findReportSpan(table: Table): Promise<{ first: string; last: string } | undefined> {
  const asked = {
    KeyConditionExpression: '#pk = :reports',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':reports': text(reportsPartition) },
    Limit: 1,
  };
  const [[first], [last]] = await Promise.all([
    queryPage(table, asked),
    queryPage(table, { ...asked, ScanIndexForward: false }),
  ]);
  if (first === undefined || last === undefined) return undefined;
  return { first: readReport(first).day, last: readReport(last).day };
}

function writeReport({ day, begunAt, timetable }: Report): Attributes {
  const written = Object.entries(times).map(([step, name]): [string, AttributeValue] => [
    name,
    instantNumber(timetable[step as keyof ReportTimetable]),
  ]);
  return { ...reportKey(day), at: instantNumber(begunAt), ...Object.fromEntries(written) };
}

function readReport(stored: Attributes): Report {
  const read = Object.entries(times).map(([step, name]) => [step, instantOf(stored, name) ?? '']);
  const closedAt = instantOf(stored, 'za');
  return {
    day: textOf(stored, sortKey) ?? '',
    begunAt: instantOf(stored, 'at') ?? '',
    timetable: Object.fromEntries(read) as Record<keyof ReportTimetable, string>,
    ...(closedAt !== undefined && {
      closed: { at: closedAt, sha256: textOf(stored, 'h') ?? '', ...readSizes(stored) },
    }),
  };
}

const sizes = z.record(z.string(), z.int());

function readSizes(stored: Attributes): { communities?: CountySizes } {
  const written = textOf(stored, 'cs');
  return written === undefined ? {} : { communities: sizes.parse(JSON.parse(written)) };
}
