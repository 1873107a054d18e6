import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import type { StreamImage } from '../../functions/shared/table/stream-image.ts';
import type { Table } from '../../functions/shared/table/table.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';

/** The item of a declaration as a stream's image: Lambda gives bytes as base64. */
export async function imageOf({ client, name }: Table, id: string): Promise<StreamImage | undefined> {
  const { Item: stored } = await client.send(
    new GetItemCommand({ TableName: name, Key: declarationKey(id), ConsistentRead: true }),
  );
  return stored && streamed(stored);
}

export function streamed(attributes: Attributes): StreamImage {
  const values = Object.entries(attributes).map(([name, value]) =>
    value.B === undefined ? [name, value] : [name, { B: Buffer.from(value.B).toString('base64') }],
  );
  return Object.fromEntries(values) as StreamImage;
}

/** The record of one write: what was, what is. */
export function aRecord(
  eventID: string,
  { before, after }: { before?: StreamImage | undefined; after?: StreamImage | undefined },
): DynamoDBRecord {
  const eventName = after === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY';
  return {
    eventID,
    eventName,
    dynamodb: {
      SequenceNumber: eventID,
      ...(before && { OldImage: before }),
      ...(after && { NewImage: after }),
    },
  };
}
