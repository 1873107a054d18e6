import type { Declaration } from '../../schemas/declaration.ts';
import type { Assignment } from './assignment.ts';

type Facts = Pick<Declaration, 'id' | 'place' | 'submittedAt' | 'forAnotherAdult'>;

/** What a citizen did, as the stream tells it. */
export interface CitizenWrite {
  event: string;
  after: Facts;
  /** Absent when it is new. */
  before?: Pick<Facts, 'place'>;
}

/** What the queue is told of a citizen's write (requirements B1). */
export function tellAssignment({ event, before, after }: CitizenWrite): Assignment {
  const { id: declaration, place, submittedAt, forAnotherAdult } = after;
  const moved = before !== undefined && before.place !== place;
  return {
    event,
    kind: before === undefined ? 'submitted' : 'changed',
    declaration,
    place,
    ...(moved && { placeBefore: before.place }),
    submittedAt,
    forAnotherAdult,
  };
}
