import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { SealedCase } from '../access/find-in-scope.ts';
import { parseFacts } from './declaration-record.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { openDeclaration } from './declaration-vault.ts';
import { declarationKey } from './keys.ts';

/** The case by its id, not yet opened: one call, whoever asks (invariant 7). */
export async function findSealedCase(
  sources: DeclarationSources,
  id: string,
): Promise<SealedCase | undefined> {
  const { Item: stored } = await sources.client.send(
    new GetItemCommand({ TableName: sources.name, Key: declarationKey(id), ConsistentRead: true }),
  );
  if (stored === undefined) return undefined;
  return { ...parseFacts(stored), open: () => openDeclaration(sources, stored) };
}
