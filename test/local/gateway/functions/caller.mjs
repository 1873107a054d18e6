import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kms from '@aws-sdk/client-kms';
import * as s3 from '@aws-sdk/client-s3';
import * as sqs from '@aws-sdk/client-sqs';

const modules = { dynamodb, kms, s3, sqs };
const clients = {
  dynamodb: new dynamodb.DynamoDBClient({}),
  kms: new kms.KMSClient({}),
  s3: new s3.S3Client({}),
  sqs: new sqs.SQSClient({}),
};

/** Makes the calls of its event one after the other, and answers with each one's output or error. */
export async function handler(event) {
  const answers = [];
  for (const { service, command, input } of event) {
    if (service === 'web') {
      const response = await fetch(input.url, { method: 'POST', body: 'x' });
      answers.push({ status: response.status });
      continue;
    }
    try {
      const { $metadata, Body, ...output } = await clients[service].send(
        new modules[service][`${command}Command`](input),
      );
      answers.push({
        output: Body ? { ...output, Body: await Body.transformToString() } : output,
        attempts: $metadata.attempts,
      });
    } catch (error) {
      answers.push({
        error: error.name,
        message: error.message,
        attempts: error.$metadata?.attempts,
        status: error.$metadata?.httpStatusCode,
        reasons: error.CancellationReasons,
      });
    }
  }
  return answers;
}
