import type { CityConflict, CityDecisionRequest } from '../../../schemas/city-conflict.ts';
import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import { type MessageCode, messages } from '../../../schemas/messages.ts';
import { notFound, RefusedError } from '../../shared/errors.ts';

type Decision = NonNullable<CityConflict['decision']>;

interface Found {
  conflict: CityConflict;
  row: CityRow;
  mapping: number;
}

export interface ConflictNeeds {
  find(id: string): Promise<Found | undefined>;
  /** Says no when it was decided before. */
  decide(found: Found, decision: Decision): Promise<boolean>;
  /** Takes this decision back, if it stands. */
  undecide: (id: string, decision: Decision) => Promise<void>;
  /** Takes the row although it contradicts what stands here. */
  insist(row: CityRow, from: { import: string; mapping: number }): Promise<CityRowOutcome>;
  /** Notes that the row is known, and ours stands. */
  settle(row: CityRow): Promise<void>;
}

export interface DecisionAsked {
  id: string;
  request: CityDecisionRequest;
  by: Actor;
  now: Date;
}

/**
 * Decides which of two stands (requirements J1: conflicts go to a queue). What the city’s row says is applied within what the life of a
 * declaration allows (A4); which of two filings of one day is the real one is the officer’s to settle (A7).
 * @throws RefusedError 404; 409 when somebody decided it before, when it is the officer’s, or with what forbids to apply it
 */
export async function decideConflict(
  needs: ConflictNeeds,
  { id, request, by, now }: DecisionAsked,
): Promise<CityConflict> {
  const found = await needs.find(id);
  if (found === undefined) throw notFound();
  const { conflict, row, mapping } = found;
  const decision = { kind: request.decision, at: now.toISOString(), by, reason: request.reason };
  const isOfficers = conflict.kind === 'day-held';
  if (decision.kind === 'theirs' && isOfficers) throw new RefusedError('city-conflict.officer', 409);
  const decided = conflict.decision === undefined && (await needs.decide(found, decision));
  const standing = decided ? { ...conflict, decision } : repeat((await needs.find(id))?.conflict, decision);
  // Decided first: of two who decide at once, only what stands is done. A retry does it again, which changes nothing.
  if (decision.kind === 'theirs') {
    const came = await needs.insist(row, { import: conflict.import, mapping });
    if (decided) await refuseUnlessDone(needs, { id, decision }, came);
  } else if (!isOfficers) await needs.settle(row);
  return standing;
}

function repeat(conflict: CityConflict | undefined, asked: Decision): CityConflict {
  if (conflict === undefined) throw notFound();
  const { decision } = conflict;
  const isSame =
    decision?.kind === asked.kind && decision.by?.sub === asked.by?.sub && decision.reason === asked.reason;
  if (!isSame) throw new RefusedError('city-conflict.decided', 409);
  return conflict;
}

/** Takes the decision back when the row can't be applied. @throws RefusedError (409) that says why */
async function refuseUnlessDone(
  { undecide }: ConflictNeeds,
  { id, decision }: { id: string; decision: Decision },
  { outcome, reason }: CityRowOutcome,
): Promise<void> {
  if (['edited', 'withdrawn', 'unchanged', 'filed', 'joined'].includes(outcome)) return;
  await undecide(id, decision);
  if (outcome === 'older') throw new RefusedError('city-conflict.older', 409);
  const why = reason !== undefined && reason in messages ? (reason as MessageCode) : undefined;
  throw new RefusedError(why ?? 'city-conflict.forbidden', 409);
}
