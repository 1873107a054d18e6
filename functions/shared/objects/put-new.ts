import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

interface NewObject {
  bucket: string;
  key: string;
  bytes: Buffer;
  type: string;
}

/**
 * Keeps an object under a key that nothing else is kept under: one that is there already is the same, and stays.
 * @returns whether it was not there
 */
export async function putNew(client: S3Client, { bucket, key, bytes, type }: NewObject): Promise<boolean> {
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: bytes,
    ContentType: type,
    IfNoneMatch: '*',
  });
  try {
    await client.send(put);
    return true;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PreconditionFailed') throw error;
    return false;
  }
}
