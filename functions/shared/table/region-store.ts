import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Region, region } from '../../../schemas/region.ts';
import { getAll } from './get-all.ts';
import { regionKey, regionsOf } from './keys.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, text, textOf } from './values.ts';

const names = {
  name: 'nm',
  path: 'pa',
  validFrom: 'vf',
  validTo: 'vt',
  successor: 'su',
  officerPhone: 'te',
} as const;

/** A region as an item of the table. */
export function writeRegion(written: Region): Attributes {
  const given = Object.entries(names).flatMap(([field, name]) => {
    const value = written[field as keyof typeof names];
    return value === undefined ? [] : [[name, text(value)] as const];
  });
  return { ...regionKey(written.code), ...Object.fromEntries(given) };
}

function readRegion(attributes: Attributes): Region {
  const given = Object.entries(names).map(([field, name]) => [field, textOf(attributes, name)] as const);
  return region.parse({
    code: textOf(attributes, sortKey),
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  });
}

/** The region of a code; half a read unit. */
export async function findRegion({ client, name }: Table, code: string): Promise<Region | undefined> {
  const { Item: found } = await client.send(new GetItemCommand({ TableName: name, Key: regionKey(code) }));
  return found && readRegion(found);
}

/** The full names of several regions, by code; half a read unit each. Those that do not exist are left out. */
export async function findRegionPaths(
  table: Table,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await getAll(table, codes.map(regionKey));
  return new Map(found.map(readRegion).map(({ code, path }) => [code, path]));
}

/** The regions right below one, by their code. */
export async function findRegionsOf({ client, name }: Table, parent: string): Promise<Region[]> {
  const found: Region[] = [];
  let start: Attributes | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: '#pk = :parent',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':parent': text(regionsOf(parent)) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []).map(readRegion));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
