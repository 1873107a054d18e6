import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { nameResource } from './name-resource.ts';

/** Where alarms go, and the list of all of them, for the dashboard. */
export interface Alarms {
  topic: ITopic;
  declared: { name: string; impact: string }[];
}

export interface AlarmSettings {
  metric: IMetric;
  /** Rings when the metric reaches this; with `rings: 'below'` when it does not, nothing at all being less than anything. */
  threshold: number;
  rings?: 'below';
  /** Who suffers, and how: the first thing that the woken person reads. */
  impact: string;
  /** Periods in a row that the metric must be there; 1 unless said otherwise. */
  periods?: number;
}

/**
 * An alarm that says who suffers.
 * Its name is fixed, so that the dashboard shows it without an export from one stack to another.
 */
export function alarm(scope: Construct, id: string, alarms: Alarms, settings: AlarmSettings): Alarm {
  const alarmName = `${Stack.of(scope).stackName}-${id}`;
  alarms.declared.push({ name: alarmName, impact: settings.impact });
  const made = new Alarm(scope, id, {
    alarmName,
    alarmDescription: settings.impact,
    metric: settings.metric,
    threshold: settings.threshold,
    evaluationPeriods: settings.periods ?? 1,
    ...(settings.rings === 'below'
      ? {
          comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
          treatMissingData: TreatMissingData.BREACHING,
        }
      : {
          comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        }),
  });
  made.addAlarmAction(new SnsAction(alarms.topic));
  return nameResource(made, id);
}
