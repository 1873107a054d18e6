import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import type { JudgeMessage } from './findings/judge-message.ts';

const queue = openQueue(readEnvironment('JUDGE_QUEUE_URL').JUDGE_QUEUE_URL);

/** Schedule: when a Shanghai day has ended, and when what came in the evening before is due (requirements C1), all cases are looked through. */
export async function handler(): Promise<void> {
  const message: JudgeMessage = { kind: 'province', date: shanghaiDate(systemClock()) };
  await sendOne(queue, message);
}
