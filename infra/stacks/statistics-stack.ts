import type { App, Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { confirmationKind, declarationKind, findingKind, kind } from '../../functions/shared/table/shape.ts';
import type { Alarms } from '../constructs/alarm.ts';
import type { Bundles } from '../constructs/bundled-function.ts';
import { grantData, grantSetAside } from '../constructs/grants.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import { scheduledFunction } from '../constructs/scheduled-function.ts';
import { streamConsumer } from '../constructs/stream-consumer.ts';
import type { Deployment } from '../deployment.ts';
import type { Data } from './data-stack.ts';
import { newStack } from './new-stack.ts';
import { makeRecount } from './recount-functions.ts';

export interface Statistics {
  stack: Stack;
  /** Every queue, the dead letters among them, for the dashboard. */
  queues: Queue[];
}

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
}

/** What holds something until its end: declarations and findings. */
const held = { [kind]: { S: [declarationKind, findingKind] } };

/** How what happens to declarations becomes figures: a journal from the stream, and rows from the journal. */
export function statisticsStack(
  app: App,
  deployment: Deployment,
  given: { data: Data; bundles: Bundles; alarms: Alarms },
): Statistics {
  const stack = newStack(app, deployment, { name: 'Statistics', description: 'Baobei: figures' });
  const place = { stack, ...given };
  return {
    stack,
    queues: [makeJournal(place), ...makeCountedEvents(place), makeCarry(place), ...makeRecount(place)],
  };
}

/**
 * The second reader of the table's stream, after distribution: two for a shard are as many as DynamoDB takes without
 * throttling, so whoever comes next reads from one of them.
 */
function makeJournal(place: Place): Queue {
  const stream = streamConsumer(place.stack, 'StatisticsStream', place, {
    entry: 'statistics/stream',
    timeoutSeconds: 60,
    table: place.data.table,
    deadLetters: 'StatisticsStreamDeadLetters',
    filters: [
      // Every change counts, whoever wrote it; the end of retention too, for what a case still held.
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: held } },
      { eventName: ['REMOVE'], dynamodb: { OldImage: held } },
      { eventName: ['INSERT'], dynamodb: { NewImage: { [kind]: { S: [confirmationKind] } } } },
    ],
    batchSize: 1_000,
    batchingWindowSeconds: 1,
    // Only then does the event name its shard, without which the journal could not tell a batch that comes again.
    tumblingWindowMinutes: 15,
    impact:
      'Declarations were stored but not counted: the figures are too low until the recount corrects them.',
    setAsideImpact:
      'A change of a declaration could not be understood and is not in the figures until it is redriven.',
    lagImpact: 'Figures are minutes old: whoever decides by them does not see the declarations of right now.',
  });
  grantData(stream.handler, place.data, undefined, { table: ['PutItem', 'UpdateItem', 'Query'] });
  grantSetAside(stream.handler, place.data, 'statistics');
  return stream.deadLetters;
}

/** What is counted outside the stream: records that were set aside, and corrections. */
function makeCountedEvents(place: Place): Queue[] {
  const counted = queueConsumer(place.stack, 'StatisticsQueue', place, {
    entry: 'statistics/queue',
    timeoutSeconds: 30,
    queue: 'CountedEvents',
    batchSize: 10,
    batchingWindowSeconds: 0,
    maxConcurrency: 2,
    impact: 'A correction of the figures was not taken: they differ from the declarations behind them.',
    delayImpact: 'Corrections wait: the figures differ from the declarations behind them for so long.',
  });
  grantData(counted.handler, place.data, undefined, { table: ['PutItem', 'UpdateItem', 'Query'] });
  return [counted.queue, counted.deadLetters];
}

function makeCarry(place: Place): Queue {
  const carry = scheduledFunction(place.stack, 'StatisticsCarry', place, {
    entry: 'statistics/carry',
    timeoutSeconds: 300,
    // It looks every ten minutes, and carries when the Shanghai day has ended or the journal has grown.
    schedules: { Carries: 'cron(0/10 * * * ? *)' },
    maxEventAgeMinutes: 20,
    deadLetters: 'CarryDeadLetters',
    impact:
      'The journal of the figures was not carried: they stay right, but officers wait for them longer and longer.',
  });
  grantData(carry.handler, place.data, undefined, {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
  });
  return carry.deadLetters;
}
