import type { Loopback } from '../../engines/loopback.ts';
import type { AwsCall, OutgoingRequest } from '../call.ts';

/** Where the queues of the account are. */
export interface SqsPlace {
  readonly engine: Loopback;
  /** `arn:aws:sqs:eu-west-1:000000000000:` */
  readonly queueArnPrefix: string;
}

/** Reads an SQS call (JSON protocol). The batch form of an action has the permission of the single one. */
export function readSqs(request: OutgoingRequest, place: SqsPlace): AwsCall {
  const action = (request.headers['x-amz-target'] ?? '').replace('AmazonSQS.', '');
  const body = JSON.parse(request.body.toString('utf8')) as { QueueUrl?: string; QueueName?: string };
  const queue = body.QueueUrl?.split('/').at(-1) ?? body.QueueName ?? '';
  return {
    service: 'sqs',
    action,
    resource: queue,
    checks: [
      {
        action: `sqs:${action.replace(/Batch$/, '')}`,
        resource: queue === '' ? '*' : place.queueArnPrefix + queue,
      },
    ],
    perform: async () => ({ response: await place.engine.send({ ...request, path: '/' }), units: [] }),
  };
}
