import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Alarms } from './alarm.ts';
import { type Bundles, bundledFunction, type FunctionSettings } from './bundled-function.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { nameResource } from './name-resource.ts';

export interface ScheduledFunctionSettings extends FunctionSettings {
  /** EventBridge cron expressions in UTC: EventBridge rules know no time zone. By the name of their rule. */
  schedules: Record<string, string>;
  /** After this a late start is worth less than the next one. */
  maxEventAgeMinutes: number;
  /** Names the queue that keeps the starts that failed. */
  deadLetters: string;
  /** Who suffers, and how, when a start fails for good. */
  impact: string;
}

export interface ScheduledFunction {
  handler: Function;
  deadLetters: Queue;
}

/** A function started by the clock. A start that can't be delivered, or fails thrice, is kept and rings. */
export function scheduledFunction(
  scope: Construct,
  id: string,
  { bundles, alarms }: { bundles: Bundles; alarms: Alarms },
  settings: ScheduledFunctionSettings,
): ScheduledFunction {
  const deadLetters = deadLetterQueue(scope, settings.deadLetters, alarms, settings.impact);
  const handler = bundledFunction(scope, id, bundles, settings);
  const patience = { retryAttempts: 2, maxEventAge: Duration.minutes(settings.maxEventAgeMinutes) };
  deadLetters.grant(handler, 'sqs:SendMessage');
  handler.configureAsyncInvoke({
    ...patience,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  });
  for (const [name, expression] of Object.entries(settings.schedules)) {
    const rule = new Rule(scope, name, { schedule: Schedule.expression(expression) });
    rule.addTarget(new LambdaFunction(handler, { ...patience, deadLetterQueue: deadLetters }));
    nameResource(rule, name);
  }
  return { handler, deadLetters };
}
