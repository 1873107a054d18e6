import {
  ConditionalCheckFailedException,
  GetItemCommand,
  TransactionConflictException,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { type Change, changed, declarationUpdate } from './declaration-update.ts';
import { openDeclaration, type Vault } from './declaration-vault.ts';
import { getAll } from './get-all.ts';
import { declarationKey } from './keys.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';

export type DeclarationSources = Table & Vault;

/** The declaration by its id, as the last write left it. */
export async function findDeclaration(
  sources: DeclarationSources,
  id: string,
): Promise<Declaration | undefined> {
  const { Item: stored } = await sources.client.send(
    new GetItemCommand({ TableName: sources.name, Key: declarationKey(id), ConsistentRead: true }),
  );
  return stored && openDeclaration(sources, stored);
}

/** Several declarations by their ids, at most 100; those that are gone are left out. */
export async function findDeclarations(
  sources: DeclarationSources,
  ids: readonly string[],
): Promise<Declaration[]> {
  const found = await getAll(
    sources,
    ids.map((id) => declarationKey(id)),
  );
  const opened = await Promise.all(found.map((stored) => openDeclaration(sources, stored)));
  return opened.filter((one) => one !== undefined);
}

/**
 * Writes a change, if nothing was written since it was read; together with other writes when there are any (style.md 18).
 * Answers the declaration as it now stands; undefined when somebody was faster, or another write's condition did not hold.
 */
export async function changeDeclaration(
  sources: DeclarationSources,
  change: Change,
  alongside: readonly TransactWriteItem[] = [],
): Promise<Declaration | undefined> {
  const update = await declarationUpdate(sources, change);
  if (alongside.length > 0) {
    const reasons = await transact(sources, [{ Update: update }, ...alongside]);
    return reasons === undefined ? changed(change) : undefined;
  }
  try {
    await sources.client.send(new UpdateItemCommand(update));
    return changed(change);
  } catch (error) {
    const isRaced =
      error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException;
    if (isRaced) return undefined;
    throw error;
  }
}
