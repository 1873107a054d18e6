import { findEquipment, keepEquipment } from '../../functions/shared/table/equipment-store.ts';
import type { Route } from '../../schemas/access.ts';
import { checkDigitOf } from '../../schemas/imei.ts';
import { levelOf } from '../../schemas/region.ts';
import type { StaffApi } from '../support/staff-api.ts';

let issued = 0;
/** A SIM and a device that nobody has. */
function anIssue() {
  issued += 1;
  const digits = `86000001${String(issued).padStart(6, '0')}`;
  return {
    sim: {
      number: `170${String(issued).padStart(8, '0')}`,
      iccid: `8986${String(issued).padStart(16, '0')}`,
    },
    device: { imei: digits + checkDigitOf(digits), model: '一型' },
  };
}

export interface EquipmentCall {
  /** The region that is asked for: a community where only one can have equipment. */
  region: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What is asked of the registry about a place, with what has to be there before. */
export async function equipmentCall(
  { world }: Pick<StaffApi, 'world'>,
  { path, method }: Pick<Route, 'path' | 'method'>,
  { place, own }: { place: string; own: string },
): Promise<EquipmentCall> {
  const isOfCommunity = method === 'PUT' || path.endsWith('/steps');
  const region = isOfCommunity ? place.padEnd(12, '0') : place;
  await world.addRegion({ code: region });
  // Elsewhere there are no communities of ours.
  if (!region.startsWith('41')) return { region, body: {}, headers: { 'if-match': '"0"' } };
  if (method === 'GET') return { region };
  const { sources } = world;
  const before = await findEquipment(sources, region);
  if (path.endsWith('/imports')) {
    const { sim, device } = anIssue();
    return { region, body: { rows: [{ line: 2, community: region, ...sim, ...device }], isDryRun: true } };
  }
  if (method === 'PUT')
    return { region, body: anIssue(), headers: { 'if-match': `"${before?.version ?? 0}"` } };
  const { sim, device } = anIssue();
  const since = '2026-01-01T00:00:00.000Z';
  const held = { sim: { ...sim, since }, device: { ...device, since }, steps: [], ended: [], marks: [] };
  const next = { community: region, version: (before?.version ?? 0) + 1, state: 'issued' as const, ...held };
  await keepEquipment(sources, next, before);
  const isOnSite = ['community', 'township'].includes(levelOf(own));
  return { region, body: isOnSite ? { kind: 'receipt' } : { kind: 'return', note: '收回' } };
}
