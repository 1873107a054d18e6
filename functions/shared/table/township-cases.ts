import type { Declaration } from '../../../schemas/declaration.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { openDeclaration } from './declaration-vault.ts';
import { getAll } from './get-all.ts';
import { declarationKey } from './keys.ts';
import { queryPages } from './query-all.ts';
import { partitionKey, placeIndex, sortKey } from './shape.ts';
import { text, textOf } from './values.ts';

/** BatchGetItem takes so many. */
const together = 100;

/**
 * Every declaration that counts and is a township's, or one of its communities', now, some at a time; those that can't be opened
 * any more are left out. A Query of the index of places, and half a read unit each for the declaration itself, as a replica
 * has it: whoever asks knows what was written lately.
 */
export async function* findTownshipCases(
  sources: DeclarationSources,
  township: string,
): AsyncGenerator<Declaration[]> {
  const rows = queryPages(sources, {
    IndexName: placeIndex.name,
    KeyConditionExpression: '#township = :township',
    ExpressionAttributeNames: { '#township': placeIndex.partitionKey },
    ExpressionAttributeValues: { ':township': text(township) },
  });
  // Beside each declaration stands the row of its transfer, where it waits to be accepted.
  const own = declarationKey('').sk.S;
  for await (const page of rows) {
    const keys = page
      .filter((row) => textOf(row, sortKey) === own)
      .map(({ [partitionKey]: pk, [sortKey]: sk }) => ({
        ...(pk && { [partitionKey]: pk }),
        ...(sk && { [sortKey]: sk }),
      }));
    for (let start = 0; start < keys.length; start += together) {
      const stored = await getAll(sources, keys.slice(start, start + together));
      const opened = await Promise.all(stored.map((one) => openDeclaration(sources, one)));
      yield opened.filter((one) => one !== undefined);
    }
  }
}
