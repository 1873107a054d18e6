import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { arrivalDateOf, putPointer, readDay } from '../../functions/shared/table/day-chain.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { IdentityDocument } from '../../schemas/identity-document.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { aPerson, residentId } from './builders.ts';
import type { World } from './world.ts';

let people = 500;
/** Somebody of whom no other test of the file knows. */
export function somebody(given: Partial<Declaration['personal']> = {}): Declaration['personal'] {
  people += 1;
  return aPerson({ document: { type: 'resident-id', number: residentId(people) }, ...given });
}

/** Makes a declaration that was put as it is take its person's day, as its submission would have. */
export async function takeDay({ sources }: World, filed: Declaration): Promise<void> {
  const day = { document: filed.personal.document, date: arrivalDateOf(filed) };
  const { next } = await readDay(sources, day);
  const TransactItems = [putPointer(sources, next, filed)];
  await sources.client.send(new TransactWriteItemsCommand({ TransactItems }));
}

/** The days that tests arrive on. */
const dates = Array.from({ length: 8 }, (_, n) => addDays('2026-01-20', n));

/** The days that a person holds in the table, and for which declaration. */
export async function heldDays(
  { sources }: World,
  document: IdentityDocument,
): Promise<Record<string, string>> {
  const days = dates.map(async (date) => {
    const { holder } = await readDay(sources, { document, date });
    return holder === undefined ? [] : [[date, holder.id] as const];
  });
  return Object.fromEntries((await Promise.all(days)).flat());
}
