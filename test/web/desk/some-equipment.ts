import type { StoredEquipment } from '../../../functions/shared/equipment/stored-equipment.ts';
import type { SeenPair } from '../../../schemas/equipment.ts';
import { checkDigitOf } from '../../../schemas/imei.ts';
import { demoEquipment } from '../../../scripts/seed/demo-equipment.ts';
import { childrenOf } from './some-regions.ts';

const county = '410105';

/** The communities of a county, township by township. */
export const communitiesOf = (region: string) =>
  region.length === 6 ? childrenOf(region).flatMap(({ code }) => childrenOf(code)) : childrenOf(region);

/** What the demo has issued in a county, of which one community has not received its own yet. */
export function someEquipment(): Map<string, StoredEquipment> {
  const held = communitiesOf(county).flatMap(({ code }, ordinal) => demoEquipment(code, ordinal) ?? []);
  return new Map(
    held.map((one) => [
      one.community,
      one.community === '410105001006' ? { ...one, state: 'issued' as const } : one,
    ]),
  );
}

/** In which devices the operator saw the SIMs of some communities. */
export const someSeen: ReadonlyMap<string, SeenPair> = new Map([
  ['410105001007', { at: '2026-01-20T01:00:00.000Z', device: 'own' }],
  ['410105001003', { at: '2026-01-20T01:05:00.000Z', device: 'other', model: '35000000' }],
]);

/** A serial number with its check digit. */
export const imeiOf = (digits: string): string => digits + checkDigitOf(digits);
