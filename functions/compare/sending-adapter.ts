import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { readEnvironment } from '../shared/environment.ts';
import { putNew } from '../shared/objects/put-new.ts';
import { signLink } from '../shared/objects/sign-link.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';
import { type FeedSending, noteSender } from '../shared/table/feed-sender-store.ts';
import type { Table } from '../shared/table/table.ts';

/** Where files of feeds are put, and their rejected rows fetched, from the settings of the function. */
export function openSending(table: Table) {
  const { FEED_BUCKET: bucket } = readEnvironment('FEED_BUCKET');
  // A checksum would be that of the empty body that is signed here.
  const client = new S3Client({ ...sdkSettings, requestChecksumCalculation: 'WHEN_REQUIRED' });
  return {
    /** Who sends a file is noted before it is there. Sent again, it is there already, and begins no second run. */
    put: async (key: string, bytes: Buffer, sending: FeedSending): Promise<boolean> => {
      await noteSender(table, key, sending);
      return putNew(client, { bucket, key, bytes, type: 'text/csv' });
    },
    signUpload: async (Key: string, expiresIn: number, sending: FeedSending): Promise<string> => {
      await noteSender(table, Key, sending);
      return getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key }), { expiresIn });
    },
    signRejected: (key: string, { name, seconds }: { name: string; seconds: number }): Promise<string> =>
      signLink(client, { bucket, key, name, type: 'text/csv; charset=utf-8' }, seconds),
  };
}
