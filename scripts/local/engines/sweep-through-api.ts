import type { Clock } from '../seams/clock.ts';
import type { TableModel } from '../seams/storage-model.ts';
import type { CallDynamoDb } from './call-dynamodb.ts';
import { EngineError } from './call-dynamodb.ts';
import { type ExpirySweeper, oldestExpirySeconds } from './table-engine.ts';

type Item = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Page {
  readonly Items: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

/** For an engine whose file is not ours to touch: scans for what has expired and deletes it, if it is still so. */
export function openApiSweeper(
  call: CallDynamoDb,
  tables: readonly TableModel[],
  clock: Clock,
): ExpirySweeper {
  let running: Promise<number> = Promise.resolve(0);

  async function sweepTable(table: TableModel, attribute: string): Promise<number> {
    const now = Math.floor(clock.now().getTime() / 1000);
    const condition = {
      TableName: table.name,
      ExpressionAttributeNames: { '#ttl': attribute },
      ExpressionAttributeValues: {
        ':now': { N: String(now) },
        ':oldest': { N: String(now - oldestExpirySeconds) },
      },
    };
    const expired = '#ttl <= :now AND #ttl > :oldest';
    let deleted = 0;
    let from: Item | undefined;
    do {
      const start = from ? { ExclusiveStartKey: from } : {};
      const page = await call<Page>('DynamoDB_20120810', 'Scan', {
        ...condition,
        ...start,
        FilterExpression: expired,
      });
      for (const item of page.Items) {
        const gone = call('DynamoDB_20120810', 'DeleteItem', {
          ...condition,
          Key: keyOf(table, item),
          ConditionExpression: expired,
        });
        await gone.then(() => deleted++, ignoreChanged);
      }
      from = page.LastEvaluatedKey;
    } while (from);
    return deleted;
  }

  async function sweepAll(): Promise<number> {
    let deleted = 0;
    for (const table of tables) {
      if (table.ttlAttribute !== undefined) deleted += await sweepTable(table, table.ttlAttribute);
    }
    return deleted;
  }

  return {
    sweep: () => {
      running = running.then(sweepAll, sweepAll);
      return running;
    },
    stop: async () => {
      await running;
    },
  };
}

function keyOf({ partitionKey, sortKey }: TableModel, item: Item): Item {
  const names = sortKey ? [partitionKey.name, sortKey.name] : [partitionKey.name];
  return Object.fromEntries(names.map((name) => [name, item[name] ?? {}]));
}

/** An item that was changed after the scan is no longer to be deleted. */
function ignoreChanged(error: unknown): void {
  if (!(error instanceof EngineError && error.code === 'ConditionalCheckFailedException')) throw error;
}
