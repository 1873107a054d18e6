import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import { lookThroughAll } from './findings/judge-message.ts';

const queue = openQueue(readEnvironment('JUDGE_QUEUE_URL').JUDGE_QUEUE_URL);

/** Schedule: in the morning, and when what came in the evening before is due (requirements C1), all cases are looked through. */
export async function handler(): Promise<void> {
  await sendOne(queue, lookThroughAll);
}
