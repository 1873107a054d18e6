import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { presentEpisode, type StoredFinding } from '../../shared/findings/finding.ts';

/** Rounds are told from 07:00 to 21:00 (requirements B2); so are findings. */
const [morning, evening] = [7 * 60, 21 * 60];
/** What can't wait for the morning. */
const urgentHours = 2;

export function isNight(at: Date): boolean {
  const minute = minuteOfDay(at);
  return minute < morning || minute >= evening;
}

/**
 * Tells whoever answers for it that comparison found something: one message for an hour and a place, however much was opened there, and however
 * often it is told. In the night only what can't wait; the rest is told in the morning.
 */
export async function tellOpened(
  notify: (notification: Notification) => Promise<void>,
  { rule, place, episodes }: Pick<StoredFinding, 'rule' | 'place' | 'episodes'>,
): Promise<void> {
  const openedAt = new Date(presentEpisode({ episodes }).openedAt);
  if (isNight(openedAt) && findingRuleOf(rule).hours > urgentHours) return;
  const when = `${shanghaiDate(openedAt)}-${openedAt.toISOString().slice(11, 13)}`;
  await notify({ kind: 'finding-opened', id: `finding-opened-${place}-${when}`, place });
}
