import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Equipment, EquipmentList } from '../../schemas/equipment.ts';
import type { EquipmentImportResult } from '../../schemas/equipment-import.ts';
import { equipmentStepsOf } from '../../schemas/equipment-life.ts';
import { checkDigitOf } from '../../schemas/imei.ts';
import type { Problem } from '../../schemas/problem.ts';
import { propertyRun } from '../support/property-run.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';

const township = '410105001';
const communities = [1, 2, 3].map((n) => `${township}00${n}`);
const county = 'county-410105';
const imeis = [1, 2, 3, 4].map((n) => {
  const digits = `8600000100000${n}`;
  return digits + checkDigitOf(digits);
});
const sims = [1, 2, 3, 4].map((n) => ({ number: `1700000000${n}`, iccid: `8986000000000000000${n}` }));

let api: StaffApi;
beforeAll(async () => {
  api = await aStaffApi();
  await api.addStaff({ role: 'county', region: '410105' });
  for (const code of ['410105', township, ...communities]) {
    await api.world.addRegion({ code });
    if (code.length === 12) await api.addStaff({ role: 'officer', region: code });
  }
});
afterAll(() => api.stop());

const rowsNow = async () =>
  (await api.call<EquipmentList>({ sub: county, path: `/v1/equipment/${township}` })).body.rows ?? [];
const heldNow = async (community: string): Promise<Equipment | undefined> =>
  (await rowsNow()).find((row) => row.community === community)?.equipment;

interface Wanted {
  community: number;
  sim: number;
  device: number;
}

async function issue({ community, sim, device }: Wanted, headers: Record<string, string> = {}) {
  const code = communities[community] ?? '';
  const version = (await heldNow(code))?.version ?? 0;
  return api.call<Equipment & Problem>({
    ...{ sub: county, method: 'PUT', path: `/v1/equipment/${code}` },
    body: { sim: sims[sim], device: { imei: imeis[device], model: '一型' } },
    headers: { 'if-match': `"${version}"`, ...headers },
  });
}

describe('what communities have', () => {
  it('is at one of them at a time, whatever is issued and given back at once (F1)', async () => {
    const index = (most: number) => fc.integer({ min: 0, max: most });
    const wanted = fc.oneof(
      { weight: 4, arbitrary: fc.record({ community: index(2), sim: index(3), device: index(3) }) },
      { weight: 1, arbitrary: fc.record({ returns: index(2) }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(wanted, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
        async (turns) => {
          for (const together of turns) {
            await Promise.all(
              together.map((one) =>
                'returns' in one
                  ? api.call({
                      ...{ sub: county, method: 'POST' },
                      path: `/v1/equipment/${communities[one.returns]}/steps`,
                      body: { kind: 'return', note: '收回' },
                    })
                  : issue(one),
              ),
            );
            const held = (await rowsNow())
              .flatMap((row) => row.equipment ?? [])
              .filter(({ state }) => state !== 'returned');
            for (const of of [
              held.map(({ sim }) => sim.number),
              held.map(({ sim }) => sim.iccid),
              held.map(({ device }) => device.imei),
            ])
              expect(new Set(of).size).toBe(of.length);
          }
          // What nobody has can be issued.
          const held = (await rowsNow())
            .flatMap((row) => row.equipment ?? [])
            .filter(({ state }) => state !== 'returned');
          const free = (all: readonly string[], taken: readonly string[]) =>
            all.findIndex((one) => !taken.includes(one));
          const sim = free(
            sims.map(({ number }) => number),
            held.map((one) => one.sim.number),
          );
          const device = free(
            imeis,
            held.map((one) => one.device.imei),
          );
          expect((await issue({ community: 0, sim, device })).status).toBe(200);
        },
      ),
      propertyRun('equipment', 12),
    );
  });

  it('is issued once when it is sent again, and the number stands on posters and receipts from then on', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const community = 1;
    const before = (await heldNow(communities[community] ?? ''))?.version ?? 0;
    await api.call({
      ...{ sub: county, method: 'POST', path: `/v1/equipment/${communities[0]}/steps` },
      body: { kind: 'return', note: '收回' },
    });
    await api.call({
      ...{ sub: county, method: 'POST', path: `/v1/equipment/${communities[2]}/steps` },
      body: { kind: 'return', note: '收回' },
    });
    const wanted = { community, sim: 3, device: 3 };
    const ifMatch = { 'if-match': `"${before}"`, ...headers };
    const first = await issue(wanted, ifMatch);
    expect(first.status).toBe(200);
    expect((await issue(wanted, ifMatch)).text).toBe(first.text);
    const region = await api.call<{ region: { officerPhone?: string } }>({
      sub: county,
      path: `/v1/regions/${communities[community]}`,
    });
    expect(region.body.region.officerPhone).toBe(sims[3]?.number);
  });

  it.each([
    [{ sim: sims[0], device: { imei: '860000010000019', model: '一型' } }, '/device/imei', 'equipment.imei'],
    [
      { sim: { ...sims[0], iccid: '12' }, device: { imei: imeis[0], model: '一型' } },
      '/sim/iccid',
      'equipment.iccid',
    ],
    [
      { sim: { ...sims[0], number: '2' }, device: { imei: imeis[0], model: '一型' } },
      '/sim/number',
      'equipment.number',
    ],
    [{ sim: sims[0], device: { imei: imeis[0], model: ' ' } }, '/device/model', 'required'],
  ])('is refused with what is wrong and where: %#', async (body, pointer, code) => {
    const answer = await api.call<Problem>({
      ...{ sub: county, method: 'PUT', path: `/v1/equipment/${communities[0]}`, body },
      headers: { 'if-match': '"0"' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer, code }]);
  });

  it('is a community’s: no township, county, or place that is none', async () => {
    const body = { sim: sims[0], device: { imei: imeis[0], model: '一型' } };
    for (const region of ['410105001', '410105', '410105001999'])
      expect(
        (
          await api.call<Problem>({
            ...{ sub: county, method: 'PUT', path: `/v1/equipment/${region}`, body },
            headers: { 'if-match': '"0"' },
          })
        ).status,
      ).toBe(404);
  });
});

describe('a list', () => {
  const importPath = '/v1/equipment/410105/imports';
  const lineOf = (n: number, model: string) => ({
    ...{ line: n + 2, community: communities[n], number: `1700000009${n}`, iccid: `8986000000000000009${n}` },
    ...{ imei: `8600000200000${n}${checkDigitOf(`8600000200000${n}`)}`, model },
  });
  const send = (rows: object[], key: string) =>
    api.call<EquipmentImportResult>({
      ...{ sub: county, method: 'POST', path: importPath, body: { rows, isDryRun: false } },
      headers: { 'idempotency-key': key },
    });

  it('that is sent again late undoes nothing that was issued since (invariant 1)', async () => {
    const [key, rows] = [randomUUID(), [lineOf(0, '一型')]];
    expect((await send(rows, key)).status).toBe(201);
    expect((await heldNow(communities[0] ?? ''))?.device.model).toBe('一型');
    expect((await send([lineOf(0, '二型')], randomUUID())).body.rows[0]?.outcome).toBe('replaced');
    expect((await send(rows, key)).body.rows[0]?.outcome).toBe('unchanged');
    expect((await heldNow(communities[0] ?? ''))?.device.model).toBe('二型');
  });

  it('that is another one under a used key names the line, and keeps no other back', async () => {
    const key = randomUUID();
    await send([lineOf(0, '三型')], key);
    const { status, body } = await send([lineOf(0, '四型'), lineOf(2, '四型')], key);
    expect(status).toBe(201);
    expect(body.rows.map(({ outcome }) => outcome)[0]).toBe('invalid');
    expect(body.rows[0]?.errors?.[0]?.code).toBe('idempotency.reused');
    expect((await heldNow(communities[2] ?? ''))?.device.model).toBe('四型');
  });
});

describe('the life of equipment', () => {
  it('lets the community receive, send away and lose it, and those above take it back', () => {
    const [officer, above] = [communities[0] ?? '', '410105'];
    expect(equipmentStepsOf('issued', officer)).toEqual(['receipt', 'repair', 'loss']);
    expect(equipmentStepsOf('in-use', officer)).toEqual(['repair', 'loss']);
    expect(equipmentStepsOf('in-repair', township)).toEqual(['repaired', 'loss']);
    expect(equipmentStepsOf('lost', officer)).toEqual(['receipt']);
    expect(equipmentStepsOf('in-use', above)).toEqual(['return']);
    expect(equipmentStepsOf('returned', above)).toEqual([]);
  });
});
