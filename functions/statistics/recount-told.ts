import type { Declaration } from '../../schemas/declaration.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { OriginCode, Tally, TallyKey } from '../../schemas/tally.ts';
import { originCodes } from '../../schemas/tally.ts';

/** One each of some keys, at a place, on a day. */
export function oneEach(
  place: string,
  date: string,
  keys: readonly (TallyKey | false | undefined)[],
): Tally[] {
  return keys.flatMap((key) => (key === false || key === undefined ? [] : [{ place, date, key, count: 1 }]));
}

/** The Shanghai day to which an event belongs (invariant 5). */
export function dayOf(at: string): string {
  return shanghaiDate(new Date(at));
}

const beyondTheBorder: readonly string[] = ['71', '81', '82'];

/** Where somebody comes from as it is counted: a province of the mainland, or beyond the border controls (境外). */
export function originCounted({ origin }: Pick<Declaration, 'origin'>): OriginCode | undefined {
  const province = origin.regionCode?.slice(0, 2);
  if (province === undefined || beyondTheBorder.includes(province)) return 'abroad';
  return originCodes.find((code) => code === province);
}
