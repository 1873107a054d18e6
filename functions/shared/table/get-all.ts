import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from './table.ts';
import type { Attributes } from './values.ts';

const mostTries = 5;

/**
 * Several items by their keys, at most 100, in no order; those that do not exist are left out. What the service could not
 * read this time is asked again. `asOfNow` reads what the last write left, for twice the units.
 */
export async function getAll(
  { client, name }: Table,
  keys: Attributes[],
  asOfNow = false,
): Promise<Attributes[]> {
  const found: Attributes[] = [];
  let wanted = keys;
  for (let tries = 0; wanted.length > 0; tries += 1) {
    if (tries === mostTries) throw new Error(`${wanted.length} items could not be read`);
    const request = { Keys: wanted, ConsistentRead: asOfNow };
    const page = await client.send(new BatchGetItemCommand({ RequestItems: { [name]: request } }));
    found.push(...(page.Responses?.[name] ?? []));
    wanted = page.UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return found;
}
