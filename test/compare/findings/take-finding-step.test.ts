import { describe, expect, it } from 'vitest';
import { allowedSteps, takeFindingStep } from '../../../functions/compare/findings/take-finding-step.ts';
import type { StoredFinding } from '../../../functions/shared/findings/finding.ts';
import { settleFinding } from '../../../functions/shared/findings/settle-finding.ts';
import type { FindingStepRequest } from '../../../schemas/finding.ts';
import type { FindingRuleId } from '../../../schemas/finding-rule.ts';

const place = '410105001003';
const at = '2026-01-20T04:00:00.000Z';
function aFinding(rule: FindingRuleId): StoredFinding {
  const evidence = [{ ref: 'row', at, told: {} }];
  const found = { subject: 'a'.repeat(22), rule, place, maskedName: '张*', evidence };
  const finding = settleFinding(undefined, found, at);
  if (finding === undefined) throw new Error('not opened');
  return finding;
}
const take = (rule: FindingRuleId, step: FindingStepRequest, region = place) =>
  takeFindingStep(
    aFinding(rule),
    { step, by: { sub: 'somebody', place: region }, mark: { key: 'key', body: 'body', at } },
    { region },
  );
const code = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const note = '已核实';

describe('steps about a finding', () => {
  it('are those that its rule and one’s level allow (D7)', () => {
    const allowed = (rule: FindingRuleId, region = place) =>
      allowedSteps(aFinding(rule), { region }, new Date(at));
    expect(allowed('test-overdue')).toEqual(['contact', 'note']);
    expect(allowed('contact-not-controlled')).toEqual(['contact', 'note', 'closure']);
    expect(allowed('contact-not-controlled', '410105001')).toContain('correction');
    expect(allowed('identity-unconfirmed')).toEqual(['contact', 'note', 'confirmation']);
    expect(allowed('contact-unmanaged')).toEqual(['contact', 'note', 'reassignment', 'closure']);
    expect(allowedSteps({ ...aFinding('no-show'), state: 'closed' }, { region: '41' }, new Date(at))).toEqual(
      [],
    );
  });

  it('end what is owed of a case by doing it there, not by a word', () => {
    const step = { kind: 'closure', outcome: 'no-longer', note } as const;
    expect(code(() => take('test-overdue', step))).toBe('finding.still-holds');
    expect(take('contact-not-controlled', step)).toMatchObject({ state: 'closed', seenThrough: ['row'] });
  });

  it('hand whom nobody has declared to a place of one’s own, or to the level right above', () => {
    const to = (target: string) => ({ kind: 'reassignment', place: target, note }) as const;
    expect(take('contact-unmanaged', to('410105001'))).toMatchObject({ place: '410105001', state: 'open' });
    expect(code(() => take('contact-unmanaged', to('410105001004')))).toBe('outside-jurisdiction');
    expect(code(() => take('contact-unmanaged', to('410105')))).toBe('outside-jurisdiction');
    expect(take('contact-unmanaged', to('410105001004'), '410105001').place).toBe('410105001004');
    expect(code(() => take('contact-not-controlled', to('410105001')))).toBe('finding.follows-case');
  });

  it('let only the level above say that the data are wrong', () => {
    const step = { kind: 'correction', note } as const;
    expect(code(() => take('contact-not-controlled', step))).toBe('finding.level-above');
    const corrected = take('contact-not-controlled', step, '410105');
    expect(corrected.episodes[0]).toMatchObject({ outcome: 'correction' });
    expect(corrected.steps.at(-1)).toMatchObject({ key: 'key', body: 'body', step });
    // Of what is owed there is no row that could be wrong.
    expect(code(() => take('control-without-basis', step, '410105'))).toBe('finding.still-holds');
    expect(code(() => take('risk-stay-undeclared', step, '410105'))).toBe('finding.still-holds');
  });
});
