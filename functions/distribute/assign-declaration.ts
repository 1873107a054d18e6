import type { Notification } from '../../schemas/notification.ts';
import { roundAfter } from '../../schemas/rounds.ts';
import type { Assignment } from './assignment.ts';

export interface AssignmentNeeds {
  desks: {
    /** Whether a community has no active officer. */
    isUnmanned(community: string): Promise<boolean>;
    /** Says that the worklist of a place is another now. */
    touch(place: string, at: Date): Promise<void>;
  };
  cases: {
    /** Makes the township's dispatch list responsible, unless the place is another one by now. */
    dispatch(id: string, move: { from: string; township: string; at: string }): Promise<void>;
  };
  /** Notes that a round has something new for a place. */
  announce(roundAt: Date, place: string): Promise<void>;
  notify(notification: Notification): Promise<void>;
}

/**
 * Assigns a declaration to the officer of its community, or, where nobody is on duty, to the township's dispatch list
 * (requirements B1, B3). Nothing is written on the declaration where there is an officer: the round hands it out. Doing it
 * again changes nothing.
 */
export async function assignDeclaration(
  needs: AssignmentNeeds,
  assignment: Assignment,
  now: Date,
): Promise<void> {
  const { declaration, kind, place, placeBefore, submittedAt, forAnotherAdult } = assignment;
  const responsible = await findResponsible(needs, place);
  if (responsible !== place)
    await needs.cases.dispatch(declaration, { from: place, township: responsible, at: now.toISOString() });
  const submitted = new Date(submittedAt);
  const isHandedOut = roundAfter(submitted) <= now;
  const isNew = kind === 'submitted' || placeBefore !== undefined;
  // What comes late is announced by the next round: its own has passed.
  if (isNew) await needs.announce(roundAfter(isHandedOut ? now : submitted), responsible);
  const changed = new Set(isHandedOut ? [responsible, place, placeBefore ?? place] : []);
  await Promise.all([...changed].map((one) => needs.desks.touch(one, now)));
  if (kind === 'submitted' && forAnotherAdult)
    await needs.notify({ kind: 'declared-for-you', id: `declared-for-you-${declaration}`, declaration });
}

async function findResponsible({ desks }: AssignmentNeeds, place: string): Promise<string> {
  const township = place.slice(0, 9);
  return place === township || (await desks.isUnmanned(place)) ? township : place;
}
