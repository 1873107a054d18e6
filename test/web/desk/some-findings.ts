import { hoursAfter } from '../../support/builders.ts';
import type { fakeFindings } from '../fake-findings.ts';
import { aClosed, aFinding } from '../some-findings.ts';
import { caseId } from './some-cases.ts';

const community = '410105001003';
const township = '410105001';

export const hoursAgo = (hours: number): Date => hoursAfter(-hours);

/** Findings of a county: one that has gone up by its age, one that was found twice, one without a name, one that is closed. */
export function putSomeFindings(findings: ReturnType<typeof fakeFindings>): void {
  const owed = aFinding({
    ...{ n: 2, rule: 'test-overdue', place: community, openedAt: hoursAgo(4), name: '张小明' },
    declaration: caseId(3),
    evidence: [{ ref: 'test', at: hoursAgo(4).toISOString(), told: { testDate: '2026-01-19' } }],
  });
  const earlier = { openedAt: hoursAgo(90).toISOString(), closedAt: hoursAgo(60).toISOString() };
  const before = { ...earlier, dueAt: earlier.closedAt, openedIn: community, closedIn: community };
  const contact = aFinding({
    ...{ n: 5, rule: 'secondary-contact-not-controlled', place: community, openedAt: hoursAgo(8) },
    ...{ name: '陈桂兰', declaration: caseId(4) },
  });
  findings.put(
    aFinding({ n: 1, rule: 'positive-unmanaged', place: community, openedAt: hoursAgo(30), name: '王强' }),
    { ...owed, episodes: [{ ...before, outcome: 'settled' }, ...owed.episodes] },
    aFinding({ n: 3, rule: 'outside-list-unmanaged', place: township, openedAt: hoursAgo(1), name: '' }),
    aFinding({
      n: 4,
      rule: 'contact-unmanaged',
      place: '410105002001',
      openedAt: hoursAgo(90),
      name: '孙芳',
    }),
    aClosed(contact, 'not-in-henan', hoursAgo(4)),
  );
}

export { caseId };
