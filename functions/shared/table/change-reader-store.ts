import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { changeReader } from '../../../schemas/reader-standing.ts';
import { cityCode } from '../../../schemas/region.ts';
import { instant } from '../../../schemas/text.ts';
import type { Acknowledged } from '../change-log/acknowledged.ts';
import { changeReaderKey, changeReadersPartition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey } from './shape.ts';
import type { Table } from './table.ts';
import { text, textOf } from './values.ts';

/** Up to where a system has taken the changes of a city. */
const acknowledged = z.object({
  city: cityCode,
  reader: changeReader,
  at: instant,
  begun: z.string(),
  n: z.int(),
  told: z.int(),
  declarations: z.int(),
});

/** Both counts at a position, and whether the same was found there before. */
const comparedCounts = z.object({
  at: instant,
  begun: z.string(),
  told: z.int(),
  ours: z.int(),
  theirs: z.int(),
  differs: z.boolean(),
});
export type ComparedCounts = z.infer<typeof comparedCounts>;

export interface KeptReader {
  acknowledged: Acknowledged;
  compared?: ComparedCounts;
  /** Of what somebody was told last: that changes wait, and which counts differ. */
  toldWaiting?: string;
  toldDiffer?: string;
}

const attributes = { acknowledged: 'j', compared: 'cm', toldWaiting: 'tw', toldDiffer: 'td' } as const;

/** All systems that ever acknowledged, of all cities: at most two a city. */
export async function findChangeReaders(table: Table): Promise<KeptReader[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :readers',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':readers': text(changeReadersPartition) },
    ConsistentRead: true,
  });
  return found.map((stored) => {
    const compared = textOf(stored, attributes.compared);
    const toldWaiting = textOf(stored, attributes.toldWaiting);
    const toldDiffer = textOf(stored, attributes.toldDiffer);
    return {
      acknowledged: acknowledged.parse(JSON.parse(textOf(stored, attributes.acknowledged) ?? '')),
      ...(compared !== undefined && { compared: comparedCounts.parse(JSON.parse(compared)) }),
      ...(toldWaiting !== undefined && { toldWaiting }),
      ...(toldDiffer !== undefined && { toldDiffer }),
    };
  });
}

/** The one of a city; undefined when it never acknowledged. */
export async function findChangeReader(
  table: Table,
  { city, reader }: Pick<Acknowledged, 'city' | 'reader'>,
): Promise<KeptReader | undefined> {
  const readers = await findChangeReaders(table);
  return readers.find(({ acknowledged: one }) => one.city === city && one.reader === reader);
}

type Noted = Partial<Record<keyof typeof attributes, string>>;

/** Keeps what was acknowledged last; a system that was set back acknowledges an older position. */
export function keepAcknowledged(table: Table, told: Acknowledged): Promise<void> {
  return note(table, told, { acknowledged: JSON.stringify(told) });
}

export function keepCompared(
  table: Table,
  of: Pick<Acknowledged, 'city' | 'reader'>,
  compared: ComparedCounts,
): Promise<void> {
  return note(table, of, { compared: JSON.stringify(compared) });
}

/** Notes of what somebody was told. */
export function noteReaderTold(
  table: Table,
  of: Pick<Acknowledged, 'city' | 'reader'>,
  told: Pick<Noted, 'toldWaiting' | 'toldDiffer'>,
): Promise<void> {
  return note(table, of, told);
}

async function note(
  { client, name }: Table,
  { city, reader }: Pick<Acknowledged, 'city' | 'reader'>,
  noted: Noted,
): Promise<void> {
  const set = Object.entries(noted) as [keyof typeof attributes, string][];
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: changeReaderKey(city, reader),
      UpdateExpression: `SET ${set.map(([field]) => `#${field} = :${field}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(set.map(([field]) => [`#${field}`, attributes[field]])),
      ExpressionAttributeValues: Object.fromEntries(set.map(([field, value]) => [`:${field}`, text(value)])),
    }),
  );
}
