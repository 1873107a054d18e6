import type { Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Alarms } from '../constructs/alarm.ts';
import { alarmOnCode } from '../constructs/alarm-on-code.ts';
import type { Bundles } from '../constructs/bundled-function.ts';
import { grantData, grantSend } from '../constructs/grants.ts';
import { scheduledFunction } from '../constructs/scheduled-function.ts';
import type { Data } from './data-stack.ts';

interface Place {
  stack: Stack;
  data: Data;
  bundles: Bundles;
  alarms: Alarms;
  notifyQueue: Queue;
}

/** Looks every half hour whether a source of feeds is silent for longer than it may be (issue 5: a silent source alarms). */
export function makeSilence(place: Place): Queue {
  const { stack, data, alarms } = place;
  const watch = scheduledFunction(stack, 'CompareSilence', place, {
    entry: 'compare/silence',
    // Counting the declarations of all cities takes a while, once a day.
    timeoutSeconds: 300,
    memoryMegabytes: 256,
    schedules: { FeedSources: 'cron(0/30 * * * ? *)' },
    maxEventAgeMinutes: 20,
    deadLetters: 'FeedSilenceDeadLetters',
    impact:
      'Nobody looks whether sources of feeds are silent: travellers whom they would tell of may be missed without a word.',
  });
  grantData(watch.handler, data, undefined, {
    table: ['GetItem', 'Query', 'UpdateItem'],
    indexes: ['place'],
  });
  grantSend(watch.handler, place.notifyQueue, 'NOTIFY_QUEUE_URL');
  alarmOnCode(
    stack,
    { handler: watch.handler, alarms },
    {
      code: 'feed-silent',
      name: 'FeedSilent',
      threshold: 1,
      impact:
        'A source of feeds is silent for longer than it may be: what it knows of travellers since then is found at no case. Runbook: a source is silent.',
    },
  );
  alarmOnCode(
    stack,
    { handler: watch.handler, alarms },
    {
      code: 'city-silent',
      name: 'CitySilent',
      threshold: 1,
      impact:
        'A city’s own system is silent for longer than it may be: officers do not know who declared there since then. Runbook: a city’s own system.',
    },
  );
  alarmOnCode(
    stack,
    { handler: watch.handler, alarms },
    {
      code: 'city-changes',
      name: 'CityChanges',
      threshold: 1,
      impact:
        'A city’s own system or the provincial platform has not taken changes for more than a day, or holds other declarations than we do: whoever works there works on an old state. Runbook: changes that systems read.',
    },
  );
  alarmOnCode(
    stack,
    { handler: watch.handler, alarms },
    {
      code: 'city-counts',
      name: 'CityCounts',
      threshold: 1,
      impact:
        'A city’s counts of a day are missing or not ours: declarations may have been lost between the two systems. Runbook: a city’s own system.',
    },
  );
  return watch.deadLetters;
}
