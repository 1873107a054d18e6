import { findingRuleId } from '../../schemas/finding-rule.ts';
import { hourBuckets } from '../../schemas/occurrence.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import type { StoredFinding } from '../shared/findings/finding.ts';
import { dayOf, oneEach } from './recount-told.ts';

/** What findings must count, told anew from what stands of each of them (invariant 4); nothing of the code that counts is used. */
export function recountFindings(
  findings: Iterable<Pick<StoredFinding, 'rule' | 'place' | 'episodes'>>,
): Tally[] {
  const told: Tally[] = [];
  for (const { rule, place, episodes } of findings) {
    const known = findingRuleId.options.find((one) => one === rule);
    for (const { openedAt, openedIn, dueAt, closedAt, closedIn, outcome } of episodes) {
      told.push(
        ...oneEach(openedIn, dayOf(openedAt), ['findings-opened', known && `findings-opened.${known}`]),
      );
      if (closedAt === undefined)
        told.push(...oneEach(place, dayOf(dueAt), ['findings-open', known && `findings-open.${known}`]));
      else {
        const hours = (Date.parse(closedAt) - Date.parse(openedAt)) / 3_600_000;
        const wasNobody =
          outcome === 'correction' || outcome === 'other-person' || outcome === 'not-in-henan';
        told.push(
          ...oneEach(closedIn ?? place, dayOf(closedAt), [
            'findings-closed',
            `findings-closed.hours.${bucketOf(hours)}` as TallyKey,
            !wasNobody && 'findings-true',
          ]),
        );
      }
    }
  }
  return told.filter(({ place }) => /^\d{6}/.test(place));
}

function bucketOf(hours: number): string {
  const last = hourBuckets.length - 1;
  const within = hourBuckets.findIndex((bound) => bound >= hours);
  return String(within === -1 ? last : within).padStart(2, '0');
}
