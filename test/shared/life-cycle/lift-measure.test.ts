import { describe, expect, it } from 'vitest';
import { measureInForce } from '../../../functions/shared/life-cycle/due-tests.ts';
import { liftedBySystem, liftMeasure } from '../../../functions/shared/life-cycle/lift-measure.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { DelistedArea } from '../../../schemas/lifting.ts';
import { aDeclaration, community, otherCommunity } from '../../support/builders.ts';
import { aMeasure, anArrival, aRule, entry } from '../../support/steps.ts';
import { aMeasure as imposed } from '../findings/some-facts.ts';

const at = '2026-01-18T02:00:00.000Z';
const lifted: DelistedArea[] = [
  {
    ...{ region: '440305', level: 'high', fromDate: '2026-01-05', toDate: '2026-01-17' },
    documentNumber: '粤防指〔2026〕3 号',
  },
];
const ofRiskAreas = aRule({ id: 'rule', appliesTo: { origin: 'any', riskStay: true } });
const forAll = (days: number) =>
  aRule({ id: 'all', options: [{ measure: 'routine-health-monitoring', days, testDays: [1] }] });
const stays = [{ regionCode: '440305', fromDate: '2026-01-06', toDate: '2026-01-12' }];
const arrival = anArrival({
  arrivedAt: '2026-01-15T02:00:00.000Z',
  riskStays: { present: true, stays },
});
const held = (given: Partial<Declaration> = {}): Declaration =>
  aDeclaration({
    ...{ state: 'under-control', arrivedAt: arrival.arrivedAt, dueAt: '2026-01-21T16:00:00.000Z' },
    verifications: [entry(arrival, arrival.arrivedAt), imposed('2026-01-15', '2026-01-21')],
    ...given,
  });
const liftIn = (found: Declaration, rules = [ofRiskAreas]) => liftMeasure(found, { lifted, rules, at });

describe('a measure that the system lifts (requirements D6)', () => {
  it('is the end of the case where no other rule asks for anything', () => {
    const change = liftIn(held());
    expect(change).toMatchObject({ event: 'release', after: { state: 'released', updatedAt: at } });
    expect(change?.after.dueAt).toBeUndefined();
    expect(change?.after.verifications.at(-1)).toMatchObject({
      ...{ at, step: { kind: 'release' }, lifted },
      by: { sub: 'system', place: community },
    });
  });

  it.each([
    [2, 'released'],
    [3, 'released'],
    [4, 'arrived'],
    [7, 'arrived'],
  ])('leaves what a rule of %i days for everybody asks on the fourth day: %s', (days, state) => {
    expect(liftIn(held(), [ofRiskAreas, forAll(days)])?.after.state).toBe(state);
  });

  it('gives the case back to whoever has it until that day ends, or to noon of the next', () => {
    const rules = [ofRiskAreas, forAll(7)];
    const { after } = liftIn(held(), rules) ?? {};
    expect(after?.dueAt).toBe('2026-01-18T16:00:00.000Z');
    expect(after && measureInForce(after.verifications)).toBeUndefined();
    const late = '2026-01-18T14:00:00.000Z';
    expect(liftMeasure(held(), { lifted, rules, at: late })?.after.dueAt).toBe('2026-01-19T04:00:00.000Z');
  });

  it('closes nothing that somebody else was asked to take: they answer first (C3)', () => {
    const change = liftIn(held({ waitingAt: otherCommunity }));
    expect(change).toMatchObject({
      event: 'lifting',
      after: { state: 'arrived', waitingAt: otherCommunity },
    });
  });

  it.each(['arrived', 'released', 'declared'] as const)('is nothing where somebody is %s', (state) => {
    expect(liftIn(held({ state }))).toBeUndefined();
  });

  it('is known as the system’s, whatever is recorded after it', () => {
    const { after } = liftIn(held(), [ofRiskAreas, forAll(7)]) ?? {};
    expect(after && liftedBySystem(after)?.at).toBe(at);
    const again = [...(after?.verifications ?? []), entry(aMeasure(), '2026-01-18T03:00:00.000Z')];
    expect(liftedBySystem({ verifications: again })?.at).toBe(at);
    expect(liftedBySystem({ verifications: [entry({ kind: 'release' })] })).toBeUndefined();
  });
});
