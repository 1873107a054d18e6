import { describe, expect, it } from 'vitest';
import { type ChunkFindings, compareChunk } from '../../../functions/compare/compare-chunk.ts';
import { gatherEquipment, isRegistered } from '../../../functions/compare/equipment/gather-equipment.ts';
import { tellAdverse, weighRun } from '../../../functions/compare/reconcile/weigh-run.ts';
import { readRejections } from '../../../functions/compare/row/rejections.ts';
import { openPersonKeys } from '../../../functions/shared/people/person-keys.ts';
import type { Equipment } from '../../../schemas/equipment.ts';
import { isMassFlag } from '../../../schemas/feed-guard.ts';
import { checkDigitOf } from '../../../schemas/imei.ts';
import { kindOf, layoutOf, receivedAt, secret, sourceOf } from '../a-feed.ts';

const imeiOf = (n: number, tac = '86000001'): string => {
  const digits = `${tac}${String(n).padStart(6, '0')}`;
  return digits + checkDigitOf(digits);
};
const numberOf = (n: number): string => `170${String(n).padStart(8, '0')}`;
const communityOf = (n: number): string => `410105${String(n).padStart(6, '0')}`;
const since = '2026-01-01T00:00:00.000Z';

type Held = Pick<Equipment, 'community' | 'state' | 'sim' | 'device' | 'loan'>;
const held = (n: number, more: Partial<Held> = {}): Held => ({
  ...{ community: communityOf(n), state: 'in-use' },
  sim: { number: numberOf(n), iccid: '89860000000000000001', since },
  device: { imei: imeiOf(n), model: '一型', since },
  ...more,
});

const header = '号码,串号,采集时间';

async function compare(registry: readonly Held[], ...rows: string[]) {
  const bytes = Buffer.from([header, ...rows, ''].join('\n'));
  const layout = await layoutOf(bytes, 'sim-device');
  const keys = openPersonKeys(secret);
  const { people, ids } = gatherEquipment(registry, keys);
  const range = { from: layout.rowsFrom, to: bytes.length };
  const { tally, findings } = await compareChunk(
    sourceOf(bytes),
    { layout, range, receivedAt, isWhole: true },
    { people, keys },
  );
  const communitiesOf = ({ references }: ChunkFindings['found'][number]) => [
    ...new Set(references.map((one) => ids[one])),
  ];
  const flags = tellAdverse(kindOf('sim-device'), findings.found, (row) => isRegistered(people, keys, row));
  return {
    found: findings.found.map((row) => ({ ...row.facts, communities: communitiesOf(row) })),
    rejected: [...readRejections(tally.rejections)].map(({ column, code }) => ({ column, code })),
    weight: weighRun([{ adverse: flags, leftOut: new Set() }], { people: registry.length, sought: 0 }),
    kept: findings.kept,
  };
}

describe('pairs of SIM and device in a file', () => {
  it('are found by the number, however it and the device are written', async () => {
    const [imei] = [imeiOf(1)];
    const told = { number: numberOf(1), imei: imei.slice(0, 14), at: '2026-01-20T00:00:00.000Z' };
    const written = [
      [numberOf(1), imei],
      [`+86 ${numberOf(1)}`, `${imei.slice(0, 14)}0`],
      [`0086${numberOf(1)}`, `${imei.slice(0, 14)}07`],
      [`170-0000-0001`, imei.slice(0, 14)],
    ];
    const rows = written.map((cells) => `${cells.join(',')},2026-01-20 08:00:00`);
    const { found } = await compare([held(1)], ...rows);
    expect(found).toEqual(written.map(() => ({ ...told, communities: [communityOf(1)] })));
  });

  it.each([
    ['12345', imeiOf(1), 1, 'number'],
    ['', imeiOf(1), 1, 'required'],
    [numberOf(1), `${imeiOf(1).slice(0, 14)}${(Number(imeiOf(1)[14]) % 9) + 1}`, 2, 'imei'],
    [numberOf(1), '8600000100000A', 2, 'imei'],
    [numberOf(1), '', 2, 'required'],
  ] as const)('are rejected by name where they can’t be: %s, %s', async (number, imei, column, code) => {
    const { found, rejected } = await compare([held(1)], `${number},${imei},2026-01-20 08:00:00`);
    expect([found, rejected]).toEqual([[], [{ column, code }]]);
  });

  it('leave nothing of numbers that are none of ours, or were given back', async () => {
    const registry = [held(1), held(2, { state: 'returned' })];
    const rows = [numberOf(2), '13900000001'].map((number) => `${number},${imeiOf(9)},2026-01-20 08:00:00`);
    expect(await compare(registry, ...rows)).toMatchObject({ found: [], kept: [], rejected: [] });
  });

  it('flag those in another device than the registry has, a loan among what it has', async () => {
    const lent = imeiOf(7, '86000002');
    const registry = [
      held(1),
      held(2, { loan: { imei: lent, since, until: '2026-03-01T00:00:00.000Z' } }),
      held(3),
    ];
    const at = '2026-01-20 08:00:00';
    const rows = [
      `${numberOf(1)},${imeiOf(1)},${at}`,
      `${numberOf(2)},${lent},${at}`,
      `${numberOf(3)},${imeiOf(1)},${at}`,
    ];
    const { weight } = await compare(registry, ...rows);
    expect(weight.adverse).toBe(1);
  });

  it('are too many at once when a column slipped by a line: such a file waits for two people (D7)', async () => {
    const registry = Array.from({ length: 40 }, (_, n) => held(n + 1));
    const rows = registry.map((_, n) => `${numberOf(n + 1)},${imeiOf(n + 2)},2026-01-20 08:00:00`);
    const { weight } = await compare(registry, ...rows);
    expect(weight).toEqual({ adverse: 40, people: 40 });
    expect(isMassFlag(weight)).toBe(true);
  });
});
