import type { DynamoDBRecord } from 'aws-lambda';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue } from '../shared/queue/queue.ts';
import { sendTogether } from '../shared/queue/send-together.ts';
import { setAside } from '../shared/set-aside.ts';
import { comparedCaseOf, factsOfImage, isWrittenByCitizen } from '../shared/table/stream-image.ts';
import type { Assignment } from './assignment.ts';
import { tellAssignment } from './tell-assignment.ts';

/**
 * How a record of the stream is passed on, from the settings of the function: what citizens did, to be assigned; what changed at a case that
 * comparison has something to say of, to be judged again.
 */
export function openStream(): (record: DynamoDBRecord) => Promise<void> {
  const settings = readEnvironment('ASSIGNMENT_QUEUE_URL', 'JUDGE_QUEUE_URL', 'SET_ASIDE_BUCKET');
  const send = sendTogether(openQueue(settings.ASSIGNMENT_QUEUE_URL));
  const judge = sendTogether(openQueue(settings.JUDGE_QUEUE_URL));
  const aside = { bucket: settings.SET_ASIDE_BUCKET, step: 'distribute' };
  return async (record) => {
    const compared = comparedCaseOf(record.dynamodb?.NewImage);
    if (compared !== undefined) await judge({ kind: 'case', id: compared });
    const told = readRecord(record);
    if (told instanceof Error) await setAside(aside, record.eventID ?? 'unknown', record);
    else if (told !== undefined) await send(told);
  };
}

/** Nothing for what no citizen wrote; an error for what is no declaration. */
function readRecord({ eventID = '', dynamodb = {} }: DynamoDBRecord): Assignment | Error | undefined {
  const { NewImage: now, OldImage: then } = dynamodb;
  if (now === undefined) return undefined;
  try {
    if (!isWrittenByCitizen(now)) return undefined;
    const before = then && { before: factsOfImage(then) };
    return tellAssignment({ event: eventID, after: factsOfImage(now), ...before });
  } catch (cause) {
    // Reading waits for nothing and asks nobody: what fails now fails always.
    return new Error('no declaration of ours', { cause });
  }
}
