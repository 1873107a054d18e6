import { addDays, minuteOfDay, shanghaiDate, startOfDay } from '../../schemas/shanghai-day.ts';
import { type Chance, chanceOf } from './chance.ts';

/** How a community's officer works: most on the same day, some a day or two later, a few do not open their list at all. */
export type Habit = 'prompt' | 'late' | 'idle';

export function habitOf(seed: number, community: string): Habit {
  const name = `${seed} ${community}`;
  const known = habits.get(name) ?? drawHabit(seed, community);
  habits.set(name, known);
  return known;
}

/** Whoever has a case asks several times; of all communities they are five megabytes. */
const habits = new Map<string, Habit>();

function drawHabit(seed: number, community: string): Habit {
  return chanceOf(seed, 'officer', community).weighed([
    ['prompt', 74],
    ['late', 19],
    ['idle', 7],
  ] as const);
}

const firstMinute = 8 * 60;
const lastMinute = 20 * 60 + 30;
const minuteMs = 60_000;

export const hoursAfter = (at: Date, hours: number): Date =>
  new Date(at.getTime() + Math.round(hours * 3_600_000));

/** When somebody with working hours does what falls to them at an instant. */
export function atWork(at: Date, chance: Chance): Date {
  const minute = minuteOfDay(at);
  if (minute >= firstMinute && minute <= lastMinute) return at;
  const date = shanghaiDate(at);
  const next = minute < firstMinute ? date : addDays(date, 1);
  return new Date(
    startOfDay(next).getTime() + (firstMinute + chance.whole(0, 90)) * minuteMs + chance.whole(0, 59_999),
  );
}

/** How long after something reaches an officer they see to it, in hours. */
export function delayOf(habit: Exclude<Habit, 'idle'>, chance: Chance): number {
  return habit === 'prompt' ? 0.1 + chance.part() ** 2 * 7 : 14 + chance.part() * 36;
}
