import type { Declaration } from '../../../schemas/declaration.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';

/**
 * Tells that the system lifted a measure (requirements D6): the person, at once and at any hour, because nobody may hold them any longer; and
 * whoever has the case, by one message for an hour, however many there are.
 */
export async function tellLifted(
  notify: (notification: Notification) => Promise<void>,
  { id, place }: Pick<Declaration, 'id' | 'place'>,
  at: string,
): Promise<void> {
  const hour = `${shanghaiDate(new Date(at))}-${at.slice(11, 13)}`;
  await notify({ kind: 'measure-lifted', id: `measure-lifted-${id}-${at}`, declaration: id });
  await notify({ kind: 'measures-lifted', id: `measures-lifted-${place}-${hour}`, place });
}
