import type { CityDay } from '../../../schemas/city-system.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { addDays, minuteOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { differenceOf } from './compare-days.ts';

export interface WatchNeeds {
  /** Of each city that is connected, since when it is silent for too long, and what was told of it. */
  connected(now: Date): Promise<Connected[]>;
  /** Both sides’ counts of a day. */
  dayOf(city: string, day: string): Promise<CityDay>;
  notify(notification: Notification): Promise<void>;
  remember(city: string, told: Told): Promise<void>;
}

interface Connected extends Told {
  city: string;
  /** When the province connected it. */
  connectedAt: string;
  silentSince: string | undefined;
}

/** The silence, and the state of a day’s counts, that was told of last. */
interface Told {
  toldOf?: string | undefined;
  toldDay?: string | undefined;
}

export interface Watched {
  silent: string[];
  differing: string[];
}

const province = '41';
/** A city has until then to tell its counts of the day before, in minutes of the Shanghai day. */
const countsDueMinute = 9 * 60;

/**
 * Tells the province and the city, once of each, that the city’s own system is silent, and that the counts of the day before are missing or not
 * ours (requirements J1: a silent source alarms, counts are compared each day).
 */
export async function watchCities(needs: WatchNeeds, now: Date): Promise<Watched> {
  const watched: Watched = { silent: [], differing: [] };
  for (const system of await needs.connected(now)) {
    const { city, silentSince, toldOf } = system;
    if (silentSince !== undefined) {
      watched.silent.push(city);
      if (toldOf !== silentSince) await tellSilence(needs, city, silentSince);
    }
    if (await hasOtherCounts(needs, system, now)) watched.differing.push(city);
  }
  return watched;
}

async function tellSilence(needs: WatchNeeds, city: string, since: string): Promise<void> {
  for (const place of [province, city])
    await needs.notify({
      kind: 'city-silent',
      id: `city-silent-${city}-${since}-${place}`,
      place,
      city,
      since,
    });
  await needs.remember(city, { toldOf: since });
}

async function hasOtherCounts(
  needs: WatchNeeds,
  { city, toldDay, connectedAt }: Connected,
  now: Date,
): Promise<boolean> {
  if (minuteOfDay(now) < countsDueMinute) return false;
  const day = addDays(shanghaiDate(now), -1);
  if (day < shanghaiDate(new Date(connectedAt))) return false;
  const state = differenceOf(await needs.dayOf(city, day));
  if (state === undefined) return false;
  const told = `${day}#${state}`;
  if (told === toldDay) return true;
  for (const place of [province, city])
    await needs.notify({
      kind: 'city-counts',
      id: `city-counts-${city}-${told}-${place}`,
      place,
      city,
      day,
      state,
    });
  await needs.remember(city, { toldDay: told });
  return true;
}
