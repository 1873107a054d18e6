import type { SQSMessageAttribute, SQSRecord, SQSRecordAttributes } from 'aws-lambda';
import type { QueueModel } from '../../seams/storage-model.ts';
import type { MessageAttribute, ReceivedMessage } from './queue-client.ts';

/** A message as a function gets it (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
export function messageRecord(message: ReceivedMessage, queue: QueueModel, region: string): SQSRecord {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: (message.Attributes ?? {}) as unknown as SQSRecordAttributes,
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, attribute(value)]),
    ),
    md5OfBody: message.MD5OfBody,
    ...(message.MD5OfMessageAttributes === undefined
      ? {}
      : { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}

function attribute({ DataType, StringValue, BinaryValue }: MessageAttribute): SQSMessageAttribute {
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

/** What a filter pattern looks at: the body as JSON, when it is JSON and the pattern looks into it. */
export function filteredView(record: SQSRecord): unknown {
  return { ...record, body: parsed(record.body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
