import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, type Function, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Alarms, alarm } from './alarm.ts';
import { type Bundles, bundledFunction, type FunctionSettings } from './bundled-function.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { nameResource } from './name-resource.ts';

export interface StreamConsumerSettings extends FunctionSettings {
  table: TableV2;
  /** Names the queue that keeps where the stream was when a batch was given up. */
  deadLetters: string;
  /** Lambda event filters: a record wakes the function when any of them lets it through. */
  filters: readonly object[];
  batchSize: number;
  batchingWindowSeconds: number;
  /** With it the event names the shard that its records are of; without it Lambda does not say. */
  tumblingWindowMinutes?: number;
  /** Who suffers, and how, when records are given up. */
  impact: string;
  /** Who suffers, and how, when the function is minutes behind. */
  lagImpact: string;
  /** Who suffers, and how, when the function set a record aside that it could not understand. */
  setAsideImpact: string;
}

export interface StreamConsumer {
  handler: Function;
  deadLetters: Queue;
}

/** What a function logs when it has set a record aside (`functions/shared/log.ts`). */
const setAsideCode = 'record-set-aside';
const retryAttempts = 10;
/** Half of the 24 hours that the stream keeps a record: the other half is for people. */
const maxRecordAge = Duration.hours(12);
const lagAlarm = Duration.minutes(5);

/**
 * A function that reads the table's stream. A failing batch is halved until the poisonous record is alone,
 * and then given up: the queue gets its place in the stream only (S3 on-failure does not exist in China),
 * the consumer itself sets the record aside whole.
 */
export function streamConsumer(
  scope: Construct,
  id: string,
  { bundles, alarms }: { bundles: Bundles; alarms: Alarms },
  settings: StreamConsumerSettings,
): StreamConsumer {
  const streamArn = streamOf(settings.table);
  const deadLetters = deadLetterQueue(scope, settings.deadLetters, alarms, settings.impact);
  const handler = bundledFunction(scope, id, bundles, settings);
  deadLetters.grant(handler, 'sqs:SendMessage');
  handler.addToRolePolicy(readStream(streamArn));
  const mapping = new EventSourceMapping(scope, `${id}Mapping`, {
    target: handler,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: settings.batchSize,
    maxBatchingWindow: Duration.seconds(settings.batchingWindowSeconds),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts,
    maxRecordAge,
    filters: settings.filters.map((filter) => FilterCriteria.filter(filter)),
    ...(settings.tumblingWindowMinutes !== undefined && {
      tumblingWindow: Duration.minutes(settings.tumblingWindowMinutes),
    }),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  });
  // Lambda refuses a mapping whose role may not read the stream yet.
  mapping.node.addDependency(handler);
  alarm(scope, `${id}LagAlarm`, alarms, {
    metric: handler.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
    threshold: lagAlarm.toMilliseconds(),
    periods: 3,
    impact: settings.lagImpact,
  });
  const setAside = handler.logGroup.addMetricFilter(`${id}SetAside`, {
    filterPattern: FilterPattern.stringValue('$.code', '=', setAsideCode),
    metricNamespace: 'Baobei',
    metricName: `${id}SetAside`,
  });
  alarm(scope, `${id}SetAsideAlarm`, alarms, {
    metric: setAside.metric({ period: Duration.minutes(1), statistic: 'Sum' }),
    threshold: 1,
    impact: settings.setAsideImpact,
  });
  nameResource(mapping, `${id}Mapping`);
  return { handler, deadLetters };
}

function streamOf(table: TableV2): string {
  if (table.tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream.`);
  return table.tableStreamArn;
}

/** CDK's own grant allows listing every stream of the account. */
function readStream(streamArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
      (action) => `dynamodb:${action}`,
    ),
    resources: [streamArn],
  });
}
