import type { ChangeNote } from '../../schemas/change-note.ts';

/** A declaration that changed, and where it was and is. */
export interface Moved {
  id: string;
  places: readonly string[];
}

const cityOf = (place: string): string => place.slice(0, 4);

/**
 * Which declarations changed, by the cities that they concern (requirements J1): one that went from one city to another concerns both.
 * @returns nothing when none did
 */
export function groupChanges(moved: readonly Moved[]): ChangeNote | undefined {
  const ids = new Map<string, Set<string>>();
  for (const { id, places } of moved)
    for (const city of places.map(cityOf)) ids.set(city, (ids.get(city) ?? new Set()).add(id));
  if (ids.size === 0) return undefined;
  return Object.fromEntries(Array.from(ids, ([city, of]) => [city, [...of]]));
}
