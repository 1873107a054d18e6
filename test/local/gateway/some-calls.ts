import { aKey, aQueue, aTable } from './a-model.ts';
import type { Call } from './a-runner.ts';

const TableName = aTable().name;

/** Calls that tests make, with the values that they care about. */
export function aPut(pk: string, more: Readonly<Record<string, unknown>> = {}): Call {
  return ['dynamodb', 'PutItem', { TableName, Item: { pk: { S: pk }, sk: { S: 'x' } }, ...more }];
}

export function aPutIfNew(pk: string): Call {
  return aPut(pk, { ConditionExpression: 'attribute_not_exists(pk)' });
}

export function aGet(pk: string, more: Readonly<Record<string, unknown>> = {}): Call {
  return ['dynamodb', 'GetItem', { TableName, Key: { pk: { S: pk }, sk: { S: 'x' } }, ...more }];
}

export function anUpdate(pk: string): Call {
  const Key = { pk: { S: pk }, sk: { S: 'x' } };
  return [
    'dynamodb',
    'UpdateItem',
    { TableName, Key, UpdateExpression: 'SET z = :z', ExpressionAttributeValues: { ':z': { S: '1' } } },
  ];
}

export function aQuery(IndexName?: 'open'): Call {
  const KeyConditionExpression = IndexName ? 'op = :k' : 'pk = :k';
  return [
    'dynamodb',
    'Query',
    { TableName, IndexName, KeyConditionExpression, ExpressionAttributeValues: { ':k': { S: 'a' } } },
  ];
}

/** One of each kind of item that a transaction can hold. */
export function aTransaction(name: string): Call {
  const Key = (part: string): unknown => ({ pk: { S: `${name}-${part}` }, sk: { S: 'x' } });
  return [
    'dynamodb',
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName, Item: Key('put') } },
        {
          Update: {
            TableName,
            Key: Key('update'),
            UpdateExpression: 'ADD n :n',
            ExpressionAttributeValues: { ':n': { N: '1' } },
          },
        },
        { Delete: { TableName, Key: Key('delete') } },
        { ConditionCheck: { TableName, Key: Key('check'), ConditionExpression: 'attribute_not_exists(pk)' } },
      ],
    },
  ];
}

export function aMessage(MessageBody = 'hello'): Call {
  return ['sqs', 'SendMessage', { QueueUrl: aQueue().url, MessageBody }];
}

export function anObject(Key: string, more: Readonly<Record<string, unknown>> = {}): Call {
  return ['s3', 'PutObject', { Bucket: 'set-aside', Key, Body: 'content', ...more }];
}

export function aDataKey(): Call {
  return ['kms', 'GenerateDataKey', { KeyId: aKey().arn, KeySpec: 'AES_256' }];
}
