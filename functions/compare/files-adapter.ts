import type { Readable } from 'node:stream';
import { Readable as Streams } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { readEnvironment } from '../shared/environment.ts';
import { sdkSettings } from '../shared/sdk-settings.ts';
import type { ByteSource } from './file/byte-source.ts';

export interface FeedFiles {
  get(key: string): Promise<Buffer>;
  /** Undefined where there is none. */
  find(key: string): Promise<Buffer | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  stream(key: string): Promise<Readable>;
  /** Stores what is read, whole or not at all. */
  store(key: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** For good: the bucket keeps no versions. Also where there is none. */
  remove(key: string): Promise<void>;
  /** Its bytes by range requests. */
  source(key: string): Promise<ByteSource>;
}

/** S3 takes parts of five megabytes and more. */
const partBytes = 8 * 2 ** 20;

/** The bucket of the feeds, from the settings of the function. */
export function openFeedFiles(): FeedFiles {
  const { FEED_BUCKET: Bucket } = readEnvironment('FEED_BUCKET');
  const client = new S3Client(sdkSettings);
  async function get(Key: string, Range?: string): Promise<Buffer> {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }
  return {
    get: (key) => get(key),
    find: async (key) => {
      try {
        return await get(key);
      } catch (error) {
        // Who may not list a bucket is not told whether an object is missing.
        if (error instanceof Error && ['NoSuchKey', 'AccessDenied'].includes(error.name)) return undefined;
        throw error;
      }
    },
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    stream: async (Key) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body as Readable,
    store: async (Key, pieces) => {
      const params = { Bucket, Key, Body: Streams.from(pieces) };
      await new Upload({ client, params, partSize: partBytes, queueSize: 2, leavePartsOnError: true }).done();
    },
    remove: async (Key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    source: async (key) => {
      const { ContentLength: size = 0 } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
      return {
        size,
        read: (from, to) => (to <= from ? Promise.resolve(Buffer.of()) : get(key, `bytes=${from}-${to - 1}`)),
      };
    },
  };
}
