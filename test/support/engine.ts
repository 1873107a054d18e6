import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { partitionKey, phoneIndex, placeIndex, sortKey } from '../../functions/shared/table/shape.ts';
import { openTable, type Table } from '../../functions/shared/table/table.ts';

/** A real engine with the table and the key table, for one test file. */
export interface Engine {
  endpoint: string;
  /** Where its file lies. */
  folder: string;
  table: Table;
  keyTable: Table;
  stop(): Promise<void>;
}

/**
 * Starts the engine on a free port with a database file of its own, and makes the tables; without a stream, which would slow
 * each write by all that came before (the runner knows the remedy).
 */
export async function startEngine(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'baobei-engine-'));
  const port = await freePort();
  const program = join(
    dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')),
    'dynoxide',
  );
  const child = spawn(program, ['serve', '--port', String(port), '--db-path', join(folder, 'tables.db')], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 2,
  });
  await ready(client);
  const table = openTable('table', client);
  const keyTable = openTable('keys', client);
  await makeTables(table, keyTable);
  const stop = async () => {
    client.destroy();
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { endpoint, folder, table, keyTable, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ready(client: DynamoDBClient): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await client.send(new DescribeTableCommand({ TableName: 'none' }));
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error('the engine did not start');
}

async function makeTables(table: Table, keyTable: Table): Promise<void> {
  const names = [partitionKey, sortKey, placeIndex.partitionKey, placeIndex.sortKey, phoneIndex.partitionKey];
  await table.client.send(
    new CreateTableCommand({
      TableName: table.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: keysOf(partitionKey, sortKey),
      GlobalSecondaryIndexes: [
        {
          IndexName: placeIndex.name,
          KeySchema: keysOf(placeIndex.partitionKey, placeIndex.sortKey),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...placeIndex.projected] },
        },
        {
          IndexName: phoneIndex.name,
          KeySchema: keysOf(phoneIndex.partitionKey, phoneIndex.sortKey),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  await keyTable.client.send(
    new CreateTableCommand({
      TableName: keyTable.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
    }),
  );
}

function keysOf(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
}
