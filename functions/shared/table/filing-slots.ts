import type { IdentityDocument } from '../../../schemas/identity-document.ts';
import { claimIdOf, dayIdOf } from '../privacy/blind-index.ts';
import { retentionDateOf } from '../privacy/retention.ts';
import { isCrowded } from './claim-note.ts';
import { arrivalDateOf, type DayStanding, readDay } from './day-chain.ts';
import { type DeclarationFacts, parseFacts } from './declaration-record.ts';
import { type DeclarationSources, findStored } from './declaration-store.ts';
import { type FilingMark, readMark } from './filing-mark.ts';
import type { Attributes } from './values.ts';

/** Where the declaration of one traveller is to be stored. */
export interface Slot {
  id: string;
  /** The declaration that holds the day: this one is kept beside it, as a claim, and holds none. */
  claimOf?: string;
  /** The other one lists as many claims as it may, and is left alone. */
  isUnlisted?: boolean;
  /** The id under which nothing may have been stored meanwhile, or the slot is another one. */
  unless?: string;
}

/** A party of which nothing may be stored yet, or all. */
export interface PartyAsked {
  idempotencyKey: string;
  mark: FilingMark;
  documents: readonly IdentityDocument[];
  expectedArrivalAt: string;
}

/** What was stored under the same Idempotency-Key before. */
export interface EarlierFiling {
  bodyHash: string;
  declarations: readonly DeclarationFacts[];
}

/** The slots of people whose day nobody ever took, as nearly always. Loads the keys that storing will need, so that it need not wait. */
export async function firstSlots(
  { ring, retentionDays }: DeclarationSources,
  { documents, expectedArrivalAt }: Pick<PartyAsked, 'documents' | 'expectedArrivalAt'>,
): Promise<Slot[]> {
  const dated = { expectedArrivalAt, arrivedAt: undefined, verifications: [] };
  const [{ ids }] = await Promise.all([
    ring.season(),
    ring.dayToWrite(retentionDateOf(dated, retentionDays)),
  ]);
  const date = arrivalDateOf(dated);
  return documents.map((document) => ({ id: dayIdOf(ids, { document, date }, 1) }));
}

/** What of a party is stored already, and else its slots as the table stands now. */
export async function findSlots(
  sources: DeclarationSources,
  party: PartyAsked,
): Promise<{ slots: Slot[]; earlier?: EarlierFiling }> {
  const found = await Promise.all(party.documents.map((_, index) => findSlot(sources, party, index)));
  const slots = found.map(({ slot }) => slot);
  const stored = found.map(({ earlier }) => earlier).filter((earlier) => earlier !== undefined);
  const [first] = stored;
  if (first === undefined) return { slots };
  return { slots, earlier: { bodyHash: readMark(first).body, declarations: stored.map(parseFacts) } };
}

async function findSlot(
  sources: DeclarationSources,
  { idempotencyKey, mark, documents, expectedArrivalAt }: PartyAsked,
  index: number,
): Promise<{ slot: Slot; earlier: Attributes | undefined }> {
  const [document] = documents.slice(index);
  if (document === undefined) throw new RangeError('nobody has this index in the party');
  const { ids } = await sources.ring.season();
  const claimId = claimIdOf(ids, idempotencyKey, index);
  const [claim, day] = await Promise.all([
    findStored(sources, claimId),
    readDay(sources, { document, date: arrivalDateOf({ expectedArrivalAt }) }),
  ]);
  const earlier = claim ?? day.generations.find((stored) => readMark(stored).key === mark.key);
  return { slot: slotOf(day, claimId), earlier };
}

/**
 * A held day: as a claim, if no generation is added meanwhile. A free one: as its next generation, if no claim is stored under
 * the same key meanwhile. So of two that are sent with one key, one is stored at most (invariant 1).
 */
function slotOf({ holder, next }: DayStanding, claimId: string): Slot {
  if (holder === undefined) return { id: next, unless: claimId };
  return { id: claimId, claimOf: holder.id, isUnlisted: isCrowded(holder), unless: next };
}
