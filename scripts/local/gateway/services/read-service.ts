import type { Loopback } from '../../engines/loopback.ts';
import type { AwsCall, OutgoingRequest } from '../call.ts';
import { recogniseHost } from '../recognise-host.ts';
import type { WorkerSettings } from '../worker-settings.ts';
import { readDynamoDb } from './read-dynamodb.ts';
import { readKms } from './read-kms.ts';
import { type AskMain, readLambda, readStates } from './read-main-call.ts';
import { readS3 } from './read-s3.ts';
import { readSqs } from './read-sqs.ts';

interface Behind {
  readonly dynamodb: Loopback;
  readonly sqs: Loopback;
  readonly s3: Loopback;
  readonly askMain: AskMain;
}

/** Which service a request is for, and what it says. A service that nothing here stands for is refused by name. */
export function readerOf(
  settings: WorkerSettings,
  behind: Behind,
): (request: OutgoingRequest) => AwsCall | string {
  const { partition, region, account, masterKey, keys, doorUrl } = settings;
  const doorHost = doorUrl && new URL(doorUrl).host;
  const arn = (service: string, rest: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${rest}`;
  const dynamodb = { engine: behind.dynamodb, tableArnPrefix: arn('dynamodb', 'table/') };
  const sqs = { engine: behind.sqs, queueArnPrefix: arn('sqs', '') };
  const s3 = { engine: behind.s3, partition };
  const main = { ask: behind.askMain, functionArnPrefix: arn('lambda', 'function:') };
  return (request) => {
    const host = recogniseHost(request.host, doorHost);
    switch (host?.service) {
      case 'dynamodb':
        return readDynamoDb(request, dynamodb);
      case 'sqs':
        return readSqs(request, sqs);
      case 's3':
        return readS3(request, host.bucket, s3);
      case 'kms':
        return readKms(request, { masterKey, keys });
      case 'lambda':
        return readLambda(request, main);
      case 'states':
        return readStates(request, main);
      case undefined:
      default:
        return `nothing here stands for ${request.host}`;
    }
  };
}
