import type { Capacity, Forecast, Lacking } from '../../schemas/capacity.ts';
import type { NamedCapacity } from '../shared/capacity/sum-capacities.ts';
import type { NeededDay } from './forecast-needs.ts';

type County = NonNullable<Forecast['capacity']>['lacking'][number];

/**
 * What counties lack of what they will need (requirements D9), each against its own: the places that one has left are no help to
 * another, and of one that has not entered any nothing is known.
 */
export function tellLacking(
  needed: ReadonlyMap<string, readonly NeededDay[]>,
  entered: readonly NamedCapacity[],
): { on(date: string): Lacking; counties: County[] } {
  const all = entered.map(({ region: code, name, ...has }) => ({
    ...{ code, name },
    days: (needed.get(code) ?? []).map((day) => ({ date: day.date, ...lackingOf(day, has) })),
  }));
  return {
    on: (date) => {
      const days = all.flatMap(({ days: own }) => own.filter((day) => day.date === date));
      return { tests: sumOf(days, 'tests'), quarantinePlaces: sumOf(days, 'quarantinePlaces') };
    },
    counties: all
      .map(({ days, ...county }) => ({
        ...county,
        tests: mostOf(days, 'tests'),
        quarantinePlaces: mostOf(days, 'quarantinePlaces'),
      }))
      .filter(({ tests, quarantinePlaces }) => tests + quarantinePlaces > 0)
      .toSorted(
        (one, other) =>
          other.quarantinePlaces - one.quarantinePlaces ||
          other.tests - one.tests ||
          (one.code < other.code ? -1 : 1),
      ),
  };
}

function lackingOf(
  { testsNeeded, quarantineNeeded }: NeededDay,
  { testsADay, quarantinePlaces }: Pick<Capacity, 'testsADay' | 'quarantinePlaces'>,
): Lacking {
  return {
    tests: Math.max(0, testsNeeded - testsADay),
    quarantinePlaces: Math.max(0, quarantineNeeded - quarantinePlaces),
  };
}

const sumOf = (days: readonly Lacking[], of: keyof Lacking): number =>
  days.reduce((sum, day) => sum + day[of], 0);
const mostOf = (days: readonly Lacking[], of: keyof Lacking): number =>
  days.reduce((most, day) => Math.max(most, day[of]), 0);
