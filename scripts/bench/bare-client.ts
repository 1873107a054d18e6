import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

// What the submission is measured against: the same conditional put, with nothing around it.
const client = new DynamoDBClient({});
const table = process.env['TABLE_NAME'] ?? '';
const sealed = randomBytes(420);

/** One put of the shape and size of a submission. */
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
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: declaration,
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}
