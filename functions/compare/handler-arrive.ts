import type { S3Event } from 'aws-lambda';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import type { ArrivedFile } from './arrived-file.ts';

const queue = openQueue(readEnvironment('ARRIVED_QUEUE_URL').ARRIVED_QUEUE_URL);

/** The bucket of the feeds: files came. They wait in a queue, so that none is lost while runs can't be begun. */
export async function handler({ Records: records }: S3Event): Promise<void> {
  const arrived = records.map(({ eventTime, s3: { object } }): ArrivedFile => {
    const key = decodeURIComponent(object.key.replaceAll('+', ' '));
    return { key, eTag: object.eTag, size: object.size, at: new Date(eventTime).toISOString() };
  });
  await sendAll(queue, arrived);
}
