import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPresigned } from '../../../scripts/local/door/read-presigned.ts';
import { signatureOf } from '../../../scripts/local/door/sign-link.ts';

const secretAccessKey = 'a secret';
const client = new S3Client({
  region: 'eu-west-1',
  endpoint: 'http://127.0.0.1:8440',
  credentials: { accessKeyId: 'Writer', secretAccessKey },
});

function signatures(method: string, link: string): readonly [calculated: string, told: string] {
  const { host, pathname: path, searchParams: query } = new URL(link);
  const presigned = readPresigned(query);
  if ('status' in presigned) throw new Error(presigned.body.toString());
  return [
    signatureOf({ method, path, query, headers: { host } }, presigned, secretAccessKey),
    presigned.signature,
  ];
}

/** Keys that a URL names as they are: it would fold `.` and `..` away. */
const key = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter(
    (text) => !text.split('/').some((segment) => segment === '.' || segment === '..' || segment === ''),
  );

describe('the signature of a link', () => {
  it('is the one that the SDK calculates, for any key and any header', async () => {
    await fc.assert(
      fc.asyncProperty(key, fc.string({ unit: 'grapheme', minLength: 1 }), async (Key, value) => {
        const get = new GetObjectCommand({ Bucket: 'store', Key, ResponseContentDisposition: value });
        const [ofGet, toldOfGet] = signatures('GET', await getSignedUrl(client, get));
        expect(ofGet).toBe(toldOfGet);
        const put = new PutObjectCommand({ Bucket: 'store', Key, Tagging: value });
        const [ofPut, toldOfPut] = signatures('PUT', await getSignedUrl(client, put));
        expect(ofPut).toBe(toldOfPut);
      }),
    );
  });

  it('is the one of the example in the S3 documentation', () => {
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    });
    const presigned = readPresigned(query);
    if ('status' in presigned) throw new Error(presigned.body.toString());
    const request = {
      method: 'GET',
      path: '/test.txt',
      query,
      headers: { host: 'examplebucket.s3.amazonaws.com' },
    };
    expect(signatureOf(request, presigned, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toBe(
      presigned.signature,
    );
  });
});
