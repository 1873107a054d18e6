import type { AssignmentNeeds } from '../../functions/distribute/assign-declaration.ts';
import type { Assignment } from '../../functions/distribute/assignment.ts';
import type { Notification } from '../../schemas/notification.ts';
import { afternoon, community } from '../support/builders.ts';

export const township = community.slice(0, 9);
export const unmanned = '410105001007';

export function anAssignment(given: Partial<Assignment> = {}): Assignment {
  return {
    event: 'event-1',
    kind: 'submitted',
    declaration: 'aaaaaaaaaaaaaaaaaaaaaa',
    place: community,
    submittedAt: afternoon.toISOString(),
    forAnotherAdult: false,
    ...given,
  };
}

/** Desks in memory: an officer everywhere but at `unmanned`. */
export interface Assigning extends AssignmentNeeds {
  announced: string[];
  touched: string[];
  dispatched: string[];
  notified: Notification[];
}

export function anAssigning(): Assigning {
  const announced: string[] = [];
  const touched: string[] = [];
  const dispatched: string[] = [];
  const notified: Notification[] = [];
  const note = <Entry>(list: Entry[], entry: Entry) => Promise.resolve(void list.push(entry));
  return {
    announced,
    touched,
    dispatched,
    notified,
    desks: {
      isUnmanned: (place) => Promise.resolve(place === unmanned),
      touch: (place, at) => note(touched, `${place} ${at.toISOString()}`),
    },
    cases: { dispatch: (id, { from, township }) => note(dispatched, `${id} ${from} → ${township}`) },
    announce: (roundAt, place) => note(announced, `${roundAt.toISOString()} ${place}`),
    notify: (notification) => note(notified, notification),
  };
}
