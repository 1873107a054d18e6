import * as z from 'zod/mini';
import { cityImport } from '../../../schemas/city-import.ts';
import { feedRunId } from '../../../schemas/feed-run.ts';
import { cityCode } from '../../../schemas/region.ts';
import { instant } from '../../../schemas/text.ts';
import { cityPartKeys } from '../../shared/objects/city-part-keys.ts';

/** A city’s file that came, as its state machine is started with it. */
export const cityFile = z.object({
  id: feedRunId,
  city: cityCode,
  mapping: cityImport.shape.mapping,
  isDryRun: z.boolean(),
  /** Where it lies in the bucket. */
  key: z.string(),
  receivedAt: instant,
});
export type CityFile = z.infer<typeof cityFile>;

/** Below it lie the files of cities, apart from those of feeds: by city, and by whether they are only tried. */
export const cityFolder = 'incoming/city-systems/';
const trial = 'trial';
const real = 'real';

/** Where a file of a city lies; what lies below `trial` is never written. */
export function cityFileKey({
  city,
  isDryRun,
  name,
}: {
  city: string;
  isDryRun: boolean;
  name: string;
}): string {
  return `${cityFolder}${city}/${isDryRun ? trial : real}/${name}`;
}

/** Which city a file is of; undefined for what is no city’s. */
export function readCityFileKey(key: string): { city: string; isDryRun: boolean; name: string } | undefined {
  if (!key.startsWith(cityFolder)) return undefined;
  const [city = '', folder = '', ...rest] = key.slice(cityFolder.length).split('/');
  const name = rest.at(-1) ?? '';
  const isNamed = cityCode.safeParse(city).success && [trial, real].includes(folder) && name !== '';
  return isNamed ? { city, isDryRun: folder === trial, name } : undefined;
}

/** Where in the bucket an import keeps what its functions hand to each other, and what its sender may fetch. */
export const importKeys = {
  plain: (id: string) => `plain/${id}.csv`,
  ...cityPartKeys,
  /** What could not be read. */
  unread: (id: string) => `work/${id}/unread.json`,
  list: (id: string) => `rejected/${id}.csv`,
};
