import type { Declaration } from '../../../schemas/declaration.ts';

type Moved = Pick<Declaration, 'place' | 'changes' | 'dispatches' | 'transfers'>;

/**
 * Who was responsible for a case at an instant (invariant 3): the place that the first move after it came from, else the
 * present one. Whoever gives a case away still has it at that very instant.
 */
export function placeThen({ place, changes, dispatches = [], transfers }: Moved, at: string): string {
  const edits = changes.flatMap((change) =>
    change.before === undefined ? [] : [{ at: change.at, from: change.before.place }],
  );
  const accepted = transfers.flatMap(({ state, answeredAt, from }) =>
    state === 'accepted' && answeredAt !== undefined ? [{ at: answeredAt, from }] : [],
  );
  const later = [...edits, ...dispatches, ...accepted].filter((move) => move.at >= at);
  const next = later.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
  return next?.from ?? place;
}
