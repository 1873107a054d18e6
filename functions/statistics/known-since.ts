import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { reportedKeys, type Tally, type TallyKey } from '../../schemas/tally.ts';

const reported: ReadonlySet<string> = new Set(reportedKeys);

/**
 * What a change tells, and once more what of it belongs to a day that had ended when it was written: the daily report shows what was
 * known at 24:00 beside what became known since (requirements E1). The instant is that of the write, so a stream that lags, or tells
 * again, moves nothing from one side to the other.
 */
export function addKnownSince(told: readonly Tally[], writtenAt: Date): Tally[] {
  const today = shanghaiDate(writtenAt);
  const since = told.filter(({ date, key }) => date < today && reported.has(key));
  return [...told, ...since.map((tally) => ({ ...tally, key: `since.${tally.key}` as TallyKey }))];
}
