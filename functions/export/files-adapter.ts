import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { ExportFormat } from '../../schemas/export.ts';
import { signLink } from '../shared/objects/sign-link.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';

/** S3 takes no smaller parts, and 10,000 at most; two are in memory while a third is filled. */
const partBytes = 5 * 1_024 * 1_024;
const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

/** Which export it is a file of. */
interface StoredFile {
  id: string;
  format: ExportFormat;
}
const keyOf = ({ id, format }: StoredFile): string => `declarations/${id}.${format}`;

/** Stores a file of exports from its pieces as they come; a file that is not whole is not there. */
export function storeIn(bucket: string): (file: StoredFile, pieces: AsyncIterable<Buffer>) => Promise<void> {
  const client = new S3Client(sdkSettings);
  return async (file, pieces) => {
    const ContentType = contentTypes[file.format];
    const params = { Bucket: bucket, Key: keyOf(file), Body: Readable.from(pieces), ContentType };
    // Parts of what was not finished are forgotten by the bucket.
    const how = { partSize: partBytes, queueSize: 2, leavePartsOnError: true };
    await new Upload({ client, params, ...how }).done();
  };
}

/** Signs addresses that give a file under a name for so many seconds. */
export function linksInto(
  bucket: string,
): (file: StoredFile, given: { name: string; seconds: number }) => Promise<string> {
  const client = new S3Client(sdkSettings);
  return (file, { name, seconds }) => {
    const linked = { bucket, key: keyOf(file), name, type: contentTypes[file.format] };
    return signLink(client, linked, seconds);
  };
}
