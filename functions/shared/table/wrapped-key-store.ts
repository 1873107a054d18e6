import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { WrappedKeys } from '../privacy/data-keys.ts';
import type { Table } from './table.ts';
import { bytes, bytesOf, text } from './values.ts';

/** The wrapped keys in a table of their own that has no backups: a destroyed key is gone from them too. */
export function openWrappedKeys({ client, name: table }: Table): WrappedKeys {
  const find = async (name: string): Promise<Uint8Array | undefined> => {
    const { Item: found } = await client.send(
      new GetItemCommand({ TableName: table, Key: { pk: text(name) }, ConsistentRead: true }),
    );
    return found && bytesOf(found, 'k');
  };
  return {
    find,
    keep: async (name, wrapped) => {
      const put = new PutItemCommand({
        TableName: table,
        Item: { pk: text(name), k: bytes(wrapped) },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        await client.send(put);
        return wrapped;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (error.Item && bytesOf(error.Item, 'k')) ?? (await find(name)) ?? wrapped;
      }
    },
  };
}
