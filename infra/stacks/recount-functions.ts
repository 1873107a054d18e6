import type { Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Alarms } from '../constructs/alarm.ts';
import { alarmOnCode } from '../constructs/alarm-on-code.ts';
import type { Bundles } from '../constructs/bundled-function.ts';
import { grantData, grantSend } from '../constructs/grants.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import { scheduledFunction } from '../constructs/scheduled-function.ts';
import type { Data } from './data-stack.ts';
import { retentionDays } from './parameters.ts';

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
}

/** Longer than from the end of one night's recount to the end of the next. */
const hoursWithout = 26;

/** The nightly recount (invariant 4): from 03:00 of the Shanghai day on, a county at a time. */
export function makeRecount(place: Place): Queue[] {
  const { stack, data } = place;
  const regions = queueConsumer(stack, 'StatisticsRecount', place, {
    entry: 'statistics/recount',
    timeoutSeconds: 900,
    memoryMegabytes: 2_048,
    queue: 'Recounts',
    batchSize: 1,
    batchingWindowSeconds: 0,
    // What a night reads is no hurry; citizens and officers read the same table.
    maxConcurrency: 10,
    impact:
      'A county was not recounted, so no figures of the night were judged: whether they are what the declarations say is not known. Runbook: figures drift.',
    delayImpact:
      'The recount of the night waits: whether the figures are what the declarations say is known later than in the morning.',
  });
  grantData(regions.handler, data, retentionDays(stack), {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    indexes: ['place'],
    fieldKeys: 'open',
  });
  const night = scheduledFunction(stack, 'StatisticsNight', place, {
    entry: 'statistics/night',
    timeoutSeconds: 60,
    // 03:00 to 05:45 in Shanghai: a quarter of an hour for each step of the recount, and time to make up for what failed.
    schedules: { Recounting: 'cron(0/15 19-21 * * ? *)' },
    maxEventAgeMinutes: 15,
    deadLetters: 'RecountNightDeadLetters',
    impact:
      'A step of the nightly recount could not start: whether the figures are what the declarations say is known later, or not that day.',
  });
  grantData(night.handler, data, undefined, { table: ['GetItem', 'Query', 'PutItem'] });
  grantSend(night.handler, regions.queue, 'RECOUNTS_QUEUE_URL');
  const rung = { handler: night.handler, alarms: place.alarms };
  alarmOnCode(stack, rung, {
    code: 'figures-drifted',
    name: 'FiguresDrifted',
    threshold: 1,
    impact:
      'Figures are not what the declarations behind them say: whoever decides by them decides wrongly. Runbook: figures drift.',
  });
  alarmOnCode(stack, rung, {
    code: 'figures-recounted',
    name: 'FiguresRecounted',
    threshold: 1,
    rings: 'below',
    periods: hoursWithout,
    impact:
      'The figures were not recounted last night: nobody knows whether they are what the declarations say. Runbook: figures drift.',
  });
  return [regions.queue, regions.deadLetters, night.deadLetters];
}
