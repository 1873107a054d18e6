const below: Readonly<Record<number, number>> = { 2: 4, 4: 6, 6: 9, 9: 12 };

/**
 * Which child of a region a place counts for; undefined outside of it. A township's dispatch list is a child of the township,
 * under the township's own code (requirements B3); so is a place of any level that is the region itself.
 */
export function childOf(region: string, place: string): string | undefined {
  if (!place.startsWith(region)) return undefined;
  return place.slice(0, below[region.length]);
}

/** The regions that have a row in which a place counts, and as which child: a township's own, and those above. */
export function parentsOf(place: string): { parent: string; child: string }[] {
  const parents = [2, 4, 6, 9]
    .map((length) => place.slice(0, length))
    .filter((parent) => childOf(parent, place));
  return [...new Set(parents)].map((parent) => ({ parent, child: childOf(parent, place) ?? place }));
}
