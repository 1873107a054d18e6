import { z } from 'zod';
import { arnOf } from '../identity.ts';
import { inert, type ResourceType } from '../resource-type.ts';
import { policyDocument } from './iam.ts';

const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  FifoQueue: z.boolean().default(false),
  ContentBasedDeduplication: z.boolean().optional(),
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number().default(345_600),
  DelaySeconds: z.number().default(0),
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
    .optional(),
  RedriveAllowPolicy: inert('who may name a queue as its dead-letter queue is settled when AWS deploys'),
  ReceiveMessageWaitTimeSeconds: inert('the event source mappings poll here'),
  SqsManagedSseEnabled: inert('queues are encrypted at rest by AWS; the files here are not'),
  KmsMasterKeyId: inert('queues are encrypted at rest by AWS; the files here are not'),
  KmsDataKeyReusePeriodSeconds: inert('queues are encrypted at rest by AWS; the files here are not'),
  Tags: inert('tags are for people and bills'),
});

export const queue: ResourceType<z.infer<typeof queueProperties>> = {
  properties: queueProperties,
  nameProperty: 'QueueName',
  identify: (place, name) => {
    const arn = arnOf(place, 'sqs', name);
    const url = `https://sqs.${place.region}.${place.urlSuffix}/${place.account}/${name}`;
    return { name, ref: url, arn, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
};

const policyProperties = z.strictObject({ Queues: z.array(z.string()), PolicyDocument: policyDocument });

export const queuePolicy: ResourceType<z.infer<typeof policyProperties>> = {
  properties: policyProperties,
  identify: (place, name) => ({ name, ref: name, arn: arnOf(place, 'sqs', name), attributes: { Id: name } }),
};

export const sqsTypes = { 'AWS::SQS::Queue': queue, 'AWS::SQS::QueuePolicy': queuePolicy };
