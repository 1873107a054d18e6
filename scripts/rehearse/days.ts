import { claimIdOf, dayIdOf } from '../../functions/shared/privacy/blind-index.ts';
import { heldDate, putPointer } from '../../functions/shared/table/day-chain.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';

type Document = Declaration['personal']['document'];

/**
 * Whose a person's arrival day is, as the table tells it (requirements A7, decision 0008): each time that a day is taken leaves
 * a generation behind, the last of which decides. A party's people are nobody else's, so a party knows all generations of theirs.
 */
export function openDays(
  { ids, retentionDays }: { ids: Uint8Array; retentionDays: number },
  find: (id: string) => Declaration | undefined,
) {
  const pointers = new Map<string, { holder: string; item: Attributes }>();

  const standing = (document: Document, date: string): { holder: string | undefined; next: string } => {
    let last: Declaration | undefined;
    for (let generation = 1; ; generation += 1) {
      const id = dayIdOf(ids, { document, date }, generation);
      const found = find(pointers.get(id)?.holder ?? id);
      if (found === undefined)
        return { holder: last && heldDate(last) === date ? last.id : undefined, next: id };
      last = found;
    }
  };
  const point = (next: string, holder: Declaration): void => {
    const item = putPointer({ name: '', retentionDays }, next, holder).Put?.Item;
    if (item !== undefined) pointers.set(next, { holder: holder.id, item });
  };

  return {
    pointers: (): Attributes[] => [...pointers.values()].map(({ item }) => item),
    /** Where a filing is stored: on the day itself, or beside the declaration that holds it. */
    slotFor: (
      document: Document,
      { expectedArrivalAt, key, index }: { expectedArrivalAt: string; key: string; index: number },
    ): { id: string; claimOf?: string } => {
      const { holder, next } = standing(document, shanghaiDate(new Date(expectedArrivalAt)));
      return holder === undefined ? { id: next } : { id: claimIdOf(ids, key, index), claimOf: holder };
    },
    /** Takes the day that an edit moves to; answers who holds it when another one does. */
    take: (before: Declaration, after: Declaration): string | undefined => {
      const date = heldDate(after);
      if (date === undefined || date === heldDate(before)) return undefined;
      const { holder, next } = standing(before.personal.document, date);
      if (holder === undefined) point(next, after);
      return holder;
    },
    /** A claim that was kept holds the day from now on. */
    handOver: (claim: Declaration): void =>
      point(standing(claim.personal.document, shanghaiDate(new Date(claim.expectedArrivalAt))).next, claim),
  };
}
