import type { FeedRelease } from '../../../schemas/feed-guard.ts';
import type { CaseComparisons, FeedRun } from '../../../schemas/feed-run.ts';
import { afternoon, hoursAfter } from '../../support/builders.ts';

/** A file that is being read, unless more is given; `n` is among the newest the smaller it is. */
export function aRun(n: number, given: Partial<FeedRun> & Pick<FeedRun, 'kind' | 'name'>): FeedRun {
  const receivedAt = hoursAfter(-n).toISOString();
  const instant = Date.parse(receivedAt).toString(36).padStart(9, '0');
  return {
    id: `${instant}-${String(Math.round(n * 100)).padStart(16, '0')}`,
    ...{ version: 1, bytes: 1_234, receivedAt, state: 'reading' },
    ...given,
  };
}

const counts = { rows: 0, matched: 0, candidates: 0, kept: 0, dropped: 0, repeated: 0, rejected: 0 };
const after = (n: number, seconds: number) =>
  new Date(hoursAfter(-n).getTime() + seconds * 1_000).toISOString();

/** One in each state; PCR results have been silent for too long, and contacts in time. */
export function someRuns(): FeedRun[] {
  return [
    aRun(0.01, { kind: 'close-contact', name: '密接名单-0120.csv.gz', bytes: 48_300_000 }),
    aRun(2, {
      ...{ kind: 'health-code', name: '健康码.csv', state: 'done', endedAt: after(2, 42) },
      sentBy: 'bucket',
      counts: {
        ...{ rows: 1_204_310, matched: 51_204, candidates: 12, kept: 0, dropped: 1_153_001 },
        ...{ repeated: 90, rejected: 3 },
      },
      applied: { facts: 51_190, known: 31, others: 1, asked: 0, sought: 0 },
    }),
    aRun(3, {
      sentBy: { sub: 'province-41', place: '41' },
      ...{ kind: 'pcr', name: '核酸.csv', state: 'refused', endedAt: after(3, 2) },
      refusal: { code: 'header-incomplete', columns: ['result', 'resultAt'] },
    }),
    aRun(9, {
      ...{ kind: 'pcr', name: '核酸-夜间.csv', state: 'done', endedAt: after(9, 400) },
      counts: { ...counts, rows: 4, matched: 1, kept: 1, dropped: 2 },
      applied: { facts: 1, known: 0, others: 0, asked: 0, sought: 0 },
    }),
    aRun(20, { kind: 'secondary-close-contact', name: '次密接.csv', state: 'failed' }),
    aRun(80, {
      ...{ kind: 'outside-list', name: '协查函.csv', state: 'done', endedAt: after(80, 1) },
      counts: { ...counts, rows: 5, matched: 4, rejected: 1 },
      applied: { facts: 4, known: 0, others: 0, asked: 0, sought: 0 },
    }),
  ];
}

/** One that would flag too many at once: it is older than the others, and waits. */
export function aHeldRun(releases: FeedRelease[] = []): FeedRun {
  return aRun(30, {
    ...{ kind: 'health-code', name: '健康码-批量.csv', state: 'held', releases },
    held: { adverse: 12_400, people: 1_204_000, at: after(30, 40) },
    counts: { ...counts, rows: 20_000, matched: 12_400, dropped: 7_600 },
  });
}

/** What feeds said of the person of a case. */
export function someFacts(): CaseComparisons['facts'] {
  const [, , , night] = someRuns();
  return [
    {
      ...{ kind: 'pcr', at: hoursAfter(-11).toISOString(), receivedAt: hoursAfter(-9).toISOString() },
      ...{ run: night?.id ?? '', line: 3 },
      told: {
        sampledAt: hoursAfter(-18).toISOString(),
        ...{ result: 'positive', resultAt: hoursAfter(-11).toISOString() },
        ...{ laboratory: '市疾控中心', region: '410105' },
      },
    },
    {
      ...{
        kind: 'health-code',
        at: hoursAfter(-40).toISOString(),
        receivedAt: hoursAfter(-30).toISOString(),
      },
      ...{ run: aRun(30, { kind: 'health-code', name: '' }).id, line: 51_203 },
      told: { colour: 'red', at: hoursAfter(-40).toISOString() },
      corrected: { at: hoursAfter(-36).toISOString(), place: '410105' },
    },
    {
      ...{
        kind: 'close-contact',
        aside: true,
        line: 12,
        run: aRun(50, { kind: 'close-contact', name: '' }).id,
      },
      ...{ at: hoursAfter(-60).toISOString(), receivedAt: hoursAfter(-50).toISOString() },
      told: { place: '410105001003', exposedAt: hoursAfter(-60).toISOString() },
    },
  ];
}

export { afternoon };
