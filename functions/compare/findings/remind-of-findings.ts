import { escalatedTo, type FindingRow } from '../../../schemas/finding.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { isNight } from './tell-opened.ts';

export interface ReminderNeeds {
  /** The open findings of a county or a city with all that stand below it, or of the province alone, some at a time. */
  open(place: string): AsyncIterable<readonly Omit<FindingRow, 'level'>[]>;
  notify(notification: Notification): Promise<void>;
}

/** The longest that a night can lie behind the morning's look. */
const nightMs = 12 * 3_600_000;
const countyDigits = 6;
const townshipDigits = 9;

/**
 * Tells in the morning what was found in the night, and twice a day each level what has escalated to it (requirements D4): how many, never who.
 * Of a county, its townships are told; a city or the province is asked about itself. The same told twice is one message.
 */
export async function remindOfFindings(
  needs: ReminderNeeds,
  { place, now }: { place: string; now: Date },
): Promise<void> {
  const fresh = new Set<string>();
  const late = new Map<string, number>();
  for await (const some of needs.open(place))
    for (const row of some) {
      const openedAt = new Date(row.openedAt);
      const isOurs = place.length === countyDigits || row.place === place;
      if (isOurs && isNight(openedAt) && now.getTime() - openedAt.getTime() < nightMs) fresh.add(row.place);
      for (const told of toldOf(row, place, now)) late.set(told, (late.get(told) ?? 0) + 1);
    }
  const when = `${shanghaiDate(now)}-${now.toISOString().slice(11, 13)}`;
  for (const at of fresh)
    await needs.notify({ kind: 'finding-opened', id: `finding-opened-${at}-${when}`, place: at });
  for (const [at, count] of late)
    await needs.notify({ kind: 'findings-late', id: `findings-late-${at}-${when}`, place: at, count });
}

/** Who of a place is told that a finding is late: whoever it has escalated to, and who answers for it above the counties. */
function toldOf(row: Omit<FindingRow, 'level'>, place: string, now: Date): string[] {
  const level = escalatedTo(row, now);
  if (level === 'community') return [];
  if (place.length < countyDigits) return level === 'city' || row.place === place ? [place] : [];
  return [
    ...(row.place.length >= townshipDigits ? [row.place.slice(0, townshipDigits)] : []),
    ...(level === 'county' || level === 'city' ? [place] : []),
  ];
}
