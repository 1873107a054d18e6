import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundRow } from '../../../functions/compare/chunk-rows.ts';
import { type EquipmentNeeds, judgeEquipment } from '../../../functions/compare/equipment/judge-equipment.ts';
import { type PairNeeds, writePairs } from '../../../functions/compare/equipment/write-pairs.ts';
import type { StoredFinding } from '../../../functions/shared/findings/finding.ts';
import type { PairToJudge } from '../../../functions/shared/findings/separation-of.ts';
import type { Equipment } from '../../../schemas/equipment.ts';
import { checkDigitOf, deviceOf } from '../../../schemas/imei.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aFile } from '../some-files.ts';

const community = '410105001003';
const number = '17000000001';
const imeis = ['86000001000001', '86000001000002', '35000000000001'].map(
  (digits) => digits + checkDigitOf(digits),
);
const start = Date.parse('2026-01-17T00:00:00Z');
const instant = (hour: number): string => new Date(start + hour * 3_600_000).toISOString();

/** What may happen, in any order: a pair that was seen at some hour in some device, told of once or again; the equipment changes; a judgement ends half way. */
type Event =
  | { kind: 'pair'; hour: number; device: number; dies: 'never' | 'before-judging' }
  | { kind: 'replaced'; hour: number; device: number }
  | { kind: 'loan'; device: number | undefined }
  | { kind: 'returned' };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('pair' as const),
      hour: fc.integer({ min: 0, max: 12 }),
      device: fc.integer({ min: 0, max: 2 }),
      dies: fc.constantFrom('never' as const, 'before-judging' as const),
    }),
  },
  fc.record({
    kind: fc.constant('replaced' as const),
    hour: fc.integer({ min: 0, max: 12 }),
    device: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('loan' as const),
    device: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('returned' as const) }),
);

const keyOf = (imei: string): string => `key of ${deviceOf(imei)}`;

function aTown() {
  let equipment: Equipment = {
    ...{ community, version: 1, state: 'in-use', steps: [] },
    sim: { number, iccid: '89860000000000000001', since: instant(0) },
    device: { imei: imeis[0] ?? '', model: '一型', since: instant(0) },
  };
  let pair: PairToJudge | undefined;
  let finding: StoredFinding | undefined;
  const told: string[] = [];
  const judging: EquipmentNeeds = {
    equipment: () => Promise.resolve(equipment),
    pair: () => Promise.resolve(pair),
    keyOf,
    findings: {
      find: () => Promise.resolve(finding),
      keep: (next) => {
        if (next.version !== (finding?.version ?? 0)) return Promise.resolve(undefined);
        finding = { ...next, version: next.version + 1 };
        return Promise.resolve(finding);
      },
    },
    subjectOf: () => 'a subject',
    tell: () => {
      told.push('opened');
      return Promise.resolve();
    },
    clock: () => new Date(start),
  };
  const pairs = (dies: boolean): PairNeeds => ({
    numberOf: () => Promise.resolve(equipment.state === 'returned' ? undefined : number),
    holderOf: () => Promise.resolve(undefined),
    keyOf,
    keep: (_, next) => {
      const isNewer =
        pair === undefined || pair.at < next.at || (pair.at === next.at && pair.device < next.device);
      if (isNewer) pair = next;
      return Promise.resolve(isNewer);
    },
    matters: () => Promise.resolve(true),
    judge: async (communities) => {
      if (dies) throw new Error('the function ends here');
      for (const one of communities) await judgeEquipment(judging, one);
    },
  });
  return {
    change: (next: Partial<Equipment>) => {
      const { loan: _lent, ...kept } = equipment;
      equipment = { ...kept, ...next, version: equipment.version + 1 };
    },
    judge: () => judgeEquipment(judging, community),
    write: (found: readonly FoundRow[], dies = false) =>
      writePairs(pairs(dies), { reading: aFile, communities: [community], found, before: 1 }),
    equipment: () => equipment,
    pair: () => pair,
    finding: () => finding,
    told,
  };
}

const rowOf = (hour: number, device: number): FoundRow => ({
  ...{ line: 0, by: 'document', references: [0], keep: false },
  facts: { number, imei: deviceOf(imeis[device] ?? ''), at: instant(hour) },
});

/** From all that was told and what the community has now, written apart from the rule. */
function isSeparated(
  equipment: Equipment,
  rows: readonly (readonly [hour: number, device: number])[],
): boolean {
  const [last] = [...rows].sort(([hour, device], [other, another]) =>
    hour === other ? (keyOf(imeis[device] ?? '') < keyOf(imeis[another] ?? '') ? 1 : -1) : other - hour,
  );
  if (last === undefined || equipment.state === 'returned') return false;
  const [hour, device] = last;
  if (instant(hour) < equipment.device.since) return false;
  return imeis[device] !== equipment.device.imei && imeis[device] !== equipment.loan?.imei;
}

describe('where a SIM is', () => {
  it('is found the same whatever the order of files, replays, deaths and changes of the registry (invariant 8)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 14 }), async (events) => {
        const town = aTown();
        const rows: (readonly [number, number])[] = [];
        for (const one of events) {
          if (one.kind === 'pair') {
            if (town.equipment().state !== 'returned') rows.push([one.hour, one.device]);
            const found = [rowOf(one.hour, one.device)];
            if (one.dies !== 'never') await town.write(found, true).catch(() => undefined);
            await town.write(found);
          } else {
            if (one.kind === 'replaced')
              town.change({
                state: 'in-use',
                device: { imei: imeis[one.device] ?? '', model: '一型', since: instant(one.hour) },
              });
            else if (one.kind === 'returned') town.change({ state: 'returned' });
            else
              town.change(
                one.device === undefined
                  ? {}
                  : { loan: { imei: imeis[one.device] ?? '', since: instant(0) } },
              );
            await town.judge();
          }
          expect(town.finding()?.state === 'open').toBe(isSeparated(town.equipment(), rows));
        }
      }),
      propertyRun('separations', 300),
    );
  });

  it('is told of when it is found, and by whoever judges next when that one ended before', async () => {
    const town = aTown();
    await town.write([rowOf(1, 2)]);
    expect(town.told).toEqual(['opened']);
  });
});
