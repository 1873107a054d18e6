import { type Desk, readDesk } from './desk-store.ts';
import { getAll } from './get-all.ts';
import { deskKey } from './keys.ts';
import { partitionKey } from './shape.ts';
import type { Table } from './table.ts';
import { textOf } from './values.ts';

/**
 * Finds the desks that are asked for in one turn of the event loop with one request, each place once: the records of a batch
 * are handled side by side.
 */
export function findDesksTogether(table: Table): (place: string) => Promise<Desk> {
  let waiting = new Map<string, PromiseWithResolvers<Desk>>();
  const flush = async () => {
    const asked = waiting;
    waiting = new Map();
    try {
      const found = await getAll(table, Array.from(asked.keys(), deskKey));
      for (const [place, { resolve }] of asked)
        resolve(
          readDesk(
            place,
            found.find((stored) => textOf(stored, partitionKey) === deskKey(place).pk.S),
          ),
        );
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
  };
  return (place) => {
    const known = waiting.get(place);
    if (known !== undefined) return known.promise;
    const desk = Promise.withResolvers<Desk>();
    waiting.set(place, desk);
    if (waiting.size === 1) setImmediate(() => void flush());
    return desk.promise;
  };
}
