import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { hourBucketOf } from '../../../schemas/occurrence.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Tally, TallyKey } from '../../../schemas/tally.ts';
import type { Episode, StoredFinding } from '../findings/finding.ts';

type Counted = Pick<StoredFinding, 'rule' | 'place' | 'episodes'>;

/** Endings by which a finding told of nobody who was missed; who somebody is, is told by what is found of them next. */
const mistaken: readonly Episode['outcome'][] = ['other-person', 'same-person', 'correction', 'not-in-henan'];

/**
 * What a finding adds to the tallies as it stands (requirements D4): each time that it was opened and closed counts where it was then, and what is
 * open counts with who answers for it now, by the day on which it is due. What names no county counts where it stands: the city’s own, or the
 * province’s.
 */
export function countFinding({ rule, place, episodes }: Counted): Tally[] {
  // Where a SIM is says nothing about people: it counts for itself alone.
  if (findingRuleOf(rule).when.by === 'pair') return countSeparation({ rule, place, episodes });
  return episodes.flatMap((episode) => [
    ...each(episode.openedIn, episode.openedAt, ['findings-opened', `findings-opened.${rule}`]),
    ...(episode.closedAt === undefined
      ? each(place, episode.dueAt, ['findings-open', `findings-open.${rule}`])
      : closedTallies(rule, episode, episode.closedAt)),
  ]);
}

function countSeparation({ rule, place, episodes }: Counted): Tally[] {
  return episodes.flatMap(({ openedIn, openedAt, closedAt, dueAt }) => [
    ...each(openedIn, openedAt, [`findings-opened.${rule}`]),
    ...(closedAt === undefined ? each(place, dueAt, [`findings-open.${rule}`]) : []),
  ]);
}

function closedTallies(
  rule: Counted['rule'],
  { openedAt, closedIn = '', outcome }: Episode,
  closedAt: string,
): Tally[] {
  const isMissed = findingRuleOf(rule).kind === 'missed';
  const bucket = hourBucketOf(Date.parse(closedAt) - Date.parse(openedAt));
  return each(closedIn, closedAt, [
    'findings-closed',
    `findings-closed.hours.${String(bucket).padStart(2, '0')}` as TallyKey,
    ...(isMissed && !mistaken.includes(outcome) ? (['findings-true'] as const) : []),
  ]);
}

function each(place: string, at: string, keys: readonly TallyKey[]): Tally[] {
  return keys.map((key) => ({ place, date: shanghaiDate(new Date(at)), key, count: 1 }));
}
