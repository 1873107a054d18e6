import { expect } from 'vitest';
import { equipmentList } from '../../../schemas/equipment.ts';
import { findingList } from '../../../schemas/finding.ts';
import { checkDigitOf } from '../../../schemas/imei.ts';
import type { RunningSystem } from '../../support/running-system.ts';

const [replaced, separated] = ['410105001003', '410105001006'];
const imeiOf = (digits: string): string => digits + checkDigitOf(digits);

/** A community gets another device, and the SIM of its neighbour is seen in a phone that is none of ours (requirements F1, F3). */
export async function equipCommunity({ system, as }: RunningSystem): Promise<void> {
  const county = as('county-410105');
  const { rows = [] } = (await county({ path: '/v1/equipment/410105' })).as(equipmentList);
  await as('city-4101')({ path: '/v1/equipment/4101' });
  const heldBy = (code: string) => rows.find(({ community }) => community === code)?.equipment;
  const before = heldBy(replaced);
  const sim = { number: before?.sim.number, iccid: before?.sim.iccid };
  const issued = await county({
    ...{ method: 'PUT', path: `/v1/equipment/${replaced}` },
    body: {
      sim: { ...sim, number: '17000009999' },
      device: { imei: imeiOf('86000001777777'), model: '二型' },
    },
    headers: { 'If-Match': `"${before?.version}"` },
  });
  expect(issued.status).toBe(200);
  const path = `/v1/equipment/${replaced}/steps`;
  expect((await as(`officer-${replaced}`)({ method: 'POST', path, body: { kind: 'receipt' } })).status).toBe(
    201,
  );
  const at = new Date(system.clock.now().getTime() - 3_600_000).toISOString();
  const text = `手机号,IMEI,时间\n${heldBy(separated)?.sim.number},${imeiOf('35000000000001')},${at}\n`;
  const body = { name: 'pairs.csv', content: Buffer.from(text).toString('base64') };
  await as('province-41')({ method: 'POST', path: '/v1/feeds/sim-device/files', body });
  await system.idle();
  const found = await as(`officer-${separated}`)({ path: `/v1/findings?region=${separated}` });
  expect(found.as(findingList).rows.map(({ rule }) => rule)).toContain('sim-separated');
}
