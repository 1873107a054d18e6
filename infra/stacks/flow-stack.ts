import type { App, Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { declarationKind, kind } from '../../functions/shared/table/shape.ts';
import type { Alarms } from '../constructs/alarm.ts';
import type { Bundles } from '../constructs/bundled-function.ts';
import { grantData, grantSend, grantSetAside } from '../constructs/grants.ts';
import { type QueueConsumer, queueConsumer } from '../constructs/queue-consumer.ts';
import { scheduledFunction } from '../constructs/scheduled-function.ts';
import { streamConsumer } from '../constructs/stream-consumer.ts';
import type { Deployment } from '../deployment.ts';
import type { Data } from './data-stack.ts';
import { newStack } from './new-stack.ts';
import { deskSiteUrl, publicSiteUrl, retentionDays, smsWebhookUrl } from './parameters.ts';

export interface Flow {
  stack: Stack;
  /** Every queue, the dead letters among them, for the dashboard. */
  queues: Queue[];
  notifyQueue: Queue;
  /** What is judged by the rules of comparison. */
  judgeQueue: Queue;
}

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
  retention: string;
}

/** What happens between a declaration's arrival and its appearance on a worklist, and who is told. */
export function flowStack(
  app: App,
  deployment: Deployment,
  given: { data: Data; bundles: Bundles; alarms: Alarms },
): Flow {
  const stack = newStack(app, deployment, {
    name: 'Flow',
    description: 'Baobei: distribution and notification',
  });
  const place = { stack, ...given, retention: retentionDays(stack) };
  const notify = makeNotify(place);
  const assignment = makeAssignment(place, notify.queue);
  const judge = makeJudge(place, notify.queue);
  const sweepDeadLetters = makeSweep(place, judge.queue);
  const changes = makeChanges(place);
  const streamDeadLetters = makeStream(place, {
    ...{ assignment: assignment.queue, judge: judge.queue, changes: changes.queue },
  });
  const roundDeadLetters = makeRounds(place, notify.queue);
  return {
    stack,
    notifyQueue: notify.queue,
    judgeQueue: judge.queue,
    queues: [
      assignment.queue,
      notify.queue,
      judge.queue,
      judge.deadLetters,
      changes.queue,
      changes.deadLetters,
      sweepDeadLetters,
      assignment.deadLetters,
      notify.deadLetters,
      streamDeadLetters,
      roundDeadLetters,
    ],
  };
}

function makeNotify(place: Place): QueueConsumer {
  const notify = queueConsumer(place.stack, 'NotifySend', place, {
    entry: 'notify/queue',
    timeoutSeconds: 30,
    queue: 'Notify',
    batchSize: 10,
    batchingWindowSeconds: 0,
    // 52,378 digests fall due at 07:00; an SMS gateway takes tens of requests at a time, not thousands.
    maxConcurrency: 20,
    impact:
      'Citizens do not get their codes and receipts, or officers their digest: they wait for messages that never come.',
    delayImpact:
      'One-time codes come after their ten minutes are over: citizens without their device are locked out.',
  });
  grantData(notify.handler, place.data, place.retention, {
    table: ['GetItem', 'PutItem'],
    indexes: ['place'],
    fieldKeys: 'open',
  });
  notify.handler.addEnvironment('SMS_WEBHOOK_URL', smsWebhookUrl(place.stack));
  notify.handler.addEnvironment('PUBLIC_SITE_URL', publicSiteUrl(place.stack));
  notify.handler.addEnvironment('DESK_SITE_URL', deskSiteUrl(place.stack));
  return notify;
}

function makeAssignment(place: Place, notifyQueue: Queue): QueueConsumer {
  const assignment = queueConsumer(place.stack, 'DistributeQueue', place, {
    entry: 'distribute/queue',
    timeoutSeconds: 30,
    queue: 'Assignment',
    batchSize: 10,
    batchingWindowSeconds: 1,
    impact:
      'Declarations stay without an officer: nobody calls these travellers, and communities miss their deadline.',
    delayImpact:
      'New declarations miss their distribution round: officers learn of arrivals half an hour late.',
  });
  grantData(assignment.handler, place.data, place.retention, {
    table: ['GetItem', 'PutItem', 'UpdateItem'],
  });
  grantSend(assignment.handler, notifyQueue, 'NOTIFY_QUEUE_URL');
  return assignment;
}

/**
 * What the rules of comparison find of cases (requirements D4). It stands here because the stream feeds it: DynamoDB takes two readers, which are
 * distribution and statistics.
 */
function makeJudge(place: Place, notifyQueue: Queue): QueueConsumer {
  const judge = queueConsumer(place.stack, 'CompareJudge', place, {
    entry: 'compare/judge',
    timeoutSeconds: 60,
    memoryMegabytes: 512,
    queue: 'Judge',
    batchSize: 10,
    batchingWindowSeconds: 0,
    maxConcurrency: 10,
    impact: 'What comparison found about a traveller was not brought to anybody: nobody looks after them.',
    delayImpact: 'Findings come late: who is to be looked after today is not known to their officer.',
  });
  grantData(judge.handler, place.data, place.retention, {
    table: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: ['place'],
    // What is found of a SIM has no case whose day’s key there is.
    fieldKeys: 'seal',
  });
  grantSend(judge.handler, notifyQueue, 'NOTIFY_QUEUE_URL');
  grantSend(judge.handler, judge.queue, 'JUDGE_QUEUE_URL');
  return judge;
}

/** What changed, as systems are told of it (requirements J1): one batch for the changes of some seconds, because each is a write. */
function makeChanges(place: Place): QueueConsumer {
  const changes = queueConsumer(place.stack, 'ExportChangeBatches', place, {
    entry: 'export/change-batches',
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    queue: 'Changes',
    batchSize: 100,
    batchingWindowSeconds: 20,
    // The least that AWS allows: their batches take one number after the other.
    maxConcurrency: 2,
    impact:
      'Changes of declarations are not told: cities’ own systems and the provincial platform hold an old state. Runbook: changes that systems read.',
    delayImpact:
      'Cities’ own systems and the provincial platform learn minutes late what changed of declarations.',
  });
  grantData(changes.handler, place.data, undefined, { table: ['Query', 'PutItem'] });
  return changes;
}

function makeSweep(place: Place, judgeQueue: Queue): Queue {
  const sweep = scheduledFunction(place.stack, 'CompareSweep', place, {
    entry: 'compare/sweep',
    timeoutSeconds: 30,
    // In Shanghai at 07:10, for officers to find when their day begins, and at 12:10, when what came in the evening before is due (requirements C1).
    schedules: { MorningSweep: 'cron(10 23 * * ? *)', NoonSweep: 'cron(10 4 * * ? *)' },
    maxEventAgeMinutes: 60,
    deadLetters: 'SweepDeadLetters',
    impact: 'Cases were not looked through: overdue tests and travellers who never came are not found.',
  });
  grantSend(sweep.handler, judgeQueue, 'JUDGE_QUEUE_URL');
  return sweep.deadLetters;
}

function makeStream(place: Place, queues: { assignment: Queue; judge: Queue; changes: Queue }): Queue {
  const stream = streamConsumer(place.stack, 'DistributeStream', place, {
    entry: 'distribute/stream',
    timeoutSeconds: 60,
    table: place.data.table,
    deadLetters: 'StreamDeadLetters',
    filters: [
      // Every change of a declaration is told to the systems that follow them, whoever wrote it (requirements J1); the function itself passes on
      // for assignment only what citizens did, or what it sets off would come back without end.
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { [kind]: { S: [declarationKind] } } } },
      { eventName: ['REMOVE'], dynamodb: { OldImage: { [kind]: { S: [declarationKind] } } } },
    ],
    batchSize: 100,
    batchingWindowSeconds: 1,
    impact: 'Declarations were stored but never passed on: no officer will see them until they are redriven.',
    setAsideImpact:
      'A declaration could not be understood and lies in the set-aside bucket: no officer knows of this person.',
    lagImpact: 'New declarations reach officers minutes late: those who arrive today may be called too late.',
  });
  grantData(stream.handler, place.data, place.retention, {});
  grantSend(stream.handler, queues.assignment, 'ASSIGNMENT_QUEUE_URL');
  grantSend(stream.handler, queues.judge, 'JUDGE_QUEUE_URL');
  grantSend(stream.handler, queues.changes, 'CHANGES_QUEUE_URL');
  grantSetAside(stream.handler, place.data, 'distribute');
  return stream.deadLetters;
}

function makeRounds(place: Place, notifyQueue: Queue): Queue {
  const round = scheduledFunction(place.stack, 'DistributeRound', place, {
    entry: 'distribute/round',
    timeoutSeconds: 300,
    // Every half hour from 07:00 to 21:00 in Shanghai, which is 23:00 to 13:00 UTC (`requirements.md` B2).
    schedules: {
      DayRounds: 'cron(0/30 23,0-12 * * ? *)',
      LastRound: 'cron(0 13 * * ? *)',
    },
    maxEventAgeMinutes: 20,
    deadLetters: 'RoundDeadLetters',
    impact:
      'A distribution round did not happen: officers do not see the new declarations of the last half hour.',
  });
  grantData(round.handler, place.data, place.retention, {
    table: ['GetItem', 'Query', 'UpdateItem'],
  });
  grantSend(round.handler, notifyQueue, 'NOTIFY_QUEUE_URL');
  return round.deadLetters;
}
