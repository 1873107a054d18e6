import type { DynamoDBRecord } from 'aws-lambda';
import { readTallies } from '../functions/shared/table/tallies-codec.ts';
import type { CountedEvent } from '../functions/statistics/counted-event.ts';
import { countRecord } from '../functions/statistics/stream-adapter.ts';

/**
 * What a record of the stream adds that was set aside, now that it is understood: under the id of its event, so that it is
 * counted once, however often it is told. Nothing of the record itself goes into the queue.
 * @throws Error when it still is not understood
 */
export function countSetAside(record: DynamoDBRecord): CountedEvent {
  const event = record.eventID ?? '';
  const counted = countRecord(record);
  if (counted instanceof Error) throw new Error(`${event} is still not understood`, { cause: counted.cause });
  if (counted === undefined) return { event, at: new Date(0).toISOString(), tallies: [] };
  return { event, at: counted.at, tallies: readTallies(counted.tallies) };
}
