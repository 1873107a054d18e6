import type { Declaration } from '../../schemas/declaration.ts';
import { type OriginCode, originCodes } from '../../schemas/tally.ts';

const provinces: ReadonlySet<string> = new Set(originCodes);

/** The province that a journey starts in; 境外 is everything beyond the mainland’s border controls. */
export function originCodeOf({ regionCode }: Declaration['origin']): OriginCode {
  const province = regionCode?.slice(0, 2) ?? '';
  return provinces.has(province) ? (province as OriginCode) : 'abroad';
}
