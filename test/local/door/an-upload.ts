import type { System } from '../../../scripts/local/system.ts';
import type { Answer, Call } from '../gateway/a-runner.ts';
import { Bucket, calls } from './a-store.ts';

/** The least that every part but the last must have. */
export const bytes = 5 * 1_048_576;

export interface Part {
  readonly PartNumber: number;
  readonly ETag: string;
}

export interface Uploader {
  readonly one: (call: Call) => Promise<Answer>;
  readonly start: (Key: string) => Promise<string>;
  readonly part: (
    Key: string,
    UploadId: string,
    sent: readonly [PartNumber: number, Body: unknown],
  ) => Promise<Part>;
}

/** The function that may do all, making one call after the other. */
export function anUploader(system: () => System): Uploader {
  const one = async (call: Call): Promise<Answer> => {
    const [answer] = await calls(system(), 'Writer', call);
    return answer ?? {};
  };
  return {
    one,
    start: async (Key) => {
      const { output } = await one(['s3', 'CreateMultipartUpload', { Bucket, Key, ContentType: 'text/csv' }]);
      return String(output?.['UploadId']);
    },
    part: async (Key, UploadId, [PartNumber, Body]) => {
      const { output } = await one(['s3', 'UploadPart', { Bucket, Key, UploadId, PartNumber, Body }]);
      return { PartNumber, ETag: String(output?.['ETag']) };
    },
  };
}

export function completion(Key: string, UploadId: string, Parts: readonly Part[], more: object = {}): Call {
  return ['s3', 'CompleteMultipartUpload', { Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }];
}

export function listing(Key: string, UploadId: string, more: object = {}): Call {
  return ['s3', 'ListParts', { Bucket, Key, UploadId, ...more }];
}
