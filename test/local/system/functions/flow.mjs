/** A small flow for the tests of the runner: an API writes, the stream passes on, a queue counts, a schedule marks the time. */
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const table = new DynamoDBClient({});
const queue = new SQSClient({});
const { TABLE_NAME: TableName, QUEUE_URL: QueueUrl } = process.env;
const put = (Item) => table.send(new PutItemCommand({ TableName, Item }));

export const web = async (event) => {
  const id = event.pathParameters.id;
  if (event.routeKey.startsWith('GET')) {
    const { Item } = await table.send(new GetItemCommand({ TableName, Key: { pk: { S: id } } }));
    return Item ? { seen: Number(Item.seen?.N ?? 0) } : { statusCode: 404, body: 'none' };
  }
  await put({ pk: { S: id }, kind: { S: 'thing' } });
  return { statusCode: 201, body: id };
};

export const stream = async (event) => {
  for (const { dynamodb } of event.Records) {
    await queue.send(new SendMessageCommand({ QueueUrl, MessageBody: dynamodb.Keys.pk.S }));
  }
  return { batchItemFailures: [] };
};

export const count = async (event) => {
  const failures = [];
  for (const { messageId, body } of event.Records) {
    if (body === 'poison' && !process.env.CURED) failures.push({ itemIdentifier: messageId });
    else await table.send(seen(body));
  }
  return { batchItemFailures: failures };
};

const seen = (id) =>
  new UpdateItemCommand({
    TableName,
    Key: { pk: { S: id } },
    UpdateExpression: 'ADD seen :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  });

export const round = async (event) => {
  await put({ pk: { S: 'round' }, kind: { S: 'mark' }, seen: { N: String(Date.parse(event.time)) } });
};
