import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type DeclarationSources, findEnvelopes } from './declaration-store.ts';
import type { Envelope } from './declaration-vault.ts';
import { declarationIdOf } from './keys.ts';
import { partitionKey, phoneIndex } from './shape.ts';
import { text, textOf } from './values.ts';

/** Far more than anybody has open at a time. */
const mostDeclarations = 50;

/** What was declared with a phone, by its blind index: what the index finds, and the rest of the parties filed with it. */
export async function findByPhone(sources: DeclarationSources, index: string): Promise<Envelope[]> {
  const { Items: keys = [] } = await sources.client.send(
    new QueryCommand({
      TableName: sources.name,
      IndexName: phoneIndex.name,
      KeyConditionExpression: '#phone = :phone',
      ExpressionAttributeNames: { '#phone': phoneIndex.partitionKey },
      ExpressionAttributeValues: { ':phone': text(index) },
      Limit: mostDeclarations,
    }),
  );
  const ids = new Set(keys.map((key) => declarationIdOf(textOf(key, partitionKey) ?? '')));
  const found = await findEnvelopes(sources, [...ids]);
  const others = othersOf(index, found);
  return [
    ...found,
    ...(await findEnvelopes(sources, [...others.difference(ids)].slice(0, mostDeclarations))),
  ];
}

// Another adult's declaration is not under the declarant's phone.
function othersOf(index: string, found: readonly Envelope[]): Set<string> {
  const filed = found.filter(({ declarantIndex }) => declarantIndex === index);
  return new Set(filed.flatMap(({ facts: { party } }) => party));
}
