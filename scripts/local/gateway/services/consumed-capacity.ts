import type { AwsResponse, ConsumedUnits } from '../call.ts';
import type { DynamoDbBody } from './read-dynamodb.ts';

interface Capacity {
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

/** The `ConsumedCapacity` structure that DynamoDB answers with for INDEXES. */
export interface ConsumedCapacity extends Capacity {
  readonly TableName: string;
  readonly Table?: Capacity;
  readonly LocalSecondaryIndexes?: Readonly<Record<string, Capacity>>;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, Capacity>>;
}

/** Units by table and index. Transactions name reads and writes apart: a repeated token is a read. */
export function unitsOf(kind: 'read' | 'write', capacity: ConsumedCapacity): readonly ConsumedUnits[] {
  const table = capacity.TableName.replace(/^arn:.*:table\//, '');
  const of = (resource: string, part: Capacity): ConsumedUnits => {
    const plain =
      part.ReadCapacityUnits === undefined && part.WriteCapacityUnits === undefined
        ? (part.CapacityUnits ?? 0)
        : 0;
    return {
      resource,
      read: (part.ReadCapacityUnits ?? 0) + (kind === 'read' ? plain : 0),
      write: (part.WriteCapacityUnits ?? 0) + (kind === 'write' ? plain : 0),
    };
  };
  const indexes = { ...capacity.LocalSecondaryIndexes, ...capacity.GlobalSecondaryIndexes };
  return [
    of(table, capacity.Table ?? capacity),
    ...Object.entries(indexes).map(([index, part]) => of(`${table}/${index}`, part)),
  ].filter(({ read, write }) => read > 0 || write > 0);
}

/**
 * A failed condition consumes write units too, and the error does not say how many: here 1 for an item (2 in a transaction), right for
 * items up to 1 KB (DynamoDB Developer Guide, "Capacity unit consumption for writes"). Other errors consume nothing.
 */
export function unitsOfFailure(
  action: string,
  body: DynamoDbBody,
  response: AwsResponse,
): readonly ConsumedUnits[] {
  const type = response.body.toString('utf8');
  if (type.includes('ConditionalCheckFailedException') && body.TableName !== undefined) {
    return [{ resource: body.TableName, read: 0, write: 1 }];
  }
  if (action !== 'TransactWriteItems' || !type.includes('TransactionCanceledException')) return [];
  return (body.TransactItems ?? []).flatMap((item) =>
    Object.values(item).map((operation) => ({ resource: operation?.TableName ?? '', read: 0, write: 2 })),
  );
}
