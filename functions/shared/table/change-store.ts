import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { isCrowded, listClaim, unlistClaim } from './claim-note.ts';
import { changeDeclaration, type DeclarationSources } from './declaration-store.ts';
import { type Change, changed, declarationUpdate } from './declaration-update.ts';
import { arrivalDateOf, holderOf, personUpdate } from './person-days.ts';
import { isCondition, transact } from './transact.ts';
import { deleteTransferRow } from './transfer-row.ts';

export type Written =
  | { kind: 'written'; declaration: Declaration }
  /** Another declaration of the same person holds the day. */
  | { kind: 'taken'; holder: string }
  /** Another write came first: nothing was written. */
  | { kind: 'raced' };

/**
 * Writes what a citizen changed, together with what follows from it: the day that the person holds moves or is free again,
 * and the claim is listed on the first filing or taken off (requirements A7). One transaction, or one write where nothing
 * follows.
 */
export async function writeChange(sources: DeclarationSources, change: Change): Promise<Written> {
  const written = await writeNoted(sources, change, noteWrite(sources, change));
  // A first filing that lists as many claims as it may is left alone, as when one more is filed.
  const stored = written.kind === 'crowded' ? await writeNoted(sources, change, undefined) : written;
  return stored.kind === 'crowded' ? { kind: 'raced' } : stored;
}

async function writeNoted(
  sources: DeclarationSources,
  change: Change,
  note: TransactWriteItem | undefined,
): Promise<Written | { kind: 'crowded' }> {
  const person = await dayWrite(sources, change);
  const row = rowWrite(sources, change);
  if (person === undefined && note === undefined && row === undefined) {
    const declaration = await changeDeclaration(sources, change);
    return declaration === undefined ? { kind: 'raced' } : { kind: 'written', declaration };
  }
  const own = { Update: await declarationUpdate(sources, change) };
  const writes = [own, person, note, row].filter((write) => write !== undefined);
  const reasons = await transact(sources, writes);
  if (reasons === undefined) return { kind: 'written', declaration: changed(change) };
  const refused = (write: TransactWriteItem | undefined) => {
    const reason = write && reasons[writes.indexOf(write)];
    return reason && isCondition(reason) ? reason.Item : undefined;
  };
  const holder = holderOf(refused(person), arrivalDateOf(change.after));
  if (holder !== undefined && holder !== change.before.id) return { kind: 'taken', holder };
  return isCrowded(refused(note)) ? { kind: 'crowded' } : { kind: 'raced' };
}

/** Nobody is asked any more: the row by which the receiver saw the case wait goes. */
function rowWrite(sources: DeclarationSources, { before, after }: Change): TransactWriteItem | undefined {
  const waiting = before.transfers.find(({ state }) => state === 'waiting');
  if (waiting === undefined || after.waitingAt !== undefined) return undefined;
  return deleteTransferRow(sources, before, waiting.n);
}

/** The day that a declaration holds for its person; a claim holds none, and neither does one that no longer counts. */
export function heldDate(declaration: Declaration): string | undefined {
  const { state } = declaration;
  return state === 'claimed' || state === 'withdrawn' || state === 'superseded'
    ? undefined
    : arrivalDateOf(declaration);
}

async function dayWrite(
  sources: DeclarationSources,
  { before, after }: Change,
): Promise<TransactWriteItem | undefined> {
  const [was, is] = [heldDate(before), heldDate(after)];
  if (was === is) return undefined;
  const update = await personUpdate(sources, {
    document: before.personal.document,
    ...(was !== undefined && { release: { date: was, of: before.id } }),
    ...(is !== undefined && { take: { date: is, by: after.id } }),
    at: after.updatedAt,
  });
  return { Update: update };
}

function noteWrite({ name }: DeclarationSources, { before, after }: Change): TransactWriteItem | undefined {
  const first = after.claimOf;
  if (first === undefined || (before.state === 'claimed') === (after.state === 'claimed')) return undefined;
  return {
    Update: after.state === 'claimed' ? listClaim(name, first, after) : unlistClaim(name, first, after.id),
  };
}
