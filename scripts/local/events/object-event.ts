import { randomUUID } from 'node:crypto';
import type { S3Event } from 'aws-lambda';
import type { ObjectCreated } from '../seams/engines.ts';
import type { BucketModel, BucketNotification } from '../seams/storage-model.ts';

/** The notification of one object made (S3 User Guide, "Event message structure"). Keys are URL-encoded in it, blanks as plus signs. */
export function objectEvent(
  object: ObjectCreated,
  bucket: BucketModel,
  from: { region: string; at: Date },
): S3Event {
  const key = encodeURIComponent(object.key).replaceAll('%20', '+').replaceAll('%2F', '/');
  const sequencer = from.at.getTime().toString(16).toUpperCase().padStart(16, '0');
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: from.region,
        eventTime: from.at.toISOString(),
        eventName: object.eventName,
        userIdentity: { principalId: 'LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': 'local' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: bucket.logicalId,
          bucket: { name: bucket.name, ownerIdentity: { principalId: 'LOCAL' }, arn: bucket.arn },
          object: { key, size: object.size, eTag: object.eTag, sequencer },
        },
      },
    ],
  };
}

/** Whether a notification asks for this: `s3:ObjectCreated:*` or one kind of it, by prefix and suffix of the key. */
export function isWanted(notification: BucketNotification, { eventName, key }: ObjectCreated): boolean {
  const { event, prefix, suffix } = notification;
  const wanted = event.replace(/^s3:/, '');
  const kind = wanted.endsWith('*') ? eventName.startsWith(wanted.slice(0, -1)) : eventName === wanted;
  return kind && key.startsWith(prefix) && key.endsWith(suffix);
}
