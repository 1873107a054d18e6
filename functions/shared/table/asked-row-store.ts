import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import { askedRowKey, askedRowsOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

/** A row of a list from outside: what its sender calls it, and where to see what came of it. */
export const askedRow = z.object({
  own: z.optional(z.string()),
  came: z.discriminatedUnion('to', [
    z.object({
      to: z.literal('cases'),
      ids: z.array(z.string()),
      isAsked: z.boolean(),
      /** The search that begins when it is about none of them. */
      search: z.optional(z.string()),
    }),
    z.object({ to: z.literal('search'), finding: z.string() }),
    z.object({ to: z.literal('nothing'), why: z.string() }),
  ]),
});
export type AskedRow = z.infer<typeof askedRow>;

/** Notes where a row of a run went; noted again, it is the same. */
export async function keepAskedRow(
  { client, name, ring }: Table & { ring: KeyRing },
  { run, line }: { run: string; line: number },
  { row, retentionDate }: { row: AskedRow; retentionDate: string },
): Promise<void> {
  const day = await ring.dayToWrite(retentionDate);
  const Item = {
    ...askedRowKey(run, line),
    b: bytes(seal(day, JSON.stringify(row), `${run}/${line}`)),
    [timeToLive]: number(expiryOf(retentionDate)),
  };
  await client.send(new PutItemCommand({ TableName: name, Item }));
}

/** The rows of a run in the order of its file; without what they say once their key was destroyed. */
export async function findAskedRows(
  sources: Table & { ring: KeyRing },
  run: string,
): Promise<{ line: number; row: AskedRow | undefined }[]> {
  const found = await queryAll(sources, {
    KeyConditionExpression: '#pk = :run',
    ExpressionAttributeNames: { '#pk': partitionKey },
    ExpressionAttributeValues: { ':run': text(askedRowsOf(run)) },
  });
  return Promise.all(found.map((stored) => openRow(sources.ring, run, stored)));
}

async function openRow(ring: KeyRing, run: string, stored: Attributes) {
  const line = Number(textOf(stored, sortKey));
  const day = await ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0));
  if (day === undefined) return { line, row: undefined };
  const opened = open(day, bytesOf(stored, 'b') ?? Buffer.of(), `${run}/${line}`);
  return { line, row: askedRow.parse(JSON.parse(opened.toString())) };
}
