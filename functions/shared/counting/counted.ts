import type { Declaration } from '../../../schemas/declaration.ts';
import type { Occurrence } from '../../../schemas/occurrence.ts';

/** What of a declaration is counted; nothing of it is sealed. */
export interface Counted
  extends Pick<
    Declaration,
    | 'state'
    | 'submittedAt'
    | 'direction'
    | 'expectedArrivalAt'
    | 'leadDays'
    | 'shortNotice'
    | 'origin'
    | 'destination'
    | 'place'
    | 'transport'
    | 'symptoms'
    | 'riskStay'
    | 'channel'
    | 'waitingAt'
    | 'claimOf'
    | 'dueAt'
  > {
  occurrences: readonly Occurrence[];
}
