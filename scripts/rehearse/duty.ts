import { allowedEvents } from '../../functions/verify/allowed-events.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { LifeEvent } from '../../schemas/life-cycle.ts';
import { atWork, delayOf, habitOf, hoursAfter } from './habits.ts';
import type { Life } from './live-party.ts';

/** Whether whoever is responsible may do something with a case now. */
export function mayStaff(found: Declaration | undefined, event: LifeEvent, now: Date): found is Declaration {
  if (found === undefined) return false;
  // In a rehearsal no area is taken off the list: nobody is let go before their measure ends.
  const around = { now, rules: [], areas: [] };
  return allowedEvents(found, { role: 'officer', region: found.place }, around).includes(event);
}

/** When the officer of a case sees to what reaches them at an instant; undefined when they never do. */
export function seenTo({ village, chance, seed }: Life, id: string, from: Date): Date | undefined {
  const habit = habitOf(seed, village.find(id)?.place ?? '');
  return habit === 'idle' ? undefined : atWork(hoursAfter(from, delayOf(habit, chance)), chance);
}
