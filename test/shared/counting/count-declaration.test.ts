import { afterAll, describe, expect, it } from 'vitest';
import { countDeclaration } from '../../../functions/shared/counting/count-declaration.ts';
import type { Counted } from '../../../functions/shared/counting/counted.ts';
import { channel, controlMeasure, transport } from '../../../schemas/codes.ts';
import { declarationState } from '../../../schemas/life-cycle.ts';
import { hourBuckets, type Occurrence } from '../../../schemas/occurrence.ts';
import { originCodes, tallyKeys } from '../../../schemas/tally.ts';
import { community, otherCommunity } from '../../support/builders.ts';
import { aCounted } from './some-counted.ts';

const seen = new Set<string>();
const submitted = '2026-01-20';
const expectedDay = '2026-01-24';
const two = (value: number) => String(value).padStart(2, '0');

/** What is counted under a key, as `place date` with how often. */
function counted(given: Partial<Counted>, key: string): string[] {
  const tallies = countDeclaration({ ...aCounted(), ...given });
  const found = tallies.filter((tally) => tally.key === key);
  if (found.length > 0) seen.add(key);
  return found.map(({ place, date, count }) => `${place} ${date} ${count}`);
}
const at = (date: string, place = community) => [`${place} ${date} 1`];
const happened = (...occurrences: Occurrence[]): Partial<Counted> => ({ occurrences });

describe('a declaration counts', () => {
  it.each(['declared', 'declared.returning', 'declared.channel.web'])(
    'on the day of its submission, for good: %s',
    (key) => {
      expect(counted({}, key)).toEqual(at(submitted));
      expect(counted({ state: 'withdrawn' }, key)).toEqual(at(submitted));
    },
  );

  it('where it was declared at first, although it was moved since', () => {
    const moved = { place: otherCommunity, destination: otherCommunity };
    const first: Occurrence = { kind: 'declared', date: submitted, place: community };
    expect(counted({ ...moved, ...happened(first) }, 'declared')).toEqual(at(submitted));
    expect(counted({ ...moved, ...happened(first) }, 'assigned')).toEqual(at(submitted, otherCommunity));
  });

  it('on the Shanghai day of the instant: the last millisecond is in, the next is another day', () => {
    expect(counted({ submittedAt: '2026-01-20T15:59:59.999Z' }, 'declared')).toEqual(at('2026-01-20'));
    expect(counted({ submittedAt: '2026-01-20T16:00:00.000Z' }, 'declared')).toEqual(at('2026-01-21'));
    expect(counted({ expectedArrivalAt: '2026-01-24T15:59:59.999Z' }, 'expected')).toEqual(at('2026-01-24'));
    expect(counted({ expectedArrivalAt: '2026-01-24T16:00:00.000Z' }, 'expected')).toEqual(at('2026-01-25'));
  });

  it.each(['coming', 'returning'] as const)('by direction: %s', (direction) => {
    expect(counted({ direction }, `declared.${direction}`)).toEqual(at(submitted));
    expect(counted({ direction }, `expected.${direction}`)).toEqual(at(expectedDay));
    const [arrival] = [anArrival()];
    expect(counted({ direction, ...happened(arrival) }, `arrived.${direction}`)).toEqual(at('2026-01-23'));
  });

  it.each(transport.options)('by transport: %s', (means) => {
    expect(counted({ transport: means }, `declared.transport.${means}`)).toEqual(at(submitted));
    expect(counted({ transport: means }, `expected.transport.${means}`)).toEqual(at(expectedDay));
    expect(counted(happened(anArrival({ transport: means })), `arrived.transport.${means}`)).toEqual(
      at('2026-01-23'),
    );
  });

  it.each(originCodes)('by the province that the journey starts in: %s', (code) => {
    const origin = code === 'abroad' ? { country: 'FR' } : { regionCode: `${code}0305` };
    expect(counted({ origin }, `declared.origin.${code}`)).toEqual(at(submitted));
    expect(counted({ origin }, `expected.origin.${code}`)).toEqual(at(expectedDay));
  });

  it('from beyond the border controls as from abroad, Hong Kong too', () => {
    expect(counted({ origin: { regionCode: '810000' } }, 'declared.origin.abroad')).toEqual(at(submitted));
  });

  it.each(channel.options)('by channel: %s', (opened) => {
    expect(counted({ channel: opened }, `declared.channel.${opened}`)).toEqual(at(submitted));
  });

  it('as short notice or as late, never as both', () => {
    expect(counted({ shortNotice: true, leadDays: 1 }, 'declared.short-notice')).toEqual(at(submitted));
    expect(counted({ shortNotice: true, leadDays: -1 }, 'declared.short-notice')).toEqual([]);
    expect(counted({ shortNotice: true, leadDays: -1 }, 'declared.late')).toEqual(at(submitted));
    expect(counted({}, 'declared.late')).toEqual([]);
  });

  it.each([
    ['symptoms', { symptoms: true }],
    ['risk-stay', { riskStay: true }],
  ] as const)('with %s', (what, given) => {
    expect(counted(given, `declared.${what}`)).toEqual(at(submitted));
    expect(counted(given, `expected.${what}`)).toEqual(at(expectedDay));
    expect(counted({}, `declared.${what}`)).toEqual([]);
  });

  it.each(['claimed', 'superseded'] as const)('not at all as a second filing: %s', (state) => {
    expect(countDeclaration(aCounted({ state }))).toEqual([]);
  });

  it('not at all as a second filing that was withdrawn', () => {
    expect(countDeclaration(aCounted({ state: 'withdrawn', claimOf: 'bbbbbbbbbbbbbbbbbbbbbb' }))).toEqual([]);
  });
});

describe('what is expected', () => {
  it.each(declarationState.options)('is everybody but the withdrawn and those not coming: %s', (state) => {
    const left = ['withdrawn', 'not-coming', 'claimed', 'superseded'].includes(state);
    expect(counted({ state }, 'expected')).toEqual(left ? [] : at(expectedDay));
  });

  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    'is awaited from six hours after the expected arrival, in the next full hour: %i',
    (hour) => {
      const due = new Date(Date.parse(`2026-01-24T${two(hour)}:00:00+08:00`));
      const before = (ms: number) => new Date(due.getTime() - 6 * 3_600_000 - ms).toISOString();
      expect(counted({ expectedArrivalAt: before(0) }, `awaited.${two(hour)}`)).toEqual(at('2026-01-24'));
      expect(counted({ expectedArrivalAt: before(59 * 60_000) }, `awaited.${two(hour)}`)).toEqual(
        at('2026-01-24'),
      );
      expect(counted({ expectedArrivalAt: before(-1) }, `awaited.${two(hour)}`)).toEqual([]);
    },
  );

  it.each(declarationState.options)('is awaited until there is word of it: %s', (state) => {
    const awaited = ['declared', 'contacted', 'unreachable'].includes(state);
    const keys = countDeclaration(aCounted({ state })).filter(({ key }) => key.startsWith('awaited.'));
    expect(keys).toHaveLength(awaited ? 1 : 0);
  });
});

describe('the work on a declaration', () => {
  it.each(declarationState.options)('is assigned, and open until it is closed: %s', (state) => {
    const none = ['withdrawn', 'claimed', 'superseded'].includes(state);
    const closed = none || ['released', 'not-coming'].includes(state);
    expect(counted({ state }, 'assigned')).toEqual(none ? [] : at(submitted));
    expect(counted({ state }, 'open')).toEqual(closed ? [] : at(submitted));
    expect(counted({ state }, 'unreachable')).toEqual(state === 'unreachable' ? at(submitted) : []);
  });

  it.each(Array.from({ length: 29 }, (_, slot) => slot))(
    'is handed out by the round of its time: %i',
    (slot) => {
      const round = new Date(Date.parse('2026-01-20T07:00:00+08:00') + slot * 30 * 60_000);
      const given = { submittedAt: round.toISOString() };
      const just = { submittedAt: new Date(round.getTime() + 1).toISOString() };
      expect(counted(given, `handed-out.${two(slot)}`)).toEqual(at('2026-01-20'));
      expect(counted(given, `queued.${two(slot)}`)).toEqual(at('2026-01-20'));
      expect(counted(just, `handed-out.${two(slot)}`)).toEqual([]);
      expect(counted({ ...given, state: 'contacted' }, `queued.${two(slot)}`)).toEqual([]);
    },
  );

  it('that comes after the last round is handed out by the first of the next day', () => {
    expect(counted({ submittedAt: '2026-01-20T21:00:00.001+08:00' }, 'handed-out.00')).toEqual(
      at('2026-01-21'),
    );
  });

  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    'falls due in its hour while nobody was reached: %i',
    (hour) => {
      const dueAt = new Date(Date.parse(`2026-01-21T${two(hour)}:00:00+08:00`)).toISOString();
      expect(counted({ dueAt }, `uncontacted.${two(hour)}`)).toEqual(at('2026-01-21'));
      expect(counted({ dueAt, state: 'unreachable' }, `uncontacted.${two(hour)}`)).toEqual(at('2026-01-21'));
      expect(counted({ dueAt, state: 'contacted' }, `uncontacted.${two(hour)}`)).toEqual([]);
    },
  );

  it('waits at the place that was asked to take it', () => {
    expect(counted({ waitingAt: otherCommunity }, 'awaiting-acceptance')).toEqual(
      at(submitted, otherCommunity),
    );
  });
});

const anArrival = (given: Partial<Extract<Occurrence, { kind: 'arrived' }>> = {}): Occurrence => ({
  kind: 'arrived',
  date: '2026-01-23',
  place: community,
  transport: 'train',
  symptoms: false,
  riskStay: false,
  ...given,
});

describe('what happened', () => {
  const there = { date: '2026-01-22', place: otherCommunity };
  it.each(['edited', 'withdrawn', 'unreached', 'not-coming', 'released'] as const)(
    'counts on its day, with who was responsible then: %s',
    (kind) => {
      expect(counted(happened({ kind, ...there }), kind)).toEqual(at('2026-01-22', otherCommunity));
    },
  );

  it('counts a transfer where it came from and where it went', () => {
    const transferred = happened({ kind: 'transferred', ...there, to: community });
    expect(counted(transferred, 'transferred-out')).toEqual(at('2026-01-22', otherCommunity));
    expect(counted(transferred, 'transferred-in')).toEqual(at('2026-01-22'));
  });

  it.each(hourBuckets.map((_, bucket) => bucket))(
    'counts a first verification by its hours: %i',
    (bucket) => {
      const verified = (inTime: boolean) => happened({ kind: 'verified', ...there, bucket, inTime });
      expect(counted(verified(true), 'verified')).toEqual(at('2026-01-22', otherCommunity));
      expect(counted(verified(true), `verified.hours.${two(bucket)}`)).toEqual(
        at('2026-01-22', otherCommunity),
      );
      expect(counted(verified(true), 'verified.in-time')).toEqual(at('2026-01-22', otherCommunity));
      expect(counted(verified(false), 'verified.in-time')).toEqual([]);
    },
  );

  it('counts an arrival with what was told on it', () => {
    expect(counted(happened(anArrival()), 'arrived')).toEqual(at('2026-01-23'));
    expect(counted(happened(anArrival({ symptoms: true })), 'arrived.symptoms')).toEqual(at('2026-01-23'));
    expect(counted(happened(anArrival({ riskStay: true })), 'arrived.risk-stay')).toEqual(at('2026-01-23'));
    expect(counted(happened(anArrival()), 'arrived.symptoms')).toEqual([]);
  });

  it('counts arrivals from medium- and from high-risk areas apart', () => {
    const high = happened(anArrival({ riskLevel: 'high' }));
    expect(counted(high, 'arrived.high-risk')).toEqual(at('2026-01-23'));
    expect(counted(high, 'arrived.medium-risk')).toEqual([]);
    expect(counted(happened(anArrival({ riskLevel: 'medium' })), 'arrived.medium-risk')).toEqual(
      at('2026-01-23'),
    );
  });

  it.each(controlMeasure.options)(
    'counts a measure where it was imposed, its days where the person is now: %s',
    (measure) => {
      const controlled = happened({ kind: 'controlled', ...there, measure, endDate: '2026-01-28' });
      expect(counted(controlled, `control-started.${measure}`)).toEqual(at('2026-01-22', otherCommunity));
      expect(counted(controlled, `control-on.${measure}`)).toEqual(at('2026-01-22'));
      expect(counted(controlled, `control-off.${measure}`)).toEqual(at('2026-01-29'));
    },
  );

  it('counts tests that are due with who was responsible then, and as owed with who is now while the case is open', () => {
    const due = (done: boolean) => happened({ kind: 'test-due', ...there, done });
    expect(counted(due(false), 'tests-due')).toEqual(at('2026-01-22', otherCommunity));
    expect(counted(due(true), 'tests-done')).toEqual(at('2026-01-22', otherCommunity));
    expect(counted(due(false), 'tests-owed')).toEqual(at('2026-01-22'));
    expect(counted(due(true), 'tests-owed')).toEqual([]);
    expect(counted({ ...due(false), state: 'released' }, 'tests-owed')).toEqual([]);
  });

  it('counts a positive test on the day of its sample', () => {
    expect(counted(happened({ kind: 'tested', ...there, result: 'positive' }), 'tests-positive')).toEqual(
      at('2026-01-22', otherCommunity),
    );
    expect(counted(happened({ kind: 'tested', ...there, result: 'negative' }), 'tests-positive')).toEqual([]);
  });
});

afterAll(() => {
  // Run as a whole, the file has seen every key there is; what became known since is told of a change, reports of themselves.
  const told = tallyKeys.filter((key) => !/^(since\.|reports-|findings-)/.test(key));
  if (seen.size > 150) expect(told.filter((key) => !seen.has(key))).toEqual([]);
});
