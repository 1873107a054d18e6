import type { App, Stack } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Alarms } from '../constructs/alarm.ts';
import { type Bundles, bundledFunction } from '../constructs/bundled-function.ts';
import { grantData, grantMissingLists, grantReports, grantSend } from '../constructs/grants.ts';
import { scheduledFunction } from '../constructs/scheduled-function.ts';
import { stateMachine } from '../constructs/state-machine.ts';
import type { Deployment } from '../deployment.ts';
import type { Data } from './data-stack.ts';
import { newStack } from './new-stack.ts';
import { deskSiteUrl, reportSeason, reportTimes } from './parameters.ts';
import { reportMachine } from './report-machine.ts';

export interface Reports {
  stack: Stack;
  /** Every queue, for the dashboard. */
  queues: Queue[];
}

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
}

/** How each community's day is drafted and closed, and who has not confirmed it is told (requirements E1 to E3). */
export function reportStack(
  app: App,
  deployment: Deployment,
  given: { data: Data; bundles: Bundles; alarms: Alarms; notifyQueue: Queue },
): Reports {
  const stack = newStack(app, deployment, { name: 'Report', description: 'Baobei: the daily report' });
  const place = { stack, ...given };
  const machine = stateMachine(stack, 'DailyReport', given.alarms, {
    definition: reportMachine,
    functions: {
      ReportDraft: makeDraft(place),
      ReportReview: bundledFunction(stack, 'ReportReview', given.bundles, {
        entry: 'report/review',
        timeoutSeconds: 10,
        memoryMegabytes: 256,
      }),
      ReportClose: makeClose(place),
      ReportChase: makeChase(place, given.notifyQueue),
      ReportCompile: makeCompile(place),
      ReportDeliver: makeDeliver(place, given.notifyQueue),
    },
    impact:
      'The daily report of a day is not whole: officers of some communities have no draft to confirm. Runbook: the daily report.',
  });
  const begin = scheduledFunction(stack, 'ReportBegin', place, {
    entry: 'report/begin',
    timeoutSeconds: 60,
    // 00:05 in Shanghai is 16:05 UTC; the later ones make up for one that did not come, and begin nothing twice.
    schedules: { DailyReports: 'cron(5/15 16 * * ? *)' },
    maxEventAgeMinutes: 15,
    deadLetters: 'ReportBeginDeadLetters',
    impact: 'The daily report was not begun: no officer has a draft to confirm in the morning.',
  });
  grantData(begin.handler, given.data, undefined, { table: ['GetItem', 'Query', 'PutItem'] });
  machine.grantStartExecution(begin.handler);
  begin.handler.addEnvironment('REPORT_MACHINE', machine.stateMachineArn);
  begin.handler.addEnvironment('REPORT_TIMES', reportTimes(stack));
  begin.handler.addEnvironment('REPORT_SEASON', reportSeason(stack));
  return { stack, queues: [begin.deadLetters] };
}

function makeDraft({ stack, data, bundles }: Place): Function {
  const draft = bundledFunction(stack, 'ReportDraft', bundles, {
    entry: 'report/draft',
    timeoutSeconds: 60,
  });
  grantData(draft, data, undefined, {
    table: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'BatchWriteItem'],
  });
  return draft;
}

function makeClose({ stack, data, bundles }: Place): Function {
  const close = bundledFunction(stack, 'ReportClose', bundles, {
    entry: 'report/close',
    timeoutSeconds: 60,
  });
  grantData(close, data, undefined, {
    // It drafts a county whose draft failed in the night.
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem'],
  });
  return close;
}

function makeChase({ stack, data, bundles }: Place, notifyQueue: Queue): Function {
  const chase = bundledFunction(stack, 'ReportChase', bundles, {
    entry: 'report/chase',
    timeoutSeconds: 300,
  });
  grantData(chase, data, undefined, { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] });
  // The lists of the missing, as files, with what the data say of each.
  grantMissingLists(chase, data, ['PutObject']);
  grantSend(chase, notifyQueue, 'NOTIFY_QUEUE_URL');
  return chase;
}

function makeCompile({ stack, data, bundles }: Place): Function {
  const compile = bundledFunction(stack, 'ReportCompile', bundles, {
    entry: 'report/compile',
    timeoutSeconds: 60,
    // It keeps two fonts in memory.
    memoryMegabytes: 1_024,
  });
  grantData(compile, data, undefined, { table: ['GetItem', 'Query', 'PutItem'] });
  grantReports(compile, data, ['PutObject']);
  compile.addEnvironment('DESK_SITE_URL', deskSiteUrl(stack));
  return compile;
}

function makeDeliver({ stack, data, bundles }: Place, notifyQueue: Queue): Function {
  const deliver = bundledFunction(stack, 'ReportDeliver', bundles, {
    entry: 'report/deliver',
    timeoutSeconds: 300,
  });
  grantData(deliver, data, undefined, { table: ['Query'] });
  grantSend(deliver, notifyQueue, 'NOTIFY_QUEUE_URL');
  return deliver;
}
