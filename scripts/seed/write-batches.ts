import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../functions/shared/table/table.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';

/**
 * The most that one TransactWriteItems takes. A BatchWriteItem takes 25, and the local engine syncs its file to the disk once a
 * request: four times as often for the same items.
 */
const batchSize = 100;
const writers = 3;

/**
 * Writes items a hundred at a time, each batch whole or not at all; writing the same items again changes nothing.
 * Reports how many are written.
 */
export async function writeBatches(
  { client, name }: Table,
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
      const TransactItems = batch.map((attributes) => ({ Put: { TableName: name, Item: attributes } }));
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      written += batch.length;
      report(written);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return written;
}
