import { type App, Aws, Duration, type Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, type Function } from 'aws-cdk-lib/aws-lambda';
import { type Bucket, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Alarms } from '../constructs/alarm.ts';
import { type Bundles, bundledFunction } from '../constructs/bundled-function.ts';
import { deadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { grantData, grantFeeds, grantSend } from '../constructs/grants.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import { stateMachine } from '../constructs/state-machine.ts';
import type { Deployment } from '../deployment.ts';
import { makeCityImports } from './city-imports.ts';
import { type Data, encryptedBy } from './data-stack.ts';
import { feedMachine } from './feed-machine.ts';
import { makeSilence } from './feed-silence.ts';
import { newStack } from './new-stack.ts';
import { deskSiteUrl, retentionDays } from './parameters.ts';

export interface Comparison {
  stack: Stack;
  bucket: Bucket;
  machine: StateMachine;
  /** Every queue, for the dashboard. */
  queues: Queue[];
}

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
  notifyQueue: Queue;
  bucket: Bucket;
  judgeQueue: Queue;
  retention: string;
}

/** Feed files, and what is made of them, are kept for 72 hours at most (requirements D3). */
const fileLife = Duration.days(3);
/** What the page says of a file that it puts: what it is, and that it must be new. */
const spokenByDesk = ['content-type', 'if-none-match'];
const folder = 'incoming/';

/** How feeds are compared with the people who are expected or here (requirements D3, D4). */
export function compareStack(
  app: App,
  deployment: Deployment,
  given: { data: Data; bundles: Bundles; alarms: Alarms; notifyQueue: Queue; judgeQueue: Queue },
): Comparison {
  const stack = newStack(app, deployment, { name: 'Compare', description: 'Baobei: comparison with feeds' });
  const bucket = privateBucket(stack, 'FeedBucket', {
    ...encryptedBy(given.data.storageKey),
    lifecycleRules: [{ expiration: fileLife, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    // The desk puts files by links that the API signs; a page of any other site may not, nor may the desk read.
    cors: [
      {
        allowedOrigins: [deskSiteUrl(stack)],
        allowedMethods: [HttpMethods.PUT],
        allowedHeaders: spokenByDesk,
        maxAge: 3_600,
      },
    ],
  });
  const place = { stack, bucket, retention: retentionDays(stack), ...given };
  const machine = stateMachine(stack, 'FeedRun', given.alarms, {
    definition: feedMachine,
    functions: makeWorkers(place),
    impact:
      'A feed file was not compared: travellers whom it tells of are not found. Runbook: a feed file does not end.',
  });
  const begin = queueConsumer(stack, 'CompareBegin', given, {
    entry: 'compare/begin',
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    queue: 'FeedFiles',
    batchSize: 10,
    batchingWindowSeconds: 0,
    impact: 'The comparison of a feed file was not begun: travellers whom it tells of are not found.',
    delayImpact: 'Feed files wait to be compared: travellers whom they tell of are found late.',
  });
  grantData(begin.handler, given.data, undefined, { table: ['GetItem', 'PutItem', 'Query'] });
  machine.grantStartExecution(begin.handler);
  begin.handler.addEnvironment('FEED_MACHINE', machine.stateMachineArn);
  const cityImports = makeCityImports(place);
  cityImports.grantStartExecution(begin.handler);
  begin.handler.addEnvironment('CITY_MACHINE', cityImports.stateMachineArn);
  const lost = tellOfFiles(place, begin.queue);
  const unwatched = makeSilence({ stack, ...given });
  return { stack, bucket, machine, queues: [begin.queue, begin.deadLetters, lost, unwatched] };
}

/**
 * Files that come are told to the queue by a function that depends on nothing else: the bucket needs it, and all other functions need the bucket.
 * By the bucket's own property, because the construct of CDK would bring a function of its own, that may change every bucket.
 */
function tellOfFiles({ stack, bucket, bundles, alarms }: Place, arrived: Queue): Queue {
  const tell = bundledFunction(stack, 'CompareArrive', bundles, {
    entry: 'compare/arrive',
    timeoutSeconds: 10,
    memoryMegabytes: 256,
  });
  grantSend(tell, arrived, 'ARRIVED_QUEUE_URL');
  const lost = deadLetterQueue(
    stack,
    'FeedArrivalDeadLetters',
    alarms,
    'A feed file came and was not told of: travellers whom it tells of are not found.',
  );
  lost.grant(tell, 'sqs:SendMessage');
  tell.configureAsyncInvoke({
    retryAttempts: 2,
    onFailure: { bind: () => ({ destination: lost.queueArn }) },
  });
  const permission = new CfnPermission(stack, 'FeedBucketMayTell', {
    action: 'lambda:InvokeFunction',
    functionName: tell.functionArn,
    principal: new ServicePrincipal('s3.amazonaws.com').service,
    // Not the bucket's name, which is there only after the permission.
    sourceAccount: Aws.ACCOUNT_ID,
  });
  const made = bucket.node.defaultChild as CfnBucket;
  made.notificationConfiguration = {
    lambdaConfigurations: [
      {
        event: 's3:ObjectCreated:*',
        function: tell.functionArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: folder }] } },
      },
    ],
  };
  made.addResourceDependency(permission);
  return lost;
}

function makeWorkers(place: Place): Record<string, Function> {
  const { stack, data, bundles, bucket, retention } = place;
  const make = (id: string, entry: string, memoryMegabytes = 512): Function =>
    bundledFunction(stack, id, bundles, { entry: `compare/${entry}`, timeoutSeconds: 300, memoryMegabytes });
  const inspect = make('CompareInspect', 'inspect');
  grantData(inspect, data, undefined, { table: ['Query', 'UpdateItem'] });
  // What tells whereabouts and came without a mandate is deleted at once.
  const incoming = ['GetObject', 'DeleteObject'] as const;
  grantFeeds(inspect, bucket, { incoming, plain: ['GetObject', 'PutObject'] });
  const people = make('ComparePeople', 'people', 1_769);
  grantData(people, data, retention, { table: ['Query'], indexes: ['place'], fieldKeys: 'open' });
  grantFeeds(people, bucket, { work: ['PutObject'] });
  const chunk = make('CompareChunk', 'chunk', 1_769);
  grantData(chunk, data, undefined, { fieldKeys: 'open' });
  grantFeeds(chunk, bucket, {
    ...{ incoming: ['GetObject'], plain: ['GetObject'], work: ['GetObject', 'PutObject'] },
  });
  const reconcile = make('CompareReconcile', 'reconcile', 1_024);
  grantData(reconcile, data, undefined, { table: ['UpdateItem', 'Query'] });
  grantFeeds(reconcile, bucket, {
    ...{ incoming: ['GetObject'], work: ['GetObject', 'PutObject'], rejected: ['PutObject'] },
    held: ['PutObject'],
  });
  grantSend(reconcile, place.notifyQueue, 'NOTIFY_QUEUE_URL');
  const write = make('CompareWrite', 'write');
  grantData(write, data, retention, {
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    fieldKeys: 'seal',
  });
  grantSend(write, place.judgeQueue, 'JUDGE_QUEUE_URL');
  grantSend(write, place.notifyQueue, 'NOTIFY_QUEUE_URL');
  grantFeeds(write, bucket, { work: ['GetObject'] });
  const end = make('CompareEnd', 'end', 256);
  grantData(end, data, undefined, { table: ['GetItem', 'UpdateItem'] });
  return {
    CompareInspect: inspect,
    ComparePeople: people,
    CompareChunk: chunk,
    CompareReconcile: reconcile,
    CompareWrite: write,
    CompareEnd: end,
  };
}
