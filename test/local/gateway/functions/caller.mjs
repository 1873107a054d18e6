import https from 'node:https';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kms from '@aws-sdk/client-kms';
import * as s3 from '@aws-sdk/client-s3';
import * as sqs from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const modules = { dynamodb, kms, s3, sqs };
const clients = {
  dynamodb: new dynamodb.DynamoDBClient({}),
  kms: new kms.KMSClient({}),
  s3: new s3.S3Client({}),
  sqs: new sqs.SQSClient({}),
};

/** A request as a client without SDK makes it. */
function plainRequest({ url, method = 'POST', headers = {}, body = '' }) {
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A body too large for an event: so many bytes of one letter. */
function filled(input) {
  const { fill, bytes } = input.Body ?? {};
  return bytes === undefined ? input : { ...input, Body: Buffer.alloc(bytes, fill) };
}

/** A presigned link, as a function makes it for somebody outside. */
async function link(command, { expiresIn, ...input }) {
  const client = new s3.S3Client({ requestChecksumCalculation: input.checksum ?? 'WHEN_REQUIRED' });
  return { url: await getSignedUrl(client, new s3[`${command}Command`](input), { expiresIn }) };
}

async function call({ service, command, input }) {
  if (service === 'plain') return { output: await plainRequest(input) };
  if (service === 'fetch') return { status: (await fetch(input.url, input)).status };
  if (service === 'link') return { output: await link(command, input) };
  const { $metadata, Body, ...output } = await clients[service].send(
    new modules[service][`${command}Command`](filled(input)),
  );
  return {
    output: Body ? { ...output, Body: await Body.transformToString() } : output,
    attempts: $metadata.attempts,
  };
}

/** Is told of something and does nothing about it. */
export const listener = () => null;

/** Makes the calls of its event one after the other, and answers with each one's output or error. */
export async function handler(event) {
  const answers = [];
  for (const one of event) {
    try {
      answers.push(await call(one));
    } catch (error) {
      const { attempts, httpStatusCode: status } = error.$metadata ?? {};
      answers.push({
        error: error.name,
        message: error.message,
        attempts,
        status,
        reasons: error.CancellationReasons,
      });
    }
  }
  return answers;
}
