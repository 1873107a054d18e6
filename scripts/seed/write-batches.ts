import { setTimeout as delay } from 'node:timers/promises';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../functions/shared/table/table.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';

/** The most that one BatchWriteItem takes. */
const batchSize = 25;
const writers = 4;

async function writeBatch({ client, name }: Table, items: Attributes[]): Promise<void> {
  let requests = items.map((attributes) => ({ PutRequest: { Item: attributes } }));
  for (let tries = 0; requests.length > 0; tries += 1) {
    if (tries > 0) await delay(2 ** tries * 25);
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [name]: requests } }),
    );
    requests = (UnprocessedItems?.[name] ?? []) as typeof requests;
  }
}

/** Writes items in batches, several at a time; what the service leaves unprocessed is sent again. Reports how many are written. */
export async function writeBatches(
  table: Table,
  items: Iterable<Attributes>,
  report: (written: number) => void,
): Promise<number> {
  const source = items[Symbol.iterator]();
  let written = 0;
  const takeBatch = () =>
    Array.from({ length: batchSize }, () => source.next().value as Attributes | undefined).filter(
      (each) => each !== undefined,
    );
  const writer = async () => {
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      await writeBatch(table, batch);
      written += batch.length;
      report(written);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return written;
}
