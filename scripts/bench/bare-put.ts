import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

// The least that storing a declaration can cost: one conditional write, with nothing around it.
const client = new DynamoDBClient({});
const table = process.env['TABLE_NAME'] ?? '';

const sealed = randomBytes(420);

/** The same declaration as in bare-client.ts. */
function declarationOf(id: string) {
  return {
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
}

/** One write of the shape and size of a declaration. */
export async function handler(): Promise<void> {
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: declarationOf(randomUUID()),
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}
