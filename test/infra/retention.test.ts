import { describe, expect, it } from 'vitest';
import { expiryOf, retentionDateOf } from '../../functions/shared/privacy/retention.ts';
import { furthestDaysAhead } from '../../schemas/arrival-window.ts';
import { addDays, endOfDay, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { afternoon } from '../support/builders.ts';
import { synthesize } from './assembly.ts';

describe('the least retention that can be chosen', () => {
  const { templates } = synthesize();
  const parameters = Object.values(templates).flatMap(({ Parameters = {} }) =>
    Object.entries(Parameters).filter(([name]) => name === 'RetentionDays'),
  );

  it('keeps a trip that was edited to today for as long as the day it left can be declared (decision 0008)', () => {
    expect(parameters).not.toEqual([]);
    for (const [, { MinValue }] of parameters) {
      const moved = { expectedArrivalAt: afternoon.toISOString(), arrivedAt: undefined, verifications: [] };
      const left = addDays(shanghaiDate(afternoon), furthestDaysAhead);
      const keptUntil = expiryOf(retentionDateOf(moved, Number(MinValue)));
      expect(keptUntil).toBeGreaterThanOrEqual(endOfDay(left).getTime() / 1_000);
    }
  });
});
