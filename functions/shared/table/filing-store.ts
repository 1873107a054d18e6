import { PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { listClaim } from './claim-note.ts';
import { ifAbsent } from './day-chain.ts';
import type { DeclarationSources } from './declaration-store.ts';
import { sealDeclaration } from './declaration-vault.ts';
import { type FilingMark, writeMark } from './filing-mark.ts';
import type { Slot } from './filing-slots.ts';
import { declarationKey } from './keys.ts';
import { citizenWriter, writer } from './shape.ts';
import { isWritten, transact } from './transact.ts';
import { text } from './values.ts';

/** A party as it is to be stored: all of it, or nothing. */
export interface Filing {
  declarations: readonly Declaration[];
  /** For each declaration, in order. */
  slots: readonly Slot[];
  mark: FilingMark;
}

/**
 * Stores a party: whoever is alone and takes their day for the first time in one conditional put, since the day is the key
 * (decision 0008); everybody else in one transaction. Says whether it did: not when a slot is no longer what it was.
 */
export async function storeFiling(sources: DeclarationSources, filing: Filing): Promise<boolean> {
  const { declarations, slots, mark } = filing;
  const puts = await Promise.all(
    declarations.map((declaration) => declarationPut(sources, declaration, mark)),
  );
  const alongside = slots.flatMap((slot, index) => besides(sources, slot, declarations[index]));
  const [alone, ...others] = [...puts, ...alongside];
  if (alone?.Put !== undefined && others.length === 0)
    return isWritten(sources.client.send(new PutItemCommand(alone.Put)));
  return (await transact(sources, [...puts, ...alongside])) === undefined;
}

async function declarationPut(
  sources: DeclarationSources,
  declaration: Declaration,
  mark: FilingMark,
): Promise<TransactWriteItem> {
  const Item = {
    ...declarationKey(declaration.id),
    ...(await sealDeclaration(sources, declaration)),
    ...writeMark(mark),
    [writer]: text(citizenWriter),
  };
  return { Put: { TableName: sources.name, Item, ...ifAbsent } };
}

/** What a slot needs beside the declaration in it. */
function besides(
  { name }: DeclarationSources,
  { unless, claimOf, isUnlisted }: Slot,
  declaration: Declaration | undefined,
): TransactWriteItem[] {
  const isListed = declaration !== undefined && claimOf !== undefined && isUnlisted !== true;
  return [
    ...(unless === undefined
      ? []
      : [{ ConditionCheck: { TableName: name, Key: declarationKey(unless), ...ifAbsent } }]),
    ...(isListed ? [{ Update: listClaim(name, claimOf, declaration) }] : []),
  ];
}
