import type { OnState } from '../seams/machines.ts';
import type { Journal } from './journal.ts';

/** The same journal, which says of each state that it stands in it by now, and before it is written there that it is left. */
export function tellOfStates(journal: Journal, onState: OnState): Journal {
  return {
    ...journal,
    enter: (visit) => {
      journal.enter(visit);
      onState(visit.state, 'entered');
    },
    leave: (visit, outcome, output, next) => {
      onState(visit.state, 'leaving');
      journal.leave(visit, outcome, output, next);
      if (next !== undefined) onState(next.state, 'entered');
    },
  };
}
