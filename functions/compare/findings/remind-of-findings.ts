import { escalatedTo, type FindingRow } from '../../../schemas/finding.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { isNight } from './tell-opened.ts';

export interface ReminderNeeds {
  /** The open findings of a county, some at a time. */
  open(county: string): AsyncIterable<readonly Omit<FindingRow, 'level'>[]>;
  notify(notification: Notification): Promise<void>;
}

/** The longest that a night can lie behind the morning's look. */
const nightMs = 12 * 3_600_000;

/**
 * Tells in the morning what was found in the night, and twice a day the township and the county what has escalated to them (requirements D4): how
 * many, never who. The same told twice is one message.
 */
export async function remindOfFindings(
  needs: ReminderNeeds,
  { county, now }: { county: string; now: Date },
): Promise<void> {
  const fresh = new Set<string>();
  const late = new Map<string, number>();
  const add = (place: string) => late.set(place, (late.get(place) ?? 0) + 1);
  for await (const some of needs.open(county))
    for (const row of some) {
      const openedAt = new Date(row.openedAt);
      if (isNight(openedAt) && now.getTime() - openedAt.getTime() < nightMs) fresh.add(row.place);
      const level = escalatedTo(row, now);
      if (level !== 'community' && row.place.length >= 9) add(row.place.slice(0, 9));
      if (level === 'county' || level === 'city') add(county);
    }
  const when = `${shanghaiDate(now)}-${now.toISOString().slice(11, 13)}`;
  for (const place of fresh)
    await needs.notify({ kind: 'finding-opened', id: `finding-opened-${place}-${when}`, place });
  for (const [place, count] of late)
    await needs.notify({ kind: 'findings-late', id: `findings-late-${place}-${when}`, place, count });
}
