import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Table } from './table.ts';
import type { Attributes } from './values.ts';

/** One page of a Query of the table. */
export async function queryPage(
  { client, name }: Table,
  asked: Omit<QueryCommandInput, 'TableName'>,
): Promise<Attributes[]> {
  const { Items: found = [] } = await client.send(new QueryCommand({ TableName: name, ...asked }));
  return found;
}
