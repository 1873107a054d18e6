import type { IndexModel, KeyAttribute, TableModel } from '../seams/storage-model.ts';
import type { CallDynamoDb } from './call-dynamodb.ts';

/** Creates what is missing of the template's tables; answers the names of those that it made. */
export async function createTables(
  tables: readonly TableModel[],
  call: CallDynamoDb,
): Promise<readonly string[]> {
  const { TableNames } = await call<{ TableNames: string[] }>('DynamoDB_20120810', 'ListTables', {});
  const missing = tables.filter(({ name }) => !TableNames.includes(name));
  for (const table of missing) await call('DynamoDB_20120810', 'CreateTable', creation(table));
  for (const table of missing) await active(table.name, call);
  return missing.map(({ name }) => name);
}

/**
 * TTL is left off: the engine would go by the machine's clock. `sweep-expired.ts` does it by the settable one.
 */
function creation(table: TableModel): Record<string, unknown> {
  const indexes = table.indexes.map(indexed);
  const localIndexes = table.localIndexes.map(indexed);
  return {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table),
    AttributeDefinitions: attributes(table),
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    ...(localIndexes.length > 0 ? { LocalSecondaryIndexes: localIndexes } : {}),
    ...(table.stream
      ? { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.view } }
      : {}),
  };
}

interface Keyed {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
}

function keySchema({ partitionKey, sortKey }: Keyed): Record<string, string>[] {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' },
    ...(sortKey ? [{ AttributeName: sortKey.name, KeyType: 'RANGE' }] : []),
  ];
}

function attributes(table: TableModel): Record<string, string>[] {
  const keys = [table, ...table.indexes, ...table.localIndexes].flatMap(({ partitionKey, sortKey }) =>
    sortKey ? [partitionKey, sortKey] : [partitionKey],
  );
  return [...new Map(keys.map((key) => [key.name, key])).values()].map(({ name, type }) => ({
    AttributeName: name,
    AttributeType: type,
  }));
}

function indexed(index: IndexModel): Record<string, unknown> {
  const { type, attributes: included } = index.projection;
  return {
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection: { ProjectionType: type, ...(type === 'INCLUDE' ? { NonKeyAttributes: included } : {}) },
  };
}

const attempts = 100;

async function active(table: string, call: CallDynamoDb): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const described = await call<{ Table: { TableStatus: string } }>('DynamoDB_20120810', 'DescribeTable', {
      TableName: table,
    });
    if (described.Table.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the table ${table} did not become active`);
}
