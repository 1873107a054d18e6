import { isWithin } from '../../../schemas/access.ts';
import { type ToldChange, toldDeclaration } from '../../../schemas/change-feed.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { ChangeReader } from '../../../schemas/reader-standing.ts';

/** Whether a city is told of a declaration: while it answers for it, and while it counts (invariant 7, requirements A7). */
export function isTold({ place, state }: Pick<Declaration, 'place' | 'state'>, city: string): boolean {
  return isWithin(place, city) && state !== 'claimed' && state !== 'superseded';
}

/** A declaration as it was found, and the day whose key seals it. */
export interface Kept {
  declaration: Declaration;
  retentionDate: string;
}

/** How a declaration stands, and for how long it may be held, for a system; nothing was found of one that is gone, or is not told to the city. */
export function tellDeclaration(
  { city, reader }: { city: string; reader: ChangeReader },
  id: string,
  kept: Kept | undefined,
): ToldChange {
  if (kept === undefined || !isTold(kept.declaration, city)) return { id, gone: true };
  const found = kept.declaration;
  const { source, ...personal } = found.personal;
  // What another city calls it is that city's.
  const isTheirs = source !== undefined && (reader === 'platform' || source.city === city);
  return {
    id,
    declaration: toldDeclaration.parse({
      ...found,
      personal: { ...personal, ...(isTheirs && { source }) },
    }),
    // Told, not reckoned by who reads it: how long is kept is a parameter (requirements K1).
    deleteAfter: kept.retentionDate,
  };
}
