import { systemClock } from '../shared/clock.ts';
import { log } from '../shared/log.ts';
import { openReadersWatch, openWatch } from './cities/watch-adapter.ts';
import { watchCities } from './cities/watch-cities.ts';
import { watchReaders } from './cities/watch-readers.ts';
import { raiseSilence } from './silence/raise-silence.ts';
import { openSilence } from './silence/silence-adapter.ts';

const needs = openSilence();
const cities = openWatch();
const readers = openReadersWatch();

/**
 * Schedule: every half hour. A line rings for each source that is silent, for each city whose counts are missing or not ours, and for each whose
 * changes some system does not take.
 */
export async function handler(): Promise<void> {
  const now = systemClock();
  const silences = await raiseSilence(needs, now);
  for (const { kind, late } of silences) log.warn('feed-silent', { kind, late });
  const { silent, differing } = await watchCities(cities, now);
  for (const city of silent) log.warn('city-silent', { city });
  for (const city of differing) log.warn('city-counts', { city });
  for (const city of await watchReaders(readers, now)) log.warn('city-changes', { city });
  log.info('feed-sources-watched', { silent: silences.length + silent.length });
}
