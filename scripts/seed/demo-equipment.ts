import type { StoredEquipment } from '../../functions/shared/equipment/stored-equipment.ts';
import { checkDigitOf } from '../../schemas/imei.ts';
import { numberOf } from './demo-accounts.ts';

/** The county whose communities have been issued theirs, but for some; all others are issued by a list that the county imports. */
const county = '410105';
const issuedAt = '2022-12-01T00:00:00.000Z';
/** Invented: no such type was ever allocated. */
const typeAllocationCode = '86000001';

/** What the demo has issued to a community; `ordinal` is its place in the list of all regions. */
export function demoEquipment(code: string, ordinal: number): StoredEquipment | undefined {
  if (!code.startsWith(county) || code.length !== 12 || code.endsWith('0')) return undefined;
  const by = { sub: `county-${county}`, place: county };
  const sim = { number: numberOf(ordinal), iccid: `8986002212${String(ordinal).padStart(10, '0')}` };
  const device = { imei: demoImei(ordinal), model: '专管员终端 一型' };
  return {
    ...{ community: code, version: 1, state: 'in-use' },
    sim: { ...sim, since: issuedAt },
    device: { ...device, since: issuedAt },
    steps: [{ at: issuedAt, by, step: { kind: 'issue', sim, device } }],
    ended: [],
    marks: [],
  };
}

/** The serial number of an invented device. */
export function demoImei(ordinal: number): string {
  const digits = `${typeAllocationCode}${String(ordinal % 1_000_000).padStart(6, '0')}`;
  return digits + checkDigitOf(digits);
}
