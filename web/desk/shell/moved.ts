import { type Address, hashOf } from '../address.ts';
import type { RegionAddress } from './region-frame.tsx';

/** The same screen and days, in another region; a case that is open stays behind. */
export function moved(at: RegionAddress, region: string): string {
  const there: Address =
    at.screen === 'overview'
      ? { ...at, region }
      : {
          screen: 'list',
          region,
          filters: at.filters,
          ...(at.range === undefined ? {} : { range: at.range }),
        };
  return hashOf(there);
}
