import * as z from 'zod/mini';
import { messageOf } from './message-of.ts';

/** Statistical division codes: 2 digits a province, 4 a city, 6 a county, 9 a township, 12 a community or village. */
export const regionCode = z
  .string()
  .check(
    z.regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/, messageOf('region.format')),
    z.meta({ description: 'Statistical division code of 2, 4, 6, 9 or 12 digits; the parent is its prefix' }),
  );

export const communityCode = z
  .string()
  .check(
    z.regex(/^41\d{10}$/, messageOf('community.format')),
    z.meta({ description: '12-digit code of a community or village (社区/村) of Henan' }),
  );

/** A city by its code; what the province runs itself, as Jiyuan, is below 4190. */
export const cityCode = z.string().check(z.regex(/^41\d{2}$/, messageOf('region.format')));

export type RegionLevel = 'province' | 'city' | 'county' | 'township' | 'community';

const levels: Record<number, RegionLevel> = {
  2: 'province',
  4: 'city',
  6: 'county',
  9: 'township',
  12: 'community',
};

/** The level a code belongs to. @throws RangeError for a length no level has. */
export function levelOf(code: string): RegionLevel {
  const level = levels[code.length];
  if (level === undefined) throw new RangeError(`no administrative level has codes of ${code.length} digits`);
  return level;
}

/** The codes above a region, province first, the region itself last: `410105` gives `41`, `4101`, `410105`. */
export function pathOf(code: string): string[] {
  return [2, 4, 6, 9, 12].filter((length) => length <= code.length).map((length) => code.slice(0, length));
}

/** A region as it is stored and answered. Dated: merged and closed regions stay, with a successor. */
export const region = z.object({
  code: regionCode,
  name: z.string(),
  path: z.string().check(z.meta({ description: 'Names from the province down to this region, joined by /' })),
  validFrom: z.iso.date(),
  validTo: z.optional(z.iso.date()),
  successor: z.optional(regionCode),
  officerPhone: z.optional(
    z
      .string()
      .check(z.meta({ description: 'The official number of the community, printed on receipt and poster' })),
  ),
});
export type Region = z.infer<typeof region>;

/** `GET /v1/regions/{code}` */
export const regionWithChildren = z.object({
  region,
  children: z.array(z.object({ code: regionCode, name: z.string() })),
});
export type RegionWithChildren = z.infer<typeof regionWithChildren>;

/** From when to when a region exists. */
export type RegionValidity = Pick<Region, 'validFrom' | 'validTo'>;

/** Whether a region exists on a Shanghai day. */
export function isValidOn(candidate: RegionValidity, date: string): boolean {
  return candidate.validFrom <= date && (candidate.validTo === undefined || date <= candidate.validTo);
}
