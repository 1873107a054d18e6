import { describe, expect, it } from 'vitest';
import { composeReceipt } from '../../functions/declare/compose-receipt.ts';
import type { Verification } from '../../schemas/declaration.ts';
import { receipt } from '../../schemas/receipt.ts';
import { aMeasure } from '../shared/findings/some-facts.ts';
import { aDeclaration, afternoon } from '../support/builders.ts';
import { entry } from '../support/steps.ts';

const lifted = [
  {
    ...{ region: '440305', level: 'high' as const, fromDate: '2026-01-05', toDate: '2026-01-17' },
    documentNumber: '粤防指〔2026〕3 号',
  },
];
const lifting = (at: string): Verification => ({
  ...entry({ kind: 'release' }, at),
  step: { kind: 'lifting' },
  lifted,
});
const measuresOf = (...verifications: Verification[]) => {
  const declaration = aDeclaration({ state: 'arrived', verifications });
  return receipt.parse(composeReceipt({ declaration, full: true }, undefined, afternoon)).measures;
};

describe('the measures on a receipt (requirements A12, D6)', () => {
  const first = aMeasure('2026-01-15', '2026-01-21');
  const second = aMeasure('2026-01-18', '2026-01-19');

  it('say when and why one was taken back', () => {
    expect(measuresOf(first, lifting('2026-01-17T17:00:00.000Z'), second)).toEqual([
      { ...first.imposed, ended: { date: '2026-01-18', areas: lifted } },
      second.imposed,
    ]);
  });

  it('say nothing of one that another had taken the place of before', () => {
    expect(measuresOf(first, second, lifting('2026-01-18T17:00:00.000Z'))).toEqual([
      first.imposed,
      { ...second.imposed, ended: { date: '2026-01-19', areas: lifted } },
    ]);
  });
});
