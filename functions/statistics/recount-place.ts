import type { Declaration } from '../../schemas/declaration.ts';

type Told = Pick<Declaration, 'destination' | 'place' | 'changes' | 'dispatches' | 'transfers'>;

/** The community that it was declared for at first: the earliest edit that moved it says from where. */
export function firstDestination({ destination, changes }: Pick<Told, 'destination' | 'changes'>): string {
  return changes.find(({ before }) => before !== undefined)?.before?.destination ?? destination;
}

/**
 * Who answered for a case at an instant, replayed from what moved it since (invariant 3): edits of the destination, the
 * township that took it over and accepted transfers each say who had it until then. Whoever gives a case away still had it
 * at that very instant.
 */
export function responsibleAt({ place, changes, dispatches = [], transfers }: Told, at: string): string {
  const until: { at: string; had: string }[] = [];
  for (const change of changes)
    if (change.before !== undefined) until.push({ at: change.at, had: change.before.place });
  for (const { at: takenAt, from } of dispatches) until.push({ at: takenAt, had: from });
  for (const { answeredAt, from, state } of transfers)
    if (state === 'accepted' && answeredAt !== undefined) until.push({ at: answeredAt, had: from });
  until.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return until.find((move) => Date.parse(move.at) >= Date.parse(at))?.had ?? place;
}
