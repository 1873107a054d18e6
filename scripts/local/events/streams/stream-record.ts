import type { AttributeValue, DynamoDBRecord, StreamRecord } from 'aws-lambda';
import type { TableModel } from '../../seams/storage-model.ts';

/** A record as GetRecords answers it (DynamoDB Streams API reference). */
export interface EngineRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: string;
  readonly dynamodb: EngineChange;
  readonly userIdentity?: {
    readonly type?: string;
    readonly Type?: string;
    readonly principalId?: string;
    readonly PrincipalId?: string;
  };
}

interface EngineChange {
  readonly ApproximateCreationDateTime: number;
  readonly Keys: Record<string, AttributeValue>;
  readonly NewImage?: Record<string, AttributeValue>;
  readonly OldImage?: Record<string, AttributeValue>;
  readonly SequenceNumber: string;
  readonly SizeBytes: number;
  readonly StreamViewType: NonNullable<StreamRecord['StreamViewType']>;
}

/** A record as a function gets it (Lambda Developer Guide, "Using Lambda with Amazon DynamoDB"); TTL's deletions carry its identity. */
export function streamRecord(record: EngineRecord, table: TableModel, region: string): DynamoDBRecord {
  const { userIdentity } = record;
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: record.dynamodb,
    eventSourceARN: table.stream?.arn ?? '',
    ...(userIdentity
      ? {
          userIdentity: {
            type: userIdentity.type ?? userIdentity.Type,
            principalId: userIdentity.principalId ?? userIdentity.PrincipalId,
          },
        }
      : {}),
  };
}

export function sequenceOf(record: DynamoDBRecord): string {
  return record.dynamodb?.SequenceNumber ?? '';
}
