import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { isCrowded, listClaim, unlistClaim } from './claim-note.ts';
import { heldDate, putPointer, readDay } from './day-chain.ts';
import { parseFacts } from './declaration-record.ts';
import { changeDeclaration, type DeclarationSources } from './declaration-store.ts';
import { type Change, changed, declarationUpdate } from './declaration-update.ts';
import { noteLeft } from './left-rows.ts';
import { isCondition, transact } from './transact.ts';
import { deleteTransferRow } from './transfer-row.ts';

export type Written =
  | { kind: 'written'; declaration: Declaration }
  /** Another declaration of the same person holds the day. */
  | { kind: 'taken'; holder: string }
  /** Another write came first: nothing was written. */
  | { kind: 'raced' };

/**
 * Writes what a citizen changed, together with what follows from it: another arrival day is taken, and the claim is listed
 * on the first filing or taken off (requirements A7). One transaction, or one write where nothing follows: a day that is
 * given up is free by itself.
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
  const day = await dayWrite(sources, change);
  if (day !== undefined && 'kind' in day) return day;
  const row = rowWrite(sources, change);
  if (day === undefined && note === undefined && row === undefined) {
    const declaration = await changeDeclaration(sources, change);
    return declaration === undefined ? { kind: 'raced' } : { kind: 'written', declaration };
  }
  const [update] = await Promise.all([declarationUpdate(sources, change), noteLeft(sources, change)]);
  const own = { Update: update };
  const writes = [own, day, note, row].filter((write) => write !== undefined);
  const reasons = await transact(sources, writes);
  if (reasons === undefined) return { kind: 'written', declaration: changed(change) };
  const refusal = note && reasons[writes.indexOf(note)];
  const first = refusal && isCondition(refusal) ? refusal.Item : undefined;
  return first !== undefined && isCrowded(parseFacts(first)) ? { kind: 'crowded' } : { kind: 'raced' };
}

/** Nobody is asked any more: the row by which the receiver saw the case wait goes. */
function rowWrite(sources: DeclarationSources, { before, after }: Change): TransactWriteItem | undefined {
  const waiting = before.transfers.find(({ state }) => state === 'waiting');
  if (waiting === undefined || after.waitingAt !== undefined) return undefined;
  return deleteTransferRow(sources, before, waiting.n);
}

/** The write that takes the day a declaration moves to, or why it can't. */
async function dayWrite(
  sources: DeclarationSources,
  { before, after }: Change,
): Promise<TransactWriteItem | Written | undefined> {
  const date = heldDate(after);
  if (date === undefined || date === heldDate(before)) return undefined;
  const { holder, next } = await readDay(sources, { document: before.personal.document, date });
  if (holder === undefined) return putPointer(sources, next, after);
  // Its own: the same edit came in twice, and the other one was faster.
  return holder.id === before.id ? { kind: 'raced' } : { kind: 'taken', holder: holder.id };
}

function noteWrite({ name }: DeclarationSources, { before, after }: Change): TransactWriteItem | undefined {
  const first = after.claimOf;
  if (first === undefined || (before.state === 'claimed') === (after.state === 'claimed')) return undefined;
  return {
    Update: after.state === 'claimed' ? listClaim(name, first, after) : unlistClaim(name, first, after.id),
  };
}
