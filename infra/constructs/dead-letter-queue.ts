import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Alarms, alarm } from './alarm.ts';
import { nameResource } from './name-resource.ts';

/** The longest that SQS keeps a message. */
const longest = Duration.days(14);

/** What could not be done is kept here and rings at the first message. `impact` says who suffers, and how. */
export function deadLetterQueue(scope: Construct, id: string, alarms: Alarms, impact: string): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: longest,
  });
  alarm(scope, `${id}Alarm`, alarms, {
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    }),
    threshold: 1,
    impact,
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason: 'It is the end of the way: what is here waits for people, whom the alarm calls.',
  });
  return nameResource(queue, id);
}
