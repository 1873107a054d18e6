import type { FindingOutcome } from '../../schemas/finding.ts';
import { findingRuleId } from '../../schemas/finding-rule.ts';
import { findingRules } from '../../schemas/finding-rules/all.ts';
import { hourBuckets } from '../../schemas/occurrence.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import type { StoredFinding } from '../shared/findings/finding.ts';
import { dayOf, oneEach } from './recount-told.ts';

const missed = new Set(findingRules.filter(({ kind }) => kind === 'missed').map(({ id }) => id));
const aboutSims = new Set(findingRules.filter(({ when }) => when.by === 'pair').map(({ id }) => id));
const wasNobody = new Set<FindingOutcome>(['correction', 'other-person', 'same-person', 'not-in-henan']);

/** What findings must count, told anew from what stands of each of them (invariant 4); nothing of the code that counts is used. */
export function recountFindings(
  findings: Iterable<Pick<StoredFinding, 'rule' | 'place' | 'episodes'>>,
): Tally[] {
  const told: Tally[] = [];
  for (const { rule, place, episodes } of findings) {
    const known = findingRuleId.options.find((one) => one === rule);
    const isOfPeople = !aboutSims.has(rule);
    for (const { openedAt, openedIn, dueAt, closedAt, closedIn, outcome } of episodes) {
      told.push(
        ...oneEach(openedIn, dayOf(openedAt), [
          isOfPeople && 'findings-opened',
          known && `findings-opened.${known}`,
        ]),
      );
      if (closedAt === undefined)
        told.push(
          ...oneEach(place, dayOf(dueAt), [isOfPeople && 'findings-open', known && `findings-open.${known}`]),
        );
      else if (isOfPeople) {
        const hours = (Date.parse(closedAt) - Date.parse(openedAt)) / 3_600_000;
        const wasMissed = missed.has(rule) && !(outcome !== undefined && wasNobody.has(outcome));
        told.push(
          ...oneEach(closedIn ?? place, dayOf(closedAt), [
            'findings-closed',
            `findings-closed.hours.${bucketOf(hours)}` as TallyKey,
            wasMissed && 'findings-true',
          ]),
        );
      }
    }
  }
  return told;
}

function bucketOf(hours: number): string {
  const last = hourBuckets.length - 1;
  const within = hourBuckets.findIndex((bound) => bound >= hours);
  return String(within === -1 ? last : within).padStart(2, '0');
}
