import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';

// What the design measures a submission against (F2): a declaration and its person's day in one transaction, with nothing around it.
const client = new DynamoDBClient({});
const table = process.env['TABLE_NAME'] ?? '';
const sealed = randomBytes(420);

/** One transaction of the size of a submission. */
export async function handler(): Promise<void> {
  const id = randomUUID();
  const declaration = {
    pk: { S: `D#${id}` },
    sk: { S: 'D' },
    k: { S: 'd' },
    st: { S: 'declared' },
    op: { S: '410105001003' },
    os: { S: `2026-01-20T16:00:00.000Z#${id}` },
    ph: { S: id },
    w: { S: 'returning|train|440305|mkxyz123|mkabc456|0|0|张*明' },
    b: { B: sealed },
    v: { N: '1' },
    rh: { S: 'a'.repeat(43) },
    ttl: { N: '1790000000' },
  };
  const person = { pk: { S: `P#${id}` }, sk: { S: 'P' } };
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: table, Item: declaration, ConditionExpression: 'attribute_not_exists(pk)' } },
        {
          Update: {
            TableName: table,
            Key: person,
            UpdateExpression: 'SET #d = :id',
            ConditionExpression: 'attribute_not_exists(#d)',
            ExpressionAttributeNames: { '#d': 'd2026-01-23' },
            ExpressionAttributeValues: { ':id': { S: id } },
          },
        },
      ],
    }),
  );
}
