import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Table } from './table.ts';
import type { Attributes } from './values.ts';

/** What a Query finds, page by page: a page is at most a megabyte. */
export async function* queryPages(
  { client, name }: Table,
  asked: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
): AsyncGenerator<Attributes[]> {
  let start: Attributes | undefined;
  do {
    const page = await client.send(
      new QueryCommand({ TableName: name, ...asked, ...(start && { ExclusiveStartKey: start }) }),
    );
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** All of them. */
export async function queryAll(
  table: Table,
  asked: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
): Promise<Attributes[]> {
  const found: Attributes[] = [];
  for await (const page of queryPages(table, asked)) found.push(...page);
  return found;
}
