import { BatchWriteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Tally } from '../../../schemas/tally.ts';
import { getAll } from './get-all.ts';
import { draftKey, draftsFirst, reportedDayOf, reportedPlaceOf, reportsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { packTallies, readTallies } from './tallies-codec.ts';
import { type Attributes, bytes, bytesOf, instantNumber, instantOf, number, text, textOf } from './values.ts';

/** A community that reports, as it was named when the draft was made, with the number of its officer's phone. */
export interface ReportingCommunity {
  code: string;
  name: string;
  phone?: string;
}

/** What the communities of a township have to report of a day: a row for each, one with nothing too (requirements E1). */
export interface TownshipDraft {
  day: string;
  township: string;
  draftedAt: string;
  communities: readonly ReportingCommunity[];
  /** Reported flows of the day and what of them became known since; what is nothing is left out. */
  tallies: readonly Tally[];
}

/** Closed reports are kept by themselves: a draft is of no use after the season's complaints. */
const keptDays = 100;
/** The most that one BatchWriteItem takes. */
const mostWrites = 25;
const mostTries = 8;

/** Keeps drafts in the place of earlier ones. What the service did not take this time is written again. */
export async function keepDrafts({ client, name }: Table, drafts: readonly TownshipDraft[]): Promise<void> {
  for (let first = 0; first < drafts.length; first += mostWrites) {
    let wanted = drafts
      .slice(first, first + mostWrites)
      .map((draft) => ({ PutRequest: { Item: writeDraft(draft) } }));
    for (let tries = 0; wanted.length > 0; tries += 1) {
      if (tries === mostTries) throw new Error(`${wanted.length} drafts could not be written`);
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [name]: wanted } }),
      );
      wanted = (UnprocessedItems?.[name] ?? []) as typeof wanted;
    }
  }
}

export async function findDraft(
  { client, name }: Table,
  day: string,
  township: string,
): Promise<TownshipDraft | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: draftKey(day, township) }),
  );
  return found && readDraft(day, found);
}

/** The communities that a township reported of on each of some days, at most 100; a day without a draft is absent. */
export async function findReportingOn(
  table: Table,
  days: readonly string[],
  township: string,
): Promise<Map<string, ReportingCommunity[]>> {
  const found = await getAll(
    table,
    days.map((day) => draftKey(day, township)),
  );
  return new Map(
    found.map((draft) => [reportedDayOf(textOf(draft, partitionKey) ?? ''), readCommunities(draft)]),
  );
}

/** The drafts of a county: one Query. */
export async function findDrafts(table: Table, day: string, county: string): Promise<TownshipDraft[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :reports AND begins_with(#sk, :drafts)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':reports': text(reportsOf(day, county)), ':drafts': text(draftsFirst) },
  });
  return found.map((draft) => readDraft(day, draft));
}

const packed = z.array(z.tuple([z.string(), z.string(), z.string()]));

function writeDraft({ day, township, draftedAt, communities, tallies }: TownshipDraft): Attributes {
  const rows = communities.map(({ code, name, phone = '' }) => [code.slice(township.length), name, phone]);
  return {
    ...draftKey(day, township),
    at: instantNumber(draftedAt),
    cs: text(JSON.stringify(rows)),
    b: bytes(packTallies(tallies)),
    [timeToLive]: number(Math.ceil(Date.parse(draftedAt) / 1_000) + keptDays * 86_400),
  };
}

export function readDraft(day: string, stored: Attributes): TownshipDraft {
  return {
    day,
    township: reportedPlaceOf(textOf(stored, sortKey) ?? ''),
    draftedAt: instantOf(stored, 'at') ?? '',
    communities: readCommunities(stored),
    tallies: readTallies(bytesOf(stored, 'b') ?? Buffer.of()),
  };
}

/** The communities of a draft. */
export function readCommunities(stored: Attributes): ReportingCommunity[] {
  const township = reportedPlaceOf(textOf(stored, sortKey) ?? '');
  const rows = packed.parse(JSON.parse(textOf(stored, 'cs') ?? '[]'));
  return rows.map(([code, name, phone]) => ({ code: township + code, name, ...(phone !== '' && { phone }) }));
}
