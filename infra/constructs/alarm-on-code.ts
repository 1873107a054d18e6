import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type AlarmSettings, type Alarms, alarm } from './alarm.ts';

export interface CodeAlarm extends Omit<AlarmSettings, 'metric'> {
  /** As the function logs it (`functions/shared/log.ts`). */
  code: string;
  name: string;
}

/** An alarm on how often an hour a function logs a code. */
export function alarmOnCode(
  scope: Construct,
  { handler, alarms }: { handler: Function; alarms: Alarms },
  { code, name, ...settings }: CodeAlarm,
): void {
  const logged = handler.logGroup.addMetricFilter(name, {
    filterPattern: FilterPattern.stringValue('$.code', '=', code),
    metricNamespace: 'Baobei',
    metricName: name,
  });
  const metric = logged.metric({ period: Duration.hours(1), statistic: 'Sum' });
  alarm(scope, `${name}Alarm`, alarms, { metric, ...settings });
}
