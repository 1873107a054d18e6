import { log } from './log.ts';
import { countOutcome } from './outcome.ts';
import { sdkSettings } from './sdk-settings.ts';

/** Where poison goes, below the name of the step that could not understand it. */
export interface SetAside {
  bucket: string;
  step: string;
}

/**
 * Sets a record aside whole: an on-failure destination of a stream gets metadata only, and the record would be gone with
 * the stream (design.md §5). `id` says nothing personal; what is personal in the record is sealed.
 */
export async function setAside({ bucket, step }: SetAside, id: string, record: unknown): Promise<void> {
  // Loaded when it is needed, which is next to never: the client would slow every cold start.
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const key = `${step}/${id}.json`;
  await new S3Client(sdkSettings).send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: JSON.stringify(record),
      ContentType: 'application/json',
    }),
  );
  countOutcome('set-aside');
  log.error('record-set-aside', undefined, { id });
}
