import type { Declaration } from '../../../schemas/declaration.ts';

type Moved = Pick<Declaration, 'place' | 'changes' | 'transfers'>;

/**
 * Who was responsible for a case at an instant (invariant 3): the place that the first move after it came from, else the
 * present one. What is dispatched to the township is so within seconds, before anything else can happen.
 */
export function placeThen({ place, changes, transfers }: Moved, at: string): string {
  const edits = changes.flatMap((change) =>
    change.before === undefined ? [] : [{ at: change.at, from: change.before.place }],
  );
  const accepted = transfers.flatMap(({ state, answeredAt, from }) =>
    state === 'accepted' && answeredAt !== undefined ? [{ at: answeredAt, from }] : [],
  );
  const later = [...edits, ...accepted].filter((move) => move.at >= at);
  const next = later.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
  return next?.from ?? place;
}
