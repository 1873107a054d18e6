import * as z from 'zod/mini';

/**
 * The region files that the citizens' form loads (requirements A9). They are small because a name's pinyin is left out
 * where it follows from `readings.json`; a third or fourth entry tells the syllables where it does not.
 */
const name = z.string();
const reading = z.string();

/** `regions/index.json`: cities and their counties, by full code. */
export const regionIndex = z.array(
  z.object({
    code: z.string(),
    name,
    reading: z.optional(reading),
    counties: z.array(z.object({ code: z.string(), name, reading: z.optional(reading) })),
  }),
);
export type RegionIndex = z.infer<typeof regionIndex>;

/** `[last three digits, name, communities, reading?]`, a community being `[last three digits, name, reading?]`. */
const community = z.tuple([z.string(), name], reading);
const township = z.tuple([z.string(), name, z.array(community)], reading);

/** `regions/{county}.json`: townships and communities of one county. */
export const countyShard = z.array(township);
export type CountyShard = z.infer<typeof countyShard>;

/** `regions/{city}.json`: the shards of a city's counties, for a search beyond one county. */
export const cityShards = z.record(z.string(), countyShard);
export type CityShards = z.infer<typeof cityShards>;

/** `regions/readings.json`: for each pinyin syllable the characters that are usually read so. */
export const readings = z.record(z.string(), z.string());
export type Readings = z.infer<typeof readings>;

/** `origins/index.json` (provinces) and `origins/{province}.json`: where a journey may start, down to the county. */
export const originList = z.array(
  z.object({ code: z.string(), name, parts: z.optional(z.array(z.object({ code: z.string(), name }))) }),
);
export type OriginList = z.infer<typeof originList>;
