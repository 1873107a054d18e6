import { GetItemCommand, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { type Change, changed, declarationUpdate } from './declaration-update.ts';
import { type Envelope, envelopeOf, openDeclaration, type Vault } from './declaration-vault.ts';
import { getAll } from './get-all.ts';
import { declarationKey } from './keys.ts';
import { noteLeft } from './left-rows.ts';
import type { Table } from './table.ts';
import { isWritten, transact } from './transact.ts';
import type { Attributes } from './values.ts';

export type DeclarationSources = Table & Vault;

/** The declaration by its id, as the last write left it. */
export async function findDeclaration(
  sources: DeclarationSources,
  id: string,
): Promise<Declaration | undefined> {
  const stored = await findStored(sources, id);
  return stored && openDeclaration(sources, stored);
}

/** The same, still closed: one read and no key, whether or not it exists and whosever it is (invariant 7). */
export async function findEnvelope(
  sources: DeclarationSources,
  id: string,
  freshness?: Freshness,
): Promise<Envelope | undefined> {
  const stored = await findStored(sources, id, freshness);
  return stored && envelopeOf(sources, stored);
}

/** The attributes of a declaration, as the last write left them unless a recent state is asked for. */
export async function findStored(
  { client, name }: Pick<DeclarationSources, 'client' | 'name'>,
  id: string,
  freshness: Freshness = 'latest',
): Promise<Attributes | undefined> {
  const { Item: stored } = await client.send(
    new GetItemCommand({ TableName: name, Key: declarationKey(id), ConsistentRead: freshness === 'latest' }),
  );
  return stored;
}

/** Several declarations by their ids, at most 100, still closed, recent or as the last write left them; those that are gone are left out. */
export async function findEnvelopes(
  sources: DeclarationSources,
  ids: readonly string[],
  freshness: Freshness = 'recent',
): Promise<Envelope[]> {
  const found = await getAll(
    sources,
    ids.map((id) => declarationKey(id)),
    freshness === 'latest',
  );
  return found.map((stored) => envelopeOf(sources, stored));
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
  const [update] = await Promise.all([declarationUpdate(sources, change), noteLeft(sources, change)]);
  if (alongside.length > 0) {
    const reasons = await transact(sources, [{ Update: update }, ...alongside]);
    return reasons === undefined ? changed(change) : undefined;
  }
  const written = await isWritten(sources.client.send(new UpdateItemCommand(update)));
  return written ? changed(change) : undefined;
}
