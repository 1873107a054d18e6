import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** An object, and as what it is given. */
export interface Linked {
  bucket: string;
  key: string;
  /** As which it is saved (RFC 6266). */
  name: string;
  type: string;
}

/** Signs an address that gives an object for so many seconds, to whoever has it. */
export function signLink(
  client: S3Client,
  { bucket, key, name, type }: Linked,
  seconds: number,
): Promise<string> {
  const get = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    ResponseContentType: type,
  });
  return getSignedUrl(client, get, { expiresIn: seconds });
}
