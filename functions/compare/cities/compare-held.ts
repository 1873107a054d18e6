import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Acknowledged } from '../../shared/change-log/acknowledged.ts';
import type { Counted } from '../../shared/change-log/tell-standing.ts';

/** Both counts at a position of a log. */
export interface Compared {
  at: string;
  begun: string;
  told: number;
  ours: number;
  theirs: number;
  /** Found twice, with nothing of the city noted in between. */
  differs: boolean;
}

interface Held {
  acknowledged: Pick<Acknowledged, 'city' | 'reader' | 'begun' | 'told' | 'declarations'>;
  compared?: Compared;
}

export interface HeldNeeds {
  /** How many declarations count in a city. */
  count(city: string): Promise<number>;
  keepCompared(of: Held['acknowledged'], compared: Compared): Promise<void>;
}

interface Looked {
  last: Counted | undefined;
  settled: Counted | undefined;
  now: Date;
}

/** A change is in the log, and in the index of places, within less: whatever was on its way at the first look shows at the second. */
const apartMs = 10 * 60_000;

/**
 * Compares how many declarations a system holds with how many count in its city, where both speak of one moment: it has taken everything, and
 * nothing of the city was noted for some minutes. A difference is one when the same is found again later and nothing was noted in between, for
 * a change that was on its way would have been. Once a day is enough while they agree.
 * @returns what is known now; undefined when nothing could ever be compared
 */
export async function compareHeld(
  needs: HeldNeeds,
  { acknowledged, compared }: Held,
  { last, settled, now }: Looked,
): Promise<Compared | undefined> {
  const { city, begun, told, declarations: theirs } = acknowledged;
  const isThere = (upTo: Counted | undefined) => upTo?.begun === begun && (upTo.totals[city] ?? 0) === told;
  if (!isThere(last) || !isThere(settled)) return compared;
  const isSame = compared?.begun === begun && compared.told === told && compared.theirs === theirs;
  if (compared !== undefined && isKnown(compared, isSame, now)) return compared;
  const ours = await needs.count(city);
  const isAgain = isSame && compared.ours === ours && now.getTime() - Date.parse(compared.at) >= apartMs;
  const found = { at: now.toISOString(), begun, told, ours, theirs, differs: isAgain && ours !== theirs };
  await needs.keepCompared(acknowledged, found);
  return found;
}

/** Whether counting again would tell nothing. */
function isKnown(compared: Compared, isSame: boolean, now: Date): boolean {
  if (isSame && compared.differs) return true;
  const isToday = shanghaiDate(new Date(compared.at)) === shanghaiDate(now);
  return compared.ours === compared.theirs && (isSame || isToday);
}
