import { type CityDay, type CityDayRequest, comparedDays } from '../../../schemas/city-system.ts';
import { messageOf } from '../../../schemas/messages.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { InvalidError } from '../../shared/errors.ts';

interface Told extends CityDayRequest {
  day: string;
  at: string;
}

export interface DaysNeeds {
  /** What the city told of its days, from a day on. */
  told(city: string, from: string): Promise<Told[]>;
  /** What we have of a day. */
  count(city: string, day: string): Promise<{ declared: number; withdrawn: number }>;
  keep(city: string, told: Told): Promise<void>;
}

/** Both sides’ counts of the last days, the newest first; today is not over (requirements J1). */
export async function compareDays(needs: DaysNeeds, city: string, now: Date): Promise<CityDay[]> {
  const today = shanghaiDate(now);
  const days = Array.from({ length: comparedDays }, (_, index) => addDays(today, -1 - index));
  const [told, ours] = await Promise.all([
    needs.told(city, days.at(-1) ?? today),
    Promise.all(days.map((day) => needs.count(city, day))),
  ]);
  return days.map((day, index) => tellDay(day, ours[index] ?? nothing, told));
}

/** The same of one day. */
export async function dayOfCity(needs: DaysNeeds, city: string, day: string): Promise<CityDay> {
  const [told, ours] = await Promise.all([needs.told(city, day), needs.count(city, day)]);
  return tellDay(day, ours, told);
}

const nothing = { declared: 0, withdrawn: 0 };

function tellDay(day: string, ours: CityDay['ours'], told: readonly Told[]): CityDay {
  const theirs = told.find((one) => one.day === day);
  if (theirs === undefined) return { day, ours };
  const { declared, withdrawn, at } = theirs;
  return { day, ours, theirs: { declared, withdrawn, at } };
}

/**
 * Keeps what a city counts of a day, which it may correct.
 * @throws InvalidError for a day that is not over, or too long ago to be compared.
 */
export async function tellCityDay(
  needs: DaysNeeds,
  { city, day, told, now }: { city: string; day: string; told: CityDayRequest; now: Date },
): Promise<CityDay> {
  const today = shanghaiDate(now);
  if (day >= today) throw new InvalidError([{ path: ['day'], code: messageOf('city-day.future') }]);
  if (day < addDays(today, -comparedDays))
    throw new InvalidError([{ path: ['day'], code: messageOf('city-day.old') }]);
  const at = now.toISOString();
  await needs.keep(city, { day, ...told, at });
  return { day, ours: await needs.count(city, day), theirs: { ...told, at } };
}

/** Whether a day is to be told of: the city said nothing, or something else than what we have. */
export function differenceOf({ ours, theirs }: CityDay): 'missing' | 'differ' | undefined {
  if (theirs === undefined) return 'missing';
  return ours.declared === theirs.declared && ours.withdrawn === theirs.withdrawn ? undefined : 'differ';
}
