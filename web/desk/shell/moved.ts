import { type Address, hashOf } from '../address.ts';
import type { RegionAddress } from './region-frame.tsx';

/** The same screen and days, in another region; a case or finding that is open stays behind. */
export function moved(at: RegionAddress, region: string): string {
  return hashOf(inRegion(at, region));
}

function inRegion(at: RegionAddress, region: string): Address {
  if (at.screen === 'findings' || at.screen === 'equipment') {
    const { shown: _shown, ...board } = at;
    return { ...board, region };
  }
  if (at.screen !== 'list') return { ...at, region };
  const { filters, range } = at;
  return { screen: 'list', region, filters, ...(range === undefined ? {} : { range }) };
}
