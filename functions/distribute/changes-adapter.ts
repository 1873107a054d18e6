import type { DynamoDBRecord } from 'aws-lambda';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import { movedOfImages } from '../shared/table/stream-image.ts';
import { groupChanges } from './group-changes.ts';

/** How the changes of a batch of the stream are told to the systems that follow them: one message for all of them. */
export function openChanges(): (records: readonly DynamoDBRecord[]) => Promise<void> {
  const queue = openQueue(readEnvironment('CHANGES_QUEUE_URL').CHANGES_QUEUE_URL);
  return async (records) => {
    const note = groupChanges(
      records.flatMap(({ dynamodb = {} }) => movedOfImages(dynamodb.OldImage, dynamodb.NewImage) ?? []),
    );
    if (note !== undefined) await sendOne(queue, note);
  };
}
