import type { Batch } from '../../../functions/export/changes/append-changes.ts';

/** The log in memory, with the condition that the table keeps: a number is taken once. */
export function aLog() {
  const batches = new Map<number, Batch>();
  const inOrder = () => [...batches.values()].toSorted((one, other) => one.n - other.n);
  return {
    inOrder,
    last: () => Promise.resolve(inOrder().at(-1)),
    after: (n: number) =>
      Promise.resolve(
        inOrder()
          .filter((batch) => batch.n > n)
          .slice(0, 3),
      ),
    append: (batch: Batch) => {
      const isFree = !batches.has(batch.n);
      if (isFree) batches.set(batch.n, batch);
      return Promise.resolve(isFree);
    },
    /** What is kept no more. */
    forget: (n: number) => batches.delete(n),
  };
}

/** An id of a declaration. */
export const idOf = (ordinal: number): string => String(ordinal).padStart(22, 'd');
