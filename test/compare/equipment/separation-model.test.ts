import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundRow } from '../../../functions/compare/chunk-rows.ts';
import { type EquipmentNeeds, judgeEquipment } from '../../../functions/compare/equipment/judge-equipment.ts';
import { type PairNeeds, writePairs } from '../../../functions/compare/equipment/write-pairs.ts';
import { equippedWith } from '../../../functions/organisation/equipment/equipped-with.ts';
import { takeEquipmentStep } from '../../../functions/organisation/equipment/take-equipment-step.ts';
import type { StoredEquipment } from '../../../functions/shared/equipment/stored-equipment.ts';
import type { StoredFinding } from '../../../functions/shared/findings/finding.ts';
import { deviceSeen, type PairToJudge } from '../../../functions/shared/findings/separation-of.ts';
import type { EquipmentStepRequest } from '../../../schemas/equipment.ts';
import { checkDigitOf, deviceOf } from '../../../schemas/imei.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aFile } from '../some-files.ts';

const community = '410105001003';
const officer = { sub: 'somebody', place: community };
const county = { sub: 'somebody', place: '410105' };
const number = '17000000001';
const sim = { number, iccid: '89860000000000000001' };
const imeis = ['86000001000001', '86000001000002', '35000000000001', '35000000000002'].map(
  (digits) => digits + checkDigitOf(digits),
);
const imeiAt = (index: number): string => imeis[index] ?? '';
const start = Date.parse('2026-01-17T00:00:00Z');
const instant = (hour: number): string => new Date(start + hour * 3_600_000).toISOString();
const keyOf = (imei: string): string => `key of ${deviceOf(imei)}`;

type Death = 'none' | 'before-judging' | 'before-telling';
/** What may happen, in any order: pairs of any hour, told of again at some later moment when the function died; another device; a repair, a loss, a return. */
type Event =
  | { kind: 'pair'; hour: number; device: number; dies: Death }
  | { kind: 'issue'; device: number }
  | { kind: 'step'; step: EquipmentStepRequest['kind']; loan: number | undefined };

const hour = fc.integer({ min: 0, max: 15 });
const device = fc.integer({ min: 0, max: 3 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('pair' as const),
      ...{ hour, device },
      dies: fc.constantFrom<Death>('none', 'none', 'before-judging', 'before-telling'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('issue' as const), device }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      step: fc.constantFrom<EquipmentStepRequest['kind']>(
        'receipt',
        'repair',
        'repair',
        'repaired',
        'loss',
        'return',
      ),
      loan: fc.option(device, { nil: undefined }),
    }),
  },
);

class DeathError extends Error {}

function aTown() {
  let marks = 0;
  const mark = (at: number) => ({ key: String((marks += 1)), body: 'b', at: instant(at) });
  const issued = (before: StoredEquipment | undefined, at: number, index: number) =>
    equippedWith(
      before,
      {
        community,
        request: { sim, device: { imei: imeiAt(index), model: '一型' } },
        by: county,
        mark: mark(at),
      },
      keyOf,
    );
  let held = issued(undefined, 0, 0);
  let pair: PairToJudge | undefined;
  let finding: StoredFinding | undefined;
  let dies: Death = 'none';
  const told: string[] = [];
  const judging: EquipmentNeeds = {
    equipment: () => Promise.resolve(held),
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
      if (dies === 'before-telling') return Promise.reject(new DeathError());
      told.push('opened');
      return Promise.resolve();
    },
    clock: () => new Date(start),
  };
  const judge = () => judgeEquipment(judging, community);
  const registry = {
    find: () => Promise.resolve(held),
    holder: () => Promise.resolve(undefined),
    keyOf: () => Promise.resolve(keyOf),
    keep: (next: StoredEquipment) => {
      held = next;
      if (next.state === 'returned') pair = undefined;
      return Promise.resolve([]);
    },
    judge,
  };
  const pairs: PairNeeds = {
    numberOf: () => Promise.resolve(held.state === 'returned' ? undefined : number),
    isOwn: (_, seen) => Promise.resolve(deviceSeen(held, seen, keyOf) !== 'other'),
    holderOf: () => Promise.resolve(undefined),
    keyOf,
    keep: (_, next) => {
      const before = pair;
      const isNew =
        before === undefined || before.at < next.at || (before.at === next.at && before.device < next.device);
      if (isNew) pair = next;
      return Promise.resolve({ isNew, before });
    },
    judge: async (communities) => {
      if (dies === 'before-judging') throw new DeathError();
      if (communities.length > 0) await judge();
    },
  };
  return {
    /** @returns whether the function died */
    write: async (row: FoundRow, run: string, death: Death): Promise<boolean> => {
      dies = death;
      try {
        await writePairs(pairs, {
          reading: { ...aFile, id: run },
          communities: [community],
          found: [row],
          before: 1,
        });
        return false;
      } catch (error) {
        if (error instanceof DeathError) return true;
        throw error;
      } finally {
        dies = 'none';
      }
    },
    issue: async (at: number, index: number) => {
      held = issued(held, at, index);
      await judge();
    },
    step: (at: number, step: EquipmentStepRequest) =>
      takeEquipmentStep(registry, {
        community,
        step,
        by: step.kind === 'return' ? county : officer,
        mark: mark(at),
      }),
    held: () => held,
    finding: () => finding,
    told,
  };
}

const rowOf = (at: number, index: number): FoundRow => ({
  ...{ line: 0, by: 'document', references: [0], keep: false },
  facts: { number, imei: deviceOf(imeiAt(index)), at: instant(at) },
});

function stepOf({ step, loan }: Extract<Event, { kind: 'step' }>): EquipmentStepRequest {
  if (step === 'loss' || step === 'return') return { kind: step, note: '说明' };
  return step === 'repair' && loan !== undefined ? { kind: step, loan: imeiAt(loan) } : { kind: step };
}

/** What was lent from when on is no matter; until when is. */
interface Lent {
  imei: string;
  until: number;
}

/** A record of what happened, kept by this test in its own way. */
function aRecord() {
  let rows: (readonly [hour: number, device: number])[] = [];
  let own = { imei: imeiAt(0), since: 0 };
  let lent: Lent[] = [];
  const endLoan = (at: number) => {
    lent = lent.map((one) => (one.until === Infinity ? { ...one, until: at } : one));
  };
  return {
    pair: (at: number, index: number) => rows.push([at, index]),
    issue: (at: number, index: number, wasOut: boolean) => {
      const isSame = own.imei === imeiAt(index) && !wasOut;
      if (!isSame) endLoan(at);
      if (own.imei !== imeiAt(index) || wasOut)
        own = { imei: imeiAt(index), since: own.imei === imeiAt(index) ? own.since : at };
    },
    step: (at: number, step: EquipmentStepRequest) => {
      endLoan(at);
      if (step.kind === 'repair' && step.loan !== undefined) lent.push({ imei: step.loan, until: Infinity });
      if (step.kind === 'return') rows = [];
    },
    renewed: (at: number) => {
      own = { ...own, since: at };
    },
    isSeparated: (state: StoredEquipment['state']): boolean => {
      const [last] = [...rows].sort(([one, index], [other, another]) =>
        one === other ? (keyOf(imeiAt(index)) < keyOf(imeiAt(another)) ? 1 : -1) : other - one,
      );
      if (last === undefined || state === 'returned' || state === 'lost') return false;
      const [at, index] = last;
      if (at < own.since || imeiAt(index) === own.imei) return false;
      return !lent.some(({ imei, until }) => imei === imeiAt(index) && at <= until);
    },
  };
}

describe('where a SIM is', () => {
  it('is found the same whatever the order of files, replays, deaths and changes of the registry (invariant 8)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 16 }), async (events) => {
        const town = aTown();
        const record = aRecord();
        const unfinished: { hour: number; device: number; run: string }[] = [];
        const finish = async () => {
          for (const { hour: at, device: index, run } of unfinished.splice(0)) {
            if (town.held().state !== 'returned') record.pair(at, index);
            await town.write(rowOf(at, index), run, 'none');
          }
        };
        for (const [index, one] of events.entries()) {
          const before = town.held().state;
          // The registry’s own clock does not go back, as what operators tell may.
          const now = index;
          if (one.kind === 'pair') {
            if (before !== 'returned') record.pair(one.hour, one.device);
            const run = `run ${index}`;
            if (await town.write(rowOf(one.hour, one.device), run, one.dies))
              unfinished.push({ ...one, run });
          } else if (one.kind === 'issue') {
            await town.issue(now, one.device);
            record.issue(now, one.device, before === 'lost' || before === 'returned');
            // After a return all of it is issued anew.
            if (before === 'returned') record.renewed(now);
          } else {
            // What was not finished would tell of what is given back.
            if (one.step === 'return') await finish();
            const step = stepOf(one);
            const isTaken = await town.step(now, step).then(
              () => true,
              () => false,
            );
            if (isTaken) record.step(now, step);
          }
        }
        await finish();
        expect(town.finding()?.state === 'open').toBe(record.isSeparated(town.held().state));
      }),
      propertyRun('separations', 400),
    );
  });

  it('is told of by whoever tries again when the first ended before', async () => {
    const town = aTown();
    expect(await town.write(rowOf(1, 2), 'run', 'before-telling')).toBe(true);
    expect([town.finding()?.state, town.told]).toEqual(['open', []]);
    await town.write(rowOf(1, 2), 'run', 'none');
    expect(town.told).toEqual(['opened']);
  });

  it('is judged by whoever tries again when the first ended before: a SIM that is back is not found any more', async () => {
    const town = aTown();
    await town.write(rowOf(1, 2), 'run', 'none');
    expect(await town.write(rowOf(2, 0), 'later run', 'before-judging')).toBe(true);
    expect(town.finding()?.state).toBe('open');
    await town.write(rowOf(2, 0), 'later run', 'none');
    expect(town.finding()?.state).toBe('closed');
  });

  it('is found anew in another phone: what was said of one is not said of the next', async () => {
    const town = aTown();
    await town.write(rowOf(1, 2), 'run', 'none');
    await town.write(rowOf(2, 3), 'run', 'none');
    expect(town.finding()?.episodes).toMatchObject([{ outcome: 'settled' }, { openedIn: community }]);
    expect(
      town
        .finding()
        ?.evidence.map(({ ref }) => ref)
        .join(),
    ).toContain(keyOf(imeiAt(3)));
  });
});
