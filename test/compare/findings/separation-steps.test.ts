import { describe, expect, it } from 'vitest';

import {
  allowedOutcomes,
  allowedSteps,
  takeFindingStep,
} from '../../../functions/compare/findings/take-finding-step.ts';
import type { StoredFinding } from '../../../functions/shared/findings/finding.ts';
import { settleFinding } from '../../../functions/shared/findings/settle-finding.ts';
import type { FindingStepRequest } from '../../../schemas/finding.ts';

const place = '410105001003';
const [officer, township, county, city] = [place, '410105001', '410105', '4101'];
const openedAt = '2026-01-17T02:00:00.000Z';
const after = (hours: number): Date => new Date(Date.parse(openedAt) + hours * 3_600_000);

function opened(): StoredFinding {
  const evidence = [{ ref: 'pair:1', at: openedAt, told: { number: '17000000001' } }];
  const found = {
    subject: 's'.repeat(22),
    rule: 'sim-separated',
    place,
    maskedName: '17000000001',
    evidence,
  } as const;
  const finding = settleFinding(undefined, found, openedAt);
  if (finding === undefined) throw new Error('it was not opened');
  return finding;
}

type Taken = readonly [region: string, hours: number, step: FindingStepRequest];

/** Takes steps one after the other, each by a region so many hours after the warning. */
function afterSteps(...steps: readonly Taken[]): StoredFinding {
  return steps.reduce(
    (finding, [region, hours, step]) =>
      takeFindingStep(
        finding,
        {
          step,
          by: { sub: 'somebody', place: region },
          mark: { key: 'k', body: 'b', at: after(hours).toISOString() },
        },
        { region },
      ),
    opened(),
  );
}
const explanation = { kind: 'explanation', reason: 'repair-loan' } as const;
const charge = { kind: 'charge', note: '多次提醒' } as const;
const objection = { kind: 'objection', note: '送修' } as const;
const closed = (outcome: 'explained' | 'charged') => ({ kind: 'closure', outcome, note: '按协议' }) as const;
const code = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const days = (count: number): number => count * 24;

describe('a SIM in another phone (F3)', () => {
  it('is explained by who answers for it; nobody is to be reached, and it is handed to nobody', () => {
    expect(allowedSteps(opened(), { region: officer }, after(1))).toEqual(['note', 'explanation']);
    expect(allowedSteps(opened(), { region: county }, after(1))).toEqual(['note', 'correction']);
  });

  it('is closed by a reason only when a level above accepts it', () => {
    const explained = afterSteps([officer, 1, explanation]);
    expect(allowedOutcomes(explained, { region: officer }, after(2))).toEqual([]);
    expect(allowedOutcomes(explained, { region: township }, after(2))).toEqual(['explained']);
    expect(afterSteps([officer, 1, explanation], [township, 2, closed('explained')])).toMatchObject({
      state: 'closed',
      seenThrough: ['pair:1'],
    });
  });

  it('is charged by the county or above, not before the warning is 72 hours old, and once', () => {
    expect(code(() => afterSteps([county, 71, charge]))).toBe('finding.charge-early');
    expect(code(() => afterSteps([township, 73, charge]))).toBe('finding.not-now');
    expect(code(() => afterSteps(['41', 73, charge]))).toBe('finding.charge-early');
    expect(code(() => afterSteps([county, 73, charge], [county, 74, charge]))).toBe('finding.charge-early');
    expect(afterSteps([county, 73, charge]).state).toBe('open');
  });

  it('can be objected to for seven days before a charge stands', () => {
    const before = 73 + days(7) - 1;
    expect(code(() => afterSteps([county, 73, charge], [county, before, closed('charged')]))).toBe(
      'finding.objection-open',
    );
    expect(afterSteps([county, 73, charge], [county, 73 + days(7), closed('charged')]).state).toBe('closed');
    expect(allowedSteps(afterSteps([county, 73, charge]), { region: officer }, after(before))).toContain(
      'objection',
    );
  });

  it('is decided by the level above the one that announced the charge when somebody objects', () => {
    const objected: Taken[] = [
      [county, 73, charge],
      [officer, 80, objection],
    ];
    const late = 73 + days(30);
    expect(code(() => afterSteps(...objected, [county, late, closed('charged')]))).toBe(
      'finding.objection-open',
    );
    expect(allowedOutcomes(afterSteps(...objected), { region: city }, after(81))).toEqual([
      'explained',
      'charged',
    ]);
    expect(allowedOutcomes(afterSteps(...objected), { region: township }, after(81))).toEqual([]);
    expect(afterSteps(...objected, [city, 81, closed('charged')]).state).toBe('closed');
    expect(allowedSteps(afterSteps(...objected), { region: officer }, after(81))).not.toContain('objection');
  });
});
