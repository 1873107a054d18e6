import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { documentIndexOf } from '../../functions/shared/privacy/blind-index.ts';
import { personKey } from '../../functions/shared/table/keys.ts';
import { arrivalDateOf, personUpdate } from '../../functions/shared/table/person-days.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { IdentityDocument } from '../../schemas/identity-document.ts';
import { aPerson, residentId } from './builders.ts';
import type { World } from './world.ts';

let people = 500;
/** Somebody of whom no other test of the file knows. */
export function somebody(given: Partial<Declaration['personal']> = {}): Declaration['personal'] {
  people += 1;
  return aPerson({ document: { type: 'resident-id', number: residentId(people) }, ...given });
}

/** Makes a declaration that was put as it is the holder of its person's day, as its submission would have. */
export async function holdDay({ sources }: World, filed: Declaration): Promise<void> {
  const take = { date: arrivalDateOf(filed), by: filed.id };
  const update = await personUpdate(sources, {
    document: filed.personal.document,
    take,
    at: filed.submittedAt,
  });
  await sources.client.send(new UpdateItemCommand(update));
}

/** The days that a person holds in the table, and for which declaration. */
export async function heldDays(
  { sources }: World,
  document: IdentityDocument,
): Promise<Record<string, string>> {
  const { blind } = await sources.ring.season();
  const found = await sources.client.send(
    new GetItemCommand({
      TableName: sources.name,
      Key: personKey(documentIndexOf(blind, document)),
      ConsistentRead: true,
    }),
  );
  const days = Object.entries(found.Item ?? {}).filter(([name]) => /^\d{4}-\d{2}-\d{2}$/.test(name));
  return Object.fromEntries(days.map(([date, { S: id = '' }]) => [date, id]));
}
