import { describe, expect, it } from 'vitest';
import { evidenceFrom } from '../../../functions/shared/findings/judged.ts';
import {
  closeFinding,
  type Found,
  settleFinding,
} from '../../../functions/shared/findings/settle-finding.ts';
import { escalatedTo } from '../../../schemas/finding.ts';
import { aFact } from './some-facts.ts';

const [first, second] = ['2026-01-18T08:00:00+08:00', '2026-01-19T08:00:00+08:00'].map((at) =>
  evidenceFrom(aFact('close-contact', at)),
);
const at = '2026-01-20T04:00:00.000Z';
const found = (given: Partial<Found> = {}): Found => ({
  ...{ subject: 'a'.repeat(22), rule: 'contact-not-controlled', place: '410105001003', maskedName: '张*' },
  evidence: first === undefined ? [] : [first],
  ...given,
});
const opened = () => {
  const finding = settleFinding(undefined, found(), at);
  if (finding === undefined) throw new Error('not opened');
  return finding;
};

describe('what becomes of a finding', () => {
  it('is opened by evidence with the clock of its rule, and judged again it stays what it is', () => {
    const finding = opened();
    expect(finding).toMatchObject({
      ...{ state: 'open', ruleVersion: 1, place: '410105001003' },
      episodes: [{ openedAt: at, dueAt: '2026-01-20T16:00:00.000Z', openedIn: '410105001003' }],
    });
    expect(settleFinding(finding, found(), at)).toBeUndefined();
    expect(settleFinding(undefined, found({ evidence: [] }), at)).toBeUndefined();
  });

  it('settles when nothing is left of what it rests on, and may be opened by the same again', () => {
    const settled = settleFinding(opened(), found({ evidence: [] }), at);
    expect(settled).toMatchObject({ state: 'closed', episodes: [{ closedAt: at, outcome: 'settled' }] });
    expect(settled && settleFinding(settled, found(), at)).toMatchObject({ state: 'open' });
  });

  it('is opened again by new evidence alone once somebody has seen it through', () => {
    const step = { kind: 'closure' as const, outcome: 'no-longer' as const, note: '已核实' };
    const closed = closeFinding(opened(), { at, outcome: 'no-longer', step });
    expect(settleFinding(closed, found(), at)).toBeUndefined();
    const both = found({ evidence: [first, second].filter((one) => one !== undefined) });
    const again = settleFinding(closed, both, '2026-01-21T04:00:00.000Z');
    expect(again).toMatchObject({ state: 'open', evidence: [{ ref: second?.ref }] });
    expect(again?.episodes).toHaveLength(2);
  });

  it('goes where its case goes', () => {
    const moved = settleFinding(opened(), found({ place: '410105001004' }), at);
    expect(moved).toMatchObject({ place: '410105001004', episodes: [{ openedIn: '410105001003' }] });
    expect(moved?.steps.at(-1)?.step).toEqual({ kind: 'moved', place: '410105001004' });
  });

  it('escalates by its age, and no further when it is closed', () => {
    const dueAt = '2026-01-20T16:00:00.000Z';
    const levelAt = (hours: number) =>
      escalatedTo({ dueAt }, new Date(Date.parse(dueAt) + hours * 3_600_000));
    expect([-1, 0, 23, 24, 71, 72].map(levelAt)).toEqual([
      'community',
      'township',
      'township',
      'county',
      'county',
      'city',
    ]);
    const closedAt = '2026-01-20T15:00:00.000Z';
    expect(escalatedTo({ dueAt, closedAt }, new Date('2026-03-01T00:00:00Z'))).toBe('community');
  });
});
